package io.tradepost.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One piece of business with a buyer: its letters follow each other over days. */
final class Dealing {
  private static final int REFERENCES = 12;

  private final Scene scene;
  private final Dice dice;
  private final Desk desk;
  private final Firm firm;
  private final boolean known;
  private final List<Step> script;
  private final String language;
  private final Map<String, String> values;
  private final String threadIndex;
  private final int matter;
  private final List<String> ids = new ArrayList<>();
  private Person buyer;

  /** Who wrote last, and whom we answer. */
  private Person wrote;

  private String subject = "";
  private String order;
  private int revision;
  private String theirId = "";
  private int done;
  private @Nullable Earlier last;

  /**
   * @param known whether the company stands in the customer file
   */
  Dealing(Scene scene, Desk desk, Firm firm, boolean known, List<Step> script) {
    this.scene = scene;
    this.dice = scene.dice;
    this.desk = desk;
    this.firm = firm;
    this.known = known;
    this.script = script;
    boolean local = !firm.country().equals("ZZ") && dice.chance(0.45);
    this.language = local ? firm.land().language() : "en";
    this.values = scene.values(language, desk.name);
    this.order = "PLK-" + scene.nextOrder();
    this.matter = scene.nextMatter();
    this.threadIndex = "AQH" + dice.token(27);
    this.buyer = firm.people().getFirst();
    this.wrote = buyer;
    values.put("order", order);
  }

  int matter() {
    return matter;
  }

  /** Another way to have begun: the platform's letter stands for the inquiry. */
  void continueAfter(Draft relayed, String about) {
    done = 1;
    subject = about;
    ids.add(relayed.messageId);
    last = relayed.asEarlier();
  }

  /** Makes the next letter and puts the one after it on the desk's agenda. */
  Sample next(Instant now) {
    Step step = script.get(done++);
    return step.ours() ? ours(step, now) : theirs(step, now);
  }

  void scheduleNext(Instant now) {
    if (done < script.size()) {
      boolean oursNext = script.get(done).ours();
      Duration pause =
          oursNext
              ? Duration.ofMinutes(dice.between(20, 1_500))
              : Duration.ofMinutes(dice.between(60, 6_000));
      desk.later(now.plus(pause), this::next);
    }
  }

  private Sample theirs(Step step, Instant now) {
    boolean first = ids.isEmpty();
    Person writer = first ? buyer : writer();
    Draft d = new Draft(now, writer, desk.person);
    d.language = language;
    d.offset = firm.land().offset();
    d.mailer = Mailer.of(language, writer.address(), dice);
    d.text = text(step, language, desk.name, firstName(writer));
    if (first || dice.chance(0.75)) {
      d.signature = signature(writer);
    }
    d.sturdy = known && !isPrivate(writer);
    files(step, d);
    thread(d, first ? scene.say(language, "subject.inquiry", values) : subject);
    d.messageId = messageId(d);
    if (first) {
      subject = d.subject;
    }
    Truth truth = Truth.customer(step.kind(), firm).in(matter, step.owing());
    Desk other = colleagueDesk(step);
    if (other != null) {
      d.cc.add(other.person);
    }
    byte[] written = scene.write(d);
    if (other != null) {
      scene.copyTo(other, d, written, truth);
    }
    remember(d);
    wrote = writer;
    if (!isPrivate(writer)) {
      buyer = writer;
    }
    internalNote(now);
    scheduleNext(now);
    return scene.arrives(desk, d, written, truth, done < script.size() && script.get(done).ours());
  }

  private Sample ours(Step step, Instant now) {
    Person to = wrote;
    Draft d = new Draft(now, desk.person, to);
    d.language = firm.land().language().startsWith("zh") && !language.equals("en") ? "zh" : "en";
    d.mailer = desk.mailer;
    if (step == Step.REVISION) {
      revision++;
      order = order.replaceFirst("\\(Rev.*", "") + "(Rev." + revision + ")";
      values.put("order", order);
    }
    d.text = text(step, d.language, firstName(to), desk.name);
    d.signature = desk.signature();
    files(step, d);
    thread(d, subject);
    d.messageId = d.mailer.messageId(desk.person.address(), dice);
    Desk other = colleagueDesk(step);
    if (other != null) {
      d.cc.add(other.person);
    }
    byte[] written = scene.write(d);
    if (other != null) {
      Truth copied = Truth.customer(step.kind(), firm).in(matter, step.owing());
      scene.copyTo(other, d, written, copied);
    }
    remember(d);
    machines(d, written, to);
    scheduleNext(now);
    Truth truth = Truth.sent(step.kind(), List.of(firm)).in(matter, step.owing());
    return scene.sent(desk, d, written, truth);
  }

  /** Rarely a broken program leaves the id out, or uses the one of its last letter again. */
  private String messageId(Draft d) {
    int luck = dice.below(1_000);
    if (luck < 5 && d.sturdy) {
      return "";
    }
    if (luck >= 990 && !theirId.isEmpty()) {
      return theirId;
    }
    theirId = d.mailer.messageId(d.from.address(), dice);
    return theirId;
  }

  /** Mostly the usual buyer, sometimes a colleague, now and then the buyer from home. */
  private Person writer() {
    if (dice.chance(0.12)) {
      return dice.pick(firm.people());
    }
    return known && firm.ownDomain() && dice.chance(0.04) ? scene.founder.privately(buyer) : buyer;
  }

  private boolean isPrivate(Person writer) {
    return firm.ownDomain() && firm.domains().stream().noneMatch(d -> writer.address().endsWith(d));
  }

  /**
   * The first letter of a stranger may go to two of us; later ones only if all know the company.
   */
  private @Nullable Desk colleagueDesk(Step step) {
    boolean safe = known || (step == Step.INQUIRY && ids.isEmpty());
    if (scene.desks.size() < 2 || !safe || !dice.chance(0.07)) {
      return null;
    }
    Desk other = dice.pick(scene.desks);
    return other == desk ? null : other;
  }

  private String text(Step step, String spoken, String to, String from) {
    values.put("me", to);
    values.put("month", scene.say(spoken, "months", Map.of()));
    values.put("ref", "NO" + dice.digits("######"));
    StringBuilder text = new StringBuilder(scene.say(spoken, "greet", values)).append("\n\n");
    text.append(scene.say(spoken, step.phrase(), values)).append("\n\n");
    int remarks = dice.below(3);
    for (int i = 0; i < remarks; i++) {
      String remark = scene.say(spoken, "remark", values);
      if (text.indexOf(remark) < 0) {
        text.append(remark).append("\n\n");
      }
    }
    return text.append(scene.say(spoken, "close", values)).append('\n').append(from).toString();
  }

  private String signature(Person writer) {
    StringBuilder lines = new StringBuilder(writer.name()).append('\n').append(firm.name());
    if (!firm.city().isEmpty()) {
      lines.append('\n').append(firm.city());
      lines.append(firm.tellsCountry() ? ", " + firm.land().name() : "");
    }
    if (!firm.phone().isEmpty()) {
      lines
          .append('\n')
          .append(dice.of("Tel: ", "Phone: ", "T: ", "Mobile: "))
          .append(firm.phone());
    }
    lines.append("\nE-mail: ").append(writer.address());
    if (firm.ownDomain()) {
      lines.append("\nwww.").append(firm.domains().getFirst());
    }
    return lines.toString();
  }

  /** Subject, references and the quoted letter. */
  private void thread(Draft d, String about) {
    boolean answer = last != null;
    d.subject = answer ? d.mailer.again(d.language) + about : about;
    if (!answer) {
      return;
    }
    boolean keepsThread = !d.sturdy || dice.chance(0.97);
    if (keepsThread) {
      d.references.addAll(ids.subList(Math.max(0, ids.size() - REFERENCES), ids.size()));
    }
    if (dice.chance(0.85)) {
      d.quoted = last;
    }
    if (d.mailer == Mailer.OUTLOOK) {
      d.fields.add("Thread-Index: " + threadIndex + dice.token(6));
    }
  }

  private void remember(Draft d) {
    if (!d.messageId.isEmpty() && !ids.contains(d.messageId)) {
      ids.add(d.messageId);
    }
    last = d.asEarlier();
  }

  private void files(Step step, Draft d) {
    List<String> names = Papers.of(step, order, firm.shortName(), d.language, values, dice);
    names.forEach(n -> d.files.add(scene.enclosures.file(n)));
  }

  /** What machines send back after a letter of ours. */
  private void machines(Draft sent, byte[] written, Person to) {
    int fate = dice.below(100);
    Reports reports = new Reports(scene, desk, firm, to, language, matter);
    String head = Scene.head(written);
    if (fate < 3) {
      desk.later(sent.date.plusSeconds(30), now -> reports.bounce(now, sent, head));
    } else if (fate < 7) {
      desk.later(sent.date.plusSeconds(45), now -> reports.absence(now, sent));
    } else if (fate < 10) {
      desk.later(sent.date.plusSeconds(4_000), now -> reports.receipt(now, sent));
    } else if (fate < 11) {
      desk.later(sent.date.plusSeconds(9_000), now -> reports.calendar(now, sent));
    }
  }

  /** A colleague passes the customer's letter on with a remark. */
  private void internalNote(Instant now) {
    Earlier passedOn = last;
    if (!known || ids.isEmpty() || passedOn == null || !dice.chance(0.02)) {
      return;
    }
    List<String> references = List.copyOf(ids);
    desk.later(
        now.plusSeconds(1_800),
        at -> {
          Draft d = new Draft(at, scene.colleague(), desk.person);
          d.language = dice.of("en", "zh");
          d.mailer = Mailer.FOXMAIL;
          d.subject = (d.language.equals("zh") ? "转发: " : "Fw: ") + subject;
          d.text = scene.say(d.language, "inthread", scene.values(d.language, desk.name));
          d.references.addAll(references);
          d.quoted = passedOn;
          d.messageId = d.mailer.messageId(d.from.address(), dice);
          return scene.arrives(desk, d, scene.write(d), Truth.customer(Kind.INTERNAL, firm), false);
        });
  }

  private static String firstName(Person person) {
    int blank = person.name().indexOf(' ');
    return blank < 0 ? person.name() : person.name().substring(0, blank);
  }
}
