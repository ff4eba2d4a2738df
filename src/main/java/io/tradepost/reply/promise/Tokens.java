package io.tradepost.reply.promise;

import io.tradepost.reply.promise.Moments.Named;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sentence as words, numbers, single Chinese characters and marks, in one spelling: {@code we'll}
 * is {@code we will}, {@code ８} is 8, {@code 週} is {@code 周}, {@code as soon as possible} is one
 * word. Takes time in proportion to the sentence's length.
 */
final class Tokens {
  /** Characters that differ between traditional and simplified, as far as promises use them. */
  private static final String TRADITIONAL = "週號後點內個覆復時鐘兩這會報價給發詢請們還沒無對樣寄盡確認訊產貨開間業結陸關";

  private static final String SIMPLIFIED = "周号后点内个复复时钟两这会报价给发询请们还没无对样寄尽确认讯产货开间业结陆关";

  private static final Map<String, String> PLAIN_WORDS =
      Map.ofEntries(
          Map.entry("i'll", "i will"),
          Map.entry("we'll", "we will"),
          Map.entry("you'll", "you will"),
          Map.entry("they'll", "they will"),
          Map.entry("he'll", "he will"),
          Map.entry("she'll", "she will"),
          Map.entry("it'll", "it will"),
          Map.entry("that'll", "that will"),
          Map.entry("won't", "will not"),
          Map.entry("can't", "can not"),
          Map.entry("cannot", "can not"),
          Map.entry("couldn't", "could not"),
          Map.entry("don't", "do not"),
          Map.entry("didn't", "did not"),
          Map.entry("doesn't", "does not"),
          Map.entry("haven't", "have not"),
          Map.entry("isn't", "is not"),
          Map.entry("aren't", "are not"),
          Map.entry("i'm", "i am"),
          Map.entry("we're", "we are"),
          Map.entry("let's", "let us"),
          Map.entry("o'clock", "oclock"),
          Map.entry("shall", "will"),
          Map.entry("wil", "will"),
          Map.entry("asap", "asap"));

  /** Several words that are read as one, or as others. */
  private static final Map<String, List<Turn>> TURNS =
      byFirstWord(
          turn("as soon as possible", "asap"),
          turn("as soon as we can", "asap"),
          turn("as soon as i can", "asap"),
          turn("as early as possible", "asap"),
          turn("if possible", ""),
          turn("if not earlier", ""),
          turn("if not sooner", ""),
          turn("am going to", "will"),
          turn("are going to", "will"),
          turn("will be able to", "will"),
          turn("will try to", "will"),
          turn("will do our best to", "will"),
          turn("plan to", "will"),
          turn("expect to", "will"),
          turn("hope to", "will"),
          turn("aim to", "will"),
          turn("intend to", "will"),
          turn("try to", "will"),
          turn("need to", "need"),
          turn("get you back", "get back to you"),
          turn("a. m.", "am"),
          turn("a. m", "am"),
          turn("p. m.", "pm"),
          turn("p. m", "pm"));

  /** Words that are read as others. */
  private record Turn(List<String> from, List<String> into) {}

  private final List<Token> tokens;
  private final @Nullable Named[] times;
  private final BitSet looked = new BitSet();

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
    this.times = new @Nullable Named[tokens.size()];
  }

  static Tokens of(String sentence) {
    String text =
        isAscii(sentence)
            ? sentence
            : Normalizer.normalize(sentence, Normalizer.Form.NFKC).replace('’', '\'');
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (Character.isIdeographic(c)) {
        tokens.add(new Token(Token.Kind.HAN, simplified(text.substring(i, end)), false));
      } else if (c >= '0' && c <= '9') {
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
          end++;
        }
        tokens.add(new Token(Token.Kind.NUMBER, text.substring(i, end), false));
      } else if (Character.isLetter(c)) {
        end = wordEnd(text, end);
        word(text.substring(i, end), tokens);
      } else if (!Character.isWhitespace(c)) {
        tokens.add(new Token(Token.Kind.MARK, mark(text.substring(i, end)), false));
      }
      i = end;
    }
    return new Tokens(turned(tokens));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      boolean apostrophe =
          c == '\'' && end + 1 < text.length() && Character.isLetter(text.codePointAt(end + 1));
      if ((!Character.isLetter(c) && !apostrophe) || Character.isIdeographic(c)) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private static void word(String word, List<Token> tokens) {
    boolean capital = Character.isUpperCase(word.codePointAt(0));
    String lower = word.toLowerCase(Locale.ROOT);
    String plain = PLAIN_WORDS.get(lower);
    if (plain == null) {
      // The possessive: "today's" is today, "working days' time".
      plain = lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
    }
    int blank = plain.indexOf(' ');
    if (blank >= 0) {
      tokens.add(new Token(Token.Kind.WORD, plain.substring(0, blank), capital));
    }
    tokens.add(new Token(Token.Kind.WORD, plain.substring(blank + 1), capital));
  }

  private static String mark(String mark) {
    return switch (mark) {
      case "、" -> ",";
      case "。" -> ".";
      case "–", "—", "~", "～", "〜", "−" -> "-";
      default -> mark;
    };
  }

  private static String simplified(String character) {
    int at = TRADITIONAL.indexOf(character);
    return at < 0 ? character : SIMPLIFIED.substring(at, at + 1);
  }

  private static Map<String, List<Turn>> byFirstWord(Turn... turns) {
    return Arrays.stream(turns).collect(Collectors.groupingBy(turn -> turn.from().getFirst()));
  }

  private static Turn turn(String from, String to) {
    List<String> words = new ArrayList<>();
    for (String word : from.split(" ", -1)) {
      if (word.endsWith(".")) {
        words.add(word.substring(0, word.length() - 1));
        words.add(".");
      } else {
        words.add(word);
      }
    }
    return new Turn(List.copyOf(words), to.isEmpty() ? List.of() : List.of(to.split(" ", -1)));
  }

  private static List<Token> turned(List<Token> tokens) {
    List<Token> turned = new ArrayList<>(tokens.size());
    int i = 0;
    while (i < tokens.size()) {
      int used = 0;
      for (Turn turn : TURNS.getOrDefault(tokens.get(i).text(), List.of())) {
        if (matches(tokens, i, turn.from())) {
          boolean capital = tokens.get(i).capital();
          turn.into().forEach(w -> turned.add(new Token(Token.Kind.WORD, w, capital)));
          used = turn.from().size();
          break;
        }
      }
      if (used == 0) {
        turned.add(tokens.get(i));
        used = 1;
      }
      i += used;
    }
    return turned;
  }

  private static boolean matches(List<Token> tokens, int at, List<String> words) {
    if (at + words.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!tokens.get(at + i).is(words.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The time that begins there, looked for once: many phrases ask; null for none. */
  @Nullable Named time(int index) {
    if (index >= tokens.size()) {
      return Moments.at(this, index, false);
    }
    if (!looked.get(index)) {
      times[index] = Moments.at(this, index, false);
      looked.set(index);
    }
    return times[index];
  }

  int size() {
    return tokens.size();
  }

  /** The token; {@link Token#NONE} beyond the ends. */
  Token at(int index) {
    return index < 0 || index >= tokens.size() ? Token.NONE : tokens.get(index);
  }

  String text(int index) {
    return at(index).text();
  }

  boolean is(int index, String text) {
    return at(index).is(text);
  }

  /** Whether these characters stand there, one a token. */
  boolean spells(int index, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      if (!is(index + i, characters.substring(i, i + 1))) {
        return false;
      }
    }
    return true;
  }

  boolean isHan(int index) {
    return at(index).kind() == Token.Kind.HAN;
  }

  boolean isWord(int index) {
    return at(index).kind() == Token.Kind.WORD;
  }

  /** The number in figures there, of at most so many digits; -1 for none. */
  int figures(int index, int digits) {
    Token token = at(index);
    return token.kind() == Token.Kind.NUMBER && token.text().length() <= digits
        ? Integer.parseInt(token.text())
        : -1;
  }
}
