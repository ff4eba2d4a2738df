package io.tradepost.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.reply.Obligation.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories of {@code conversations.txt}, told as a manager would tell them. */
class ToldConversationsTest {
  static List<ToldConversation> stories() throws IOException {
    try (InputStream in = ToldConversationsTest.class.getResourceAsStream("conversations.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("(?m)^(?=# )", -1))
          .skip(1)
          .map(story -> story.replaceAll("(?m)^==.*$", ""))
          .map(ToldConversation::read)
          .toList();
    }
  }

  @Test
  void thereAreStoriesAndEachHasItsOwnTitle() throws IOException {
    assertThat(stories()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(stories().stream().map(ToldConversation::toString)).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void isOwedAsTold(ToldConversation told) {
    ToldOffice office = new ToldOffice(told);
    StringBuilder expected = new StringBuilder();
    StringBuilder actual = new StringBuilder();
    for (ToldConversation.Moment moment : told.moments()) {
      String now = "now " + ToldTime.tell(moment.now()) + "\n";
      expected.append(now).append(lines(moment.expected()));
      List<Obligation> owed = office.assess(moment.now());
      actual.append(now).append(lines(tell(office, owed, moment.expected())));
    }
    assertThat(actual.toString()).isEqualTo(expected.toString());
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> "=> " + line + "\n").collect(Collectors.joining());
  }

  /** What is owed, in the words in which it is expected: each line with the same particulars. */
  private static List<String> tell(
      ToldOffice office, List<Obligation> owed, List<String> expected) {
    if (owed.isEmpty()) {
      return List.of("nothing");
    }
    List<String> told = new ArrayList<>();
    for (int i = 0; i < owed.size(); i++) {
      List<String> particulars =
          i < expected.size() ? List.of(expected.get(i).split(", ", -1)) : List.of();
      Obligation one = owed.get(i);
      StringBuilder line = new StringBuilder();
      line.append("letter ").append(office.number(one.letter())).append(' ').append(words(one));
      for (String particular :
          particulars.subList(Math.min(1, particulars.size()), particulars.size())) {
        line.append(", ").append(particular(one, particular));
      }
      told.add(line.toString());
    }
    return told;
  }

  private static String words(Obligation one) {
    String state = one.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return (one.probably() ? "probably " : "")
        + (one.state() == State.NOT_NEEDED
            ? state + " (" + one.because().replace("not-needed.", "") + ")"
            : state);
  }

  private static String particular(Obligation one, String wanted) {
    String word = wanted.replaceFirst(" \\S+( \\d+ \\S+ [\\d:]+)?$", "");
    return switch (word) {
      case "owed by" -> "owed by " + one.mailbox();
      case "by" -> "by " + one.answeredBy();
      case "customer" -> "customer " + one.customer();
      case "since" -> "since " + ToldTime.tell(one.since());
      case "due" -> "due " + ToldTime.tell(one.due());
      case "at" -> "at " + time(one.answeredAt());
      case "promised until" -> "promised until " + time(one.promisedUntil());
      case "first response" -> "first response " + time(one.firstResponseAt());
      default -> more(one, wanted);
    };
  }

  private static String more(Obligation one, String wanted) {
    if (wanted.endsWith(" letters")) {
      return one.letters() + " letters";
    }
    if (wanted.matches("\\d+ promises?")) {
      return one.promises().size() + wanted.replaceFirst("\\d+", "");
    }
    if (wanted.startsWith("quoting ")) {
      return "quoting "
          + one.promises().stream().map(Promise::sentence).collect(Collectors.joining(" / "));
    }
    if (wanted.startsWith("because ")) {
      return "because " + one.because();
    }
    throw new IllegalArgumentException("what is expected with: " + wanted);
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "never" : ToldTime.tell(time);
  }
}
