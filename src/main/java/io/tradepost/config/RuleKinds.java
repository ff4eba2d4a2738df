package io.tradepost.config;

import io.tradepost.config.Rules.Target;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of single values in rule files. */
final class RuleKinds {
  private static final Pattern CODE = Pattern.compile("([A-Za-z]{2})-(\\d{3,6})");
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]+(\\s*:.*)?", Pattern.DOTALL);
  private static final Pattern SHARED = Pattern.compile("(?:[\\p{L}\\p{N}_-]+\\.)+\\*");

  /** The handbook's number of a customer. */
  static final Kind<String> CUSTOMER_CODE =
      new Kind<>(
          "a number such as ES-001: two capital letters, '-', a serial of at least three digits"
              + " from 001",
          text -> {
            Matcher m = CODE.matcher(text);
            if (!m.matches() || Integer.parseInt(m.group(2)) == 0) {
              throw new Unfit();
            }
            if (!text.equals(text.toUpperCase(Locale.ROOT))) {
              throw new Unfit(Kind.meant(text.toUpperCase(Locale.ROOT)));
            }
            return text;
          });

  /** A customer's name as a folder. */
  static final Kind<String> SHORT_NAME =
      new Kind<>(
          "a short name of up to 80 characters, without control characters and / \\",
          text -> {
            if (text.isEmpty()
                || text.length() > 80
                || text.contains("/")
                || text.contains("\\")
                || text.equals(".")
                || text.equals("..")
                || Kinds.hasControl(text)) {
              throw new Unfit();
            }
            return text;
          });

  /** A customer's grade. */
  static final Kind<String> GRADE =
      new Kind<>(
          "A | B | C | D",
          text -> {
            if (!text.matches("[A-D]")) {
              throw new Unfit(text.matches("[a-d]") ? "write it as a capital letter" : "");
            }
            return text;
          });

  /** Where a rule leads, but for a customer. */
  static final Kind<Target> TARGET =
      new Kind<>(
          "Business Assistant | Others | leave | { customer: ES-001 }",
          text ->
              switch (text.toLowerCase(Locale.ROOT).replace('-', ' ')) {
                case "business assistant" -> new Target.BusinessAssistant();
                case "others" -> new Target.Others();
                case "leave" -> new Target.Leave();
                default ->
                    throw new Unfit(
                        CODE.matcher(text).matches()
                            ? "for a customer write { customer: " + text + " }"
                            : "");
              });

  /** A domain shared by many, or all national forms of one. */
  static final Kind<String> SHARED_DOMAIN =
      new Kind<>(
          "a domain such as gmail.com, or yahoo.* for its national forms",
          text ->
              SHARED.matcher(text).matches()
                  ? text.toLowerCase(Locale.ROOT)
                  : Kinds.DOMAIN.parse().of(text));

  /** RFC 5322 §2.2: the name of a field is of printable ASCII but colon and blank. */
  static final Kind<String> HEADER =
      new Kind<>(
          "a header field such as \"X-Mailer: Foxmail\", or its name alone",
          text -> {
            if (!FIELD.matcher(text).matches()) {
              throw new Unfit();
            }
            return text;
          });

  /** Words, a text with {@code *}, or a regular expression between slashes. */
  static final Kind<String> PATTERN_TEXT =
      new Kind<>(
          "a text, or a regular expression between slashes",
          text -> {
            if (text.isEmpty()) {
              throw new Unfit();
            }
            if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
              Kinds.REGEX.parse().of(text.substring(1, text.length() - 1));
            }
            return text;
          });

  private RuleKinds() {}
}
