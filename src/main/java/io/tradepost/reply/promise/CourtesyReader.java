package io.tradepost.reply.promise;

import io.tradepost.letter.Address;
import io.tradepost.letter.Attachment;
import io.tradepost.letter.Letter;
import io.tradepost.reply.Subject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognises letters that are no more than a courtesy: an answer whose new text consists of nothing
 * but phrases of {@code rules/courtesy.yaml}, a greeting, names and a closing. Whatever else stands
 * there, were it a single word, a figure, a question mark or a file, wants to be read by somebody.
 */
final class CourtesyReader {
  private static final int LONGEST = 300;
  private static final int MOST_WORDS = 40;

  private static final Set<String> GREETINGS =
      Set.of(
          "dear",
          "hi",
          "hello",
          "hey",
          "hola",
          "buenos dias",
          "buenas tardes",
          "estimado",
          "estimada",
          "querido",
          "querida",
          "bonjour",
          "cher",
          "chere",
          "hallo",
          "liebe",
          "lieber",
          "guten tag",
          "guten morgen",
          "moin",
          "ciao",
          "buongiorno",
          "gentile",
          "bom dia",
          "ola",
          "prezado",
          "prezada",
          "good morning",
          "good afternoon",
          "good evening",
          "good day",
          "您好",
          "你好",
          "早上好",
          "下午好",
          "晚上好",
          "早",
          "здравствуйте",
          "добрый день");
  private static final Set<String> CLOSINGS =
      Set.of(
          "best regards",
          "kind regards",
          "regards",
          "warm regards",
          "with best regards",
          "with kind regards",
          "thanks and regards",
          "thanks and best regards",
          "br",
          "b r",
          "rgds",
          "best rgds",
          "best",
          "best wishes",
          "sincerely",
          "yours sincerely",
          "yours",
          "cheers",
          "saludos",
          "un saludo",
          "saludos cordiales",
          "un abrazo",
          "abrazo",
          "cordialement",
          "bien cordialement",
          "salutations",
          "mit freundlichen grußen",
          "mit freundlichen grussen",
          "freundliche gruße",
          "viele gruße",
          "liebe gruße",
          "beste gruße",
          "gruße",
          "gruß",
          "lg",
          "vg",
          "mfg",
          "saluti",
          "cordiali saluti",
          "un saluto",
          "abracos",
          "abraco",
          "atenciosamente",
          "cumprimentos",
          "med vanlig halsning",
          "с уважением",
          "此致",
          "敬礼",
          "顺祝商祺",
          "祝好",
          "商祺",
          "祝商祺");
  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "sir",
          "madam",
          "all",
          "team",
          "friend",
          "sra",
          "sr",
          "herr",
          "frau",
          "monsieur",
          "madame",
          "先生",
          "女士",
          "小姐",
          "经理",
          "总",
          "姐",
          "哥",
          "老师");

  /** After a greeting so many words may be a name, though the letter's addresses do not have it. */
  private static final int NAME_WORDS = 2;

  private final Map<String, List<List<String>>> phrases = new HashMap<>();
  private final List<List<String>> greetings;
  private final List<List<String>> closings;

  CourtesyReader(List<String> phrases) {
    for (String phrase : phrases) {
      List<String> words = words(phrase);
      if (!words.isEmpty()) {
        this.phrases.computeIfAbsent(words.getFirst(), w -> new ArrayList<>()).add(words);
      }
    }
    // The longest first: "thank you very much" before "thank you".
    this.phrases.values().forEach(list -> list.sort((a, b) -> b.size() - a.size()));
    this.greetings = byLength(GREETINGS);
    this.closings = byLength(CLOSINGS);
  }

  private static List<List<String>> byLength(Set<String> texts) {
    return texts.stream().map(CourtesyReader::words).sorted((a, b) -> b.size() - a.size()).toList();
  }

  /** Whether it is no more than a courtesy. */
  boolean isCourtesy(Letter letter) {
    return isShort(letter.text().fresh())
        && !carries(letter)
        && isAnswer(letter)
        && covered(letter.text().fresh(), names(letter));
  }

  /** Whether a text without names is no more than a courtesy. */
  boolean saysNothingElse(String text) {
    return covered(text, Set.of());
  }

  /** The text of a first letter may stand in its subject; that of one passed on is below. */
  private boolean isAnswer(Letter letter) {
    Subject subject = Subject.of(letter.subject());
    boolean answers = !letter.inReplyTo().isEmpty() || subject.reply();
    return !subject.forward()
        && (answers || subject.base().isEmpty() || covered(subject.base(), names(letter)));
  }

  /** Whether it has a file that wants to be looked at; a picture in the text is the signature's. */
  private static boolean carries(Letter letter) {
    return letter.attachments().stream()
        .filter(file -> !file.mediaType().equals("application/pkcs7-signature"))
        .filter(file -> !file.mediaType().equals("application/pgp-signature"))
        .anyMatch(file -> !isPicture(file));
  }

  private static boolean isPicture(Attachment file) {
    return file.inline() && file.mediaType().startsWith("image/");
  }

  private static boolean asks(String text) {
    return text.chars().anyMatch(c -> "?？؟@%$€£¥/".indexOf(c) >= 0 || Character.isDigit(c));
  }

  private static boolean isShort(String text) {
    return text.length() <= LONGEST && !text.isBlank() && !asks(text);
  }

  /** The words of names in the letter's addresses. */
  private static Set<String> names(Letter letter) {
    Set<String> names = new HashSet<>();
    Stream.of(letter.from(), letter.to(), letter.cc())
        .flatMap(List::stream)
        .limit(40)
        .forEach(
            address -> {
              names.addAll(words(address.name()));
              names.addAll(words(localPart(address)));
            });
    names.removeIf(name -> name.length() < 2 && !Character.isIdeographic(name.codePointAt(0)));
    return names;
  }

  private static String localPart(Address address) {
    return address.address().isEmpty() ? "" : address.localPart();
  }

  /** Whether the words are phrases, a greeting, names and a closing, and nothing else. */
  private boolean covered(String text, Set<String> names) {
    if (!isShort(text)) {
      return false;
    }
    List<Word> words = split(text);
    if (words.size() > MOST_WORDS) {
      return false;
    }
    boolean courtesy = false;
    int at = 0;
    while (at < words.size()) {
      int phrase = longest(phrases.getOrDefault(words.get(at).text, List.of()), words, at);
      int closing = longest(closings, words, at);
      int greeting = longest(greetings, words, at);
      if (phrase > 0) {
        courtesy = true;
        at += phrase;
      } else if (closing > 0) {
        at += closing;
        int name = at + unknownName(words, at);
        at = name == words.size() ? name : at;
      } else if (greeting > 0) {
        at += greeting;
        at += at < words.size() && words.get(at).apart ? 0 : unknownName(words, at);
      } else if (isName(words.get(at).text, names)) {
        at++;
      } else {
        return false;
      }
    }
    return courtesy;
  }

  /**
   * How many words there are a name that no address has: capital letters, then a mark or the end.
   */
  private static int unknownName(List<Word> words, int from) {
    int at = from;
    while (at < words.size() && at < from + NAME_WORDS && words.get(at).capital) {
      at++;
      if (at < words.size() && words.get(at).apart) {
        break;
      }
    }
    return at == words.size() || words.get(at).apart ? at - from : 0;
  }

  private static boolean isName(String word, Set<String> names) {
    return names.contains(word) || TITLES.contains(word);
  }

  private static int longest(List<List<String>> phrases, List<Word> words, int at) {
    for (List<String> phrase : phrases) {
      if (stands(phrase, words, at)) {
        return phrase.size();
      }
    }
    return 0;
  }

  private static boolean stands(List<String> phrase, List<Word> words, int at) {
    if (at + phrase.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      if (!words.get(at + i).text.equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * A word or a single Chinese character.
   *
   * @param text lower case, without accents
   * @param capital whether it began with a capital letter
   * @param apart whether a mark or a line's end stands before it; a full stop is none, for it
   *     stands in "Mrs. Chen"
   */
  private record Word(String text, boolean capital, boolean apart) {}

  private static List<String> words(String text) {
    return split(text).stream().map(Word::text).toList();
  }

  /** Marks and pictures such as a thumb say nothing. */
  private static List<Word> split(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{Mn}+", "");
    List<Word> words = new ArrayList<>();
    int i = 0;
    boolean apart = false;
    while (i < plain.length()) {
      int c = plain.codePointAt(i);
      int end = i + Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        while (end < plain.length()
            && !Character.isIdeographic(c)
            && isLetter(plain.codePointAt(end))) {
          end += Character.charCount(plain.codePointAt(end));
        }
        String word = plain.substring(i, end).toLowerCase(Locale.ROOT);
        words.add(new Word(word, Character.isUpperCase(c), apart));
        apart = false;
      } else {
        apart |= c != ' ' && c != '.';
      }
      i = end;
    }
    return words;
  }

  private static boolean isLetter(int c) {
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }
}
