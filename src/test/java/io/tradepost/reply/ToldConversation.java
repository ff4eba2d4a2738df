package io.tradepost.reply;

import io.tradepost.letter.LetterId;
import io.tradepost.reply.Terms.Leave;
import io.tradepost.reply.Terms.Salesperson;
import io.tradepost.reply.calendar.AroundTheClock;
import io.tradepost.reply.calendar.HolidayList;
import io.tradepost.reply.calendar.Holidays;
import io.tradepost.reply.calendar.Stretch;
import io.tradepost.reply.calendar.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One story of {@code conversations.txt}: what was set, who wrote, and what is owed when. */
final class ToldConversation {
  private final String title;
  private final List<String> settings = new ArrayList<>();
  private final List<ToldLetter> letters = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();

  /** What is expected at a moment, one line for each obligation. */
  record Moment(Instant now, List<String> expected) {}

  private ToldConversation(String title) {
    this.title = title;
  }

  static ToldConversation read(String story) {
    List<String> lines = story.strip().lines().map(String::strip).toList();
    ToldConversation told = new ToldConversation(lines.getFirst().replaceFirst("^#+ *", ""));
    for (String line : lines.subList(1, lines.size())) {
      told.take(line);
    }
    if (told.moments.isEmpty() || told.moments.stream().anyMatch(m -> m.expected().isEmpty())) {
      throw new IllegalArgumentException("a story without an end: " + told.title);
    }
    return told;
  }

  private void take(String line) {
    if (line.startsWith("=>")) {
      moments.getLast().expected().add(line.substring(2).strip());
    } else if (line.startsWith("now ")) {
      moments.add(new Moment(ToldTime.read(line.substring(4)), new ArrayList<>()));
    } else if (line.startsWith("settle ") || line.startsWith("wait ")) {
      said.add(line);
    } else if (line.contains(" | ")) {
      letters.add(ToldLetter.of(letters.size() + 1, line));
    } else if (line.contains(":")) {
      settings.add(line);
    } else if (!line.isEmpty()) {
      throw new IllegalArgumentException("what is this: " + line);
    }
  }

  List<ToldLetter> letters() {
    return letters;
  }

  List<Moment> moments() {
    return moments;
  }

  @Override
  public String toString() {
    return title;
  }

  /** {@code settle 1, Tue 3 Mar 08:00: why}, {@code wait 1 until TIME, said TIME: why}. */
  List<Settlement> settlements(Map<Integer, LetterId> ids) {
    return said.stream()
        .map(
            line -> {
              int because = line.indexOf(": ");
              String[] parts = line.substring(0, because).split(", ", -1);
              String[] words = parts[0].split(" ", 4);
              return new Settlement(
                  java.util.Objects.requireNonNull(ids.get(Integer.parseInt(words[1]))),
                  ToldTime.read(parts[1].replaceFirst("^said ", "")),
                  words[0].equals("wait") ? ToldTime.read(words[3]) : null,
                  line.substring(because + 2));
            })
        .toList();
  }

  Terms terms() {
    Map<String, Salesperson> staff = new HashMap<>();
    Cast.STAFF.forEach(
        (name, address) ->
            staff.put(
                name,
                new Salesperson(
                    name,
                    address,
                    calendar(name),
                    setting("adopted " + name)
                        .or(() -> setting("adopted"))
                        .map(ToldTime::read)
                        .findFirstOr(Instant.EPOCH),
                    leaves(name))));
    return new Terms(
        Duration.ofHours(setting("within hours").map(Integer::parseInt).findFirstOr(24)),
        Duration.ofHours(setting("remind after hours").map(Integer::parseInt).findFirstOr(18)),
        setting("copies").map("count"::equals).findFirstOr(false),
        Duration.ofDays(setting("new thread within days").map(Integer::parseInt).findFirstOr(5)),
        staff);
  }

  /** {@code leave of Britty: Mon 2 Mar to Fri 6 Mar, Amy stands in}. */
  private List<Leave> leaves(String name) {
    return setting("leave of " + name).all.stream()
        .map(
            text -> {
              String[] parts = text.split(", ", -1);
              String[] days = parts[0].split(" to ", -1);
              return new Leave(
                  ToldTime.day(days[0]),
                  ToldTime.day(days[1]),
                  parts.length == 1 ? "" : parts[1].replace(" stands in", ""));
            })
        .toList();
  }

  /** {@code hours: Mon-Fri 09:00-12:00 13:30-18:00}, of all or of one. */
  private WorkCalendar calendar(String name) {
    ZoneId zone =
        setting("zone of " + name)
            .or(() -> setting("zone"))
            .map(ZoneId::of)
            .findFirstOr(ToldTime.ZONE);
    Holidays holidays = holidays();
    Setting<String> hours = setting("hours of " + name).or(() -> setting("hours"));
    if (hours.all.isEmpty()) {
      return new AroundTheClock(zone, holidays);
    }
    Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
    for (String some : hours.all.getFirst().split(", ", -1)) {
      String[] words = some.split(" ", -1);
      List<Stretch> stretches =
          Stream.of(words)
              .skip(1)
              .map(s -> s.split("-", -1))
              .map(s -> Stretch.of(LocalTime.parse(s[0]), LocalTime.parse(s[1])))
              .toList();
      String[] days = words[0].split("-", -1);
      for (int d = dayOfWeek(days[0]); d <= dayOfWeek(days[days.length - 1]); d++) {
        week.put(DayOfWeek.of(d), stretches);
      }
    }
    return new WorkingHours(zone, week, holidays);
  }

  private static int dayOfWeek(String text) {
    return List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").indexOf(text) + 1;
  }

  private Holidays holidays() {
    Set<LocalDate> off = new HashSet<>(setting("holiday").map(ToldTime::day).all);
    Set<LocalDate> worked = new HashSet<>(setting("worked on").map(ToldTime::day).all);
    return off.isEmpty() && worked.isEmpty()
        ? Holidays.NONE
        : new Holidays(
            List.of(new HolidayList("told", Set.of(2026), off, worked, List.of(), false)));
  }

  private Setting<String> setting(String key) {
    return new Setting<>(
        settings.stream()
            .filter(line -> line.startsWith(key + ":"))
            .map(line -> line.substring(key.length() + 1).strip())
            .toList());
  }

  private record Setting<T>(List<T> all) {
    Setting<T> or(java.util.function.Supplier<Setting<T>> other) {
      return all.isEmpty() ? other.get() : this;
    }

    <R> Setting<R> map(java.util.function.Function<T, R> what) {
      return new Setting<>(all.stream().map(what).toList());
    }

    T findFirstOr(T other) {
      return all.isEmpty() ? other : all.getFirst();
    }
  }
}
