package io.tradepost.reply;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Makes up conversations, most of them entangled. */
final class RandomStory {
  private static final List<String> OURS = List.of("Britty", "Amy", "Carol", "Tom");
  private static final List<String> THEIRS =
      List.of("Anna", "Pedro", "Anna-at-home", "Bob", "Dieter", "Yuki", "Freight");
  private static final List<String> SUBJECTS =
      List.of("Heater H12", "Inquiry", "Order PLK-276", "询价", "Canton Fair booth 12");
  private static final List<String> PREFIXES =
      List.of("", "", "Re: ", "RE: ", "回复：", "AW: ", "Fw: ", "Re[2]: ", "[EXT] Re: ");
  private static final List<String> TEXTS =
      List.of(
          "Please quote for 500 pcs.",
          "12.50 USD FOB Ningbo.",
          "Thanks, received.",
          "We are checking and will revert soon.",
          "We will send you the offer by 6 March 17:00.",
          "We will send you the offer by 9 March.",
          "Dear all,\\nthis is what we need for the new shop: 500 heaters with Schuko plugs.");
  private static final List<String> MARKS =
      List.of(
          "broken",
          "header Auto-Submitted: auto-replied",
          "marked",
          "new thread",
          "nameless",
          "thread-index one",
          "in Carol");

  private final Random random;
  private final Instant start = ToldTime.read("Mon 2 Mar 09:00");
  private final StringBuilder story = new StringBuilder("# made up\n");
  private int letters;

  RandomStory(long seed) {
    this.random = new Random(seed);
  }

  ToldConversation tell() {
    if (random.nextInt(4) == 0) {
      story.append("copies: count\n");
    }
    if (random.nextInt(4) == 0) {
      story.append("adopted Amy: Wed 4 Mar 09:00\n");
    }
    if (random.nextInt(4) == 0) {
      story.append("leave of Britty: Tue 3 Mar to Thu 5 Mar, Amy stands in\n");
    }
    int count = 2 + random.nextInt(9);
    while (letters < count) {
      letter();
    }
    if (random.nextInt(3) == 0) {
      story.append("settle " + (1 + random.nextInt(count)) + ", " + time() + ": by phone\n");
    }
    if (random.nextInt(3) == 0) {
      String until = time() + ", said " + time();
      story.append("wait " + (1 + random.nextInt(count)) + " until " + until + ": holiday\n");
    }
    return ToldConversation.read(story + "now Mon 16 Mar 09:00\n=> anything");
  }

  private void letter() {
    boolean ours = random.nextInt(5) < 2;
    String from = one(ours ? OURS : THEIRS);
    String to = one(ours && random.nextInt(6) > 0 ? THEIRS : OURS);
    String line = time() + " | " + from + " > " + to;
    if (random.nextInt(3) == 0) {
      line +=
          ", " + (random.nextBoolean() ? "cc " : "") + one(random.nextBoolean() ? OURS : THEIRS);
    }
    line += " | " + one(PREFIXES) + one(SUBJECTS) + " | " + one(TEXTS);
    letters++;
    String marks = random.nextInt(3) == 0 ? one(MARKS) : "in Britty";
    if (letters > 1 && random.nextInt(3) == 0) {
      marks += "; answers " + (1 + random.nextInt(letters - 1));
    }
    if (random.nextInt(5) == 0) {
      marks += "; stored " + time();
    }
    story.append(line).append(" | ").append(marks).append('\n');
  }

  /** Within ten days, often at one of few moments, so that letters cross. */
  private String time() {
    long minutes = random.nextInt(4) == 0 ? random.nextInt(10) * 1440 : random.nextInt(14_400);
    return ToldTime.tell(start.plusSeconds(minutes * 60));
  }

  /** A moment around the letters. */
  Instant moment() {
    return start.plusSeconds(random.nextInt(16 * 86_400) - 86_400);
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  @Override
  public String toString() {
    return story.toString();
  }
}
