package io.tradepost.agent;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done at set times, by Quartz. Quartz only wakes: the same job never runs twice at a time,
 * one that fails is logged and runs again at its next time, and a time that passed while the
 * machine slept is made up for once.
 */
final class Schedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final String TASKS = "tasks";

  private final Scheduler scheduler;
  private final TimeZone zone;
  private final ConcurrentMap<String, Runnable> tasks = new ConcurrentHashMap<>();

  Schedule(ZoneId zone) throws IOException {
    this.zone = TimeZone.getTimeZone(zone);
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "tradepost");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.threadPool.threadCount", "4");
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    try {
      scheduler = new StdSchedulerFactory(properties).getScheduler();
      scheduler.getContext().put(TASKS, tasks);
      scheduler.start();
    } catch (SchedulerException e) {
      throw new IOException("The schedule could not be started: " + e.getMessage(), e);
    }
  }

  /** Does it again and again, first after one period. */
  void every(Duration period, String name, Runnable task) throws IOException {
    schedule(
        name,
        task,
        TriggerBuilder.newTrigger()
            .startAt(java.util.Date.from(java.time.Instant.now().plus(period)))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(period.toMillis())
                    .repeatForever()
                    .withMisfireHandlingInstructionNextWithRemainingCount())
            .build());
  }

  /** Does it at the times of a Quartz cron expression in the company's zone. */
  void cron(String expression, String name, Runnable task) throws IOException {
    schedule(
        name,
        task,
        TriggerBuilder.newTrigger()
            .withSchedule(
                CronScheduleBuilder.cronSchedule(expression)
                    .inTimeZone(zone)
                    .withMisfireHandlingInstructionFireAndProceed())
            .build());
  }

  private void schedule(String name, Runnable task, Trigger trigger) throws IOException {
    tasks.put(name, task);
    try {
      scheduler.scheduleJob(JobBuilder.newJob(Task.class).withIdentity(name).build(), trigger);
    } catch (SchedulerException e) {
      throw new IOException("The job " + name + " could not be scheduled: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      scheduler.shutdown(false);
    } catch (SchedulerException e) {
      throw new IOException("The schedule could not be stopped: " + e.getMessage(), e);
    }
  }

  /** Quartz makes one of these at each time; what to do stands in the scheduler's context. */
  @DisallowConcurrentExecution
  public static final class Task implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      String name = context.getJobDetail().getKey().getName();
      try {
        Object tasks = context.getScheduler().getContext().get(TASKS);
        if (tasks instanceof ConcurrentMap<?, ?> map && map.get(name) instanceof Runnable task) {
          task.run();
        }
      } catch (SchedulerException | RuntimeException e) {
        LOG.error("job.failed job={}", name, e);
      }
    }
  }
}
