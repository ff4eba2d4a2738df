package io.tradepost.reply;

import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A letter of a told conversation: {@code Mon 2 Mar 09:00 | Anna > Britty, cc Amy | subject | text
 * | marks}.
 *
 * @param number from 1 on, in the order of the lines
 * @param written when its writer sent it
 * @param marks what else is told of it, see {@code conversations.txt}
 */
record ToldLetter(
    int number,
    Instant written,
    String from,
    List<String> to,
    List<String> cc,
    String subject,
    String text,
    List<String> marks) {
  private static final LetterReader READER = new LetterReader(AutomationMarks.DEFAULT);

  static ToldLetter of(int number, String line) {
    List<String> parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
    if (parts.size() < 4 || parts.size() > 5) {
      throw new IllegalArgumentException("time | who > whom | subject | text | marks: " + line);
    }
    String[] people = parts.get(1).split(">", -1);
    List<String> to = new ArrayList<>();
    List<String> cc = new ArrayList<>();
    for (String name : people[1].split(",", -1)) {
      boolean copy = name.strip().startsWith("cc ");
      (copy ? cc : to).add(copy ? name.strip().substring(3).strip() : name.strip());
    }
    return new ToldLetter(
        number,
        ToldTime.read(parts.get(0)),
        people[0].strip(),
        to,
        cc,
        parts.get(2),
        parts.get(3).replace("\\n", "\n"),
        parts.size() < 5
            ? List.of()
            : Stream.of(parts.get(4).split(";", -1)).map(String::strip).toList());
  }

  /** What follows that word in the marks, for each time that it stands there. */
  List<String> marked(String word) {
    return marks.stream()
        .filter(mark -> mark.equals(word) || mark.startsWith(word + " "))
        .map(mark -> mark.substring(word.length()).strip())
        .toList();
  }

  boolean isMarked(String word) {
    return !marked(word).isEmpty();
  }

  String messageId() {
    return "letter" + number + "@" + from.toLowerCase(java.util.Locale.ROOT) + ".example";
  }

  /** In whose mailboxes it lies and when it came there. */
  Map<String, Instant> places() {
    Map<String, Instant> places = new LinkedHashMap<>();
    Instant stored = marked("stored").stream().findFirst().map(ToldTime::read).orElse(written);
    Stream.of(List.of(from), to, cc, marked("bcc"), marked("in"))
        .flatMap(List::stream)
        .filter(Cast.STAFF::containsKey)
        .forEach(name -> places.put(name, stored));
    for (String later : marked("reaches")) {
      String name = later.substring(0, later.indexOf(' '));
      places.put(name, ToldTime.read(later.substring(name.length() + 1)));
    }
    marked("not in").forEach(places::remove);
    return places;
  }

  /** The letter as it lies on the server, read as the program reads it. */
  Letter letter(List<ToldLetter> earlier) {
    StringBuilder raw = new StringBuilder();
    field(raw, "From", from.equals("Hidden") ? "" : from + " <" + Cast.address(from) + ">");
    field(raw, "To", addresses(to));
    field(raw, "Cc", addresses(cc));
    field(raw, "Subject", subject);
    Instant dated = marked("dated").stream().findFirst().map(ToldTime::read).orElse(written);
    field(raw, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(dated.atOffset(ZoneOffset.UTC)));
    field(raw, "Message-ID", isMarked("nameless") ? "" : "<" + messageId() + ">");
    List<ToldLetter> answers = isMarked("broken") ? List.of() : answered(earlier).stream().toList();
    answers.forEach(a -> field(raw, "In-Reply-To", "<" + a.messageId() + ">"));
    if (!answers.isEmpty()) {
      field(
          raw,
          "References",
          chain(answers.getFirst(), earlier).stream()
              .map(a -> "<" + a.messageId() + ">")
              .collect(Collectors.joining(" ")));
    }
    marked("header").forEach(h -> raw.append(h).append("\r\n"));
    marked("thread-index").forEach(i -> field(raw, "Thread-Index", threadIndex(i)));
    raw.append(body());
    try {
      return READER.read(RawLetter.of(raw.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String body() {
    if (isMarked("bounce of")) {
      return report(
          "delivery-status",
          """
          Content-Type: message/delivery-status

          Reporting-MTA: dns; mx.example

          Final-Recipient: rfc822; somebody@nevir-demo.es
          Action: failed
          Status: 5.1.1
          """);
    }
    if (isMarked("read receipt")) {
      return report(
          "disposition-notification",
          """
          Content-Type: message/disposition-notification

          Disposition: manual-action/MDN-sent-manually; displayed
          """);
    }
    if (isMarked("calendar reply")) {
      return """
      MIME-Version: 1.0
      Content-Type: text/calendar; method=REPLY; charset=utf-8

      BEGIN:VCALENDAR
      METHOD:REPLY
      BEGIN:VEVENT
      END:VEVENT
      END:VCALENDAR
      """;
    }
    return "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
  }

  private String report(String type, String part) {
    return "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type="
        + type
        + "; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + text
        + "\r\n--b\r\n"
        + part
        + "\r\n--b--\r\n";
  }

  /** The letter that it answers: as told, else the last before with the subject that it repeats. */
  Optional<ToldLetter> answered(List<ToldLetter> earlier) {
    List<String> told =
        Stream.concat(marked("answers").stream(), marked("bounce of").stream()).toList();
    if (!told.isEmpty()) {
      int answered = Integer.parseInt(told.getFirst());
      return earlier.stream().filter(l -> l.number() == answered).findFirst();
    }
    if (isMarked("new thread") || !Subject.of(subject).reply()) {
      return Optional.empty();
    }
    String base = Subject.of(subject).base();
    return earlier.stream()
        .filter(l -> l.number() < number && Subject.of(l.subject()).base().equals(base))
        .reduce((first, last) -> last);
  }

  private static List<ToldLetter> chain(ToldLetter last, List<ToldLetter> earlier) {
    List<ToldLetter> chain = new ArrayList<>(List.of(last));
    Optional<ToldLetter> before =
        last.isMarked("broken") ? Optional.empty() : last.answered(earlier);
    while (before.isPresent() && !chain.contains(before.get())) {
      chain.addFirst(before.get());
      before = before.get().answered(earlier);
    }
    return chain;
  }

  private static String addresses(List<String> names) {
    return names.stream()
        .map(
            n -> n.equals("Hidden") ? "undisclosed-recipients:;" : n + " <" + Cast.address(n) + ">")
        .collect(Collectors.joining(", "));
  }

  private static void field(StringBuilder raw, String name, String value) {
    if (!value.isEmpty()) {
      raw.append(name).append(": ").append(value).append("\r\n");
    }
  }

  private static String threadIndex(String name) {
    byte[] bytes = (name + "x".repeat(22)).substring(0, 22).getBytes(StandardCharsets.UTF_8);
    return java.util.Base64.getEncoder().encodeToString(bytes);
  }

  /** All addresses outside of ours, sorted. */
  static TreeSet<String> keys(List<io.tradepost.letter.Address> addresses) {
    return addresses.stream()
        .map(io.tradepost.letter.Address::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
