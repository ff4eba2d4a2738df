package io.tradepost.config;

import java.net.IDN;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The kinds of single values in settings and rules. */
final class Kinds {
  private static final Pattern PERSON = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} ._-]{0,39}");
  private static final Pattern LOCAL_PART =
      Pattern.compile("[^\\s\\p{Cntrl}@<>()\\[\\]\",:;\\\\]{1,64}");
  private static final Pattern ADDRESS_V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern AGE = Pattern.compile("age1[02-9ac-hj-np-z]{58}");
  private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Z]{2}");

  /** Any text of one line. */
  static final Kind<String> TEXT =
      new Kind<>(
          "a text of one line",
          text -> {
            if (text.isEmpty() || text.length() > 500 || hasControl(text)) {
              throw new Unfit();
            }
            return text;
          });

  /** Any text, also of several lines. */
  static final Kind<String> FREE_TEXT =
      new Kind<>(
          "a text",
          text -> {
            if (text.isEmpty()) {
              throw new Unfit();
            }
            return text;
          });

  /** A person's English name, which becomes part of file names. */
  static final Kind<String> PERSON_NAME =
      new Kind<>(
          "a name that begins with a letter, of up to 40 letters, digits, blanks and . _ -",
          text -> {
            if (!PERSON.matcher(text).matches() || text.endsWith(".")) {
              throw new Unfit();
            }
            return text;
          });

  /** Yes or no. */
  static final Kind<Boolean> YES_OR_NO =
      new Kind<>(
          "true | false",
          text ->
              switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new Unfit();
              });

  /** A domain, given back in lower case and ASCII (IDNA). */
  static final Kind<String> DOMAIN = new Kind<>("a domain such as hotwell.example", Kinds::domain);

  /** An e-mail address, given back in lower case with its domain in ASCII (IDNA). */
  static final Kind<String> ADDRESS =
      new Kind<>("an e-mail address such as britty@hotwell.example", Kinds::address);

  /** A host by name or IP address. */
  static final Kind<String> HOST =
      new Kind<>("a host name or IP address such as imap.hotwell.example", Kinds::host);

  /** A time zone, also with its letters in the wrong case. */
  static final Kind<ZoneId> ZONE = new Kind<>("a time zone such as Asia/Shanghai", Kinds::zone);

  /** An ISO 3166-1 alpha-2 code; XA to XZ, AA, QM to QZ and ZZ are its users' own. */
  static final Kind<String> COUNTRY =
      new Kind<>("an ISO 3166-1 code of two capital letters such as ES", Kinds::country);

  /** A day. */
  static final Kind<String> AGE_RECIPIENT =
      new Kind<>("a public key of age: age1 and 58 more characters", Kinds::ageRecipient);

  static final Kind<LocalDate> DAY =
      new Kind<>(
          "a date such as 2026-01-31",
          text -> {
            try {
              return LocalDate.parse(text);
            } catch (DateTimeException e) {
              throw new Unfit();
            }
          });

  /** A regular expression, not regarding the case of letters. */
  static final Kind<Pattern> REGEX =
      new Kind<>(
          "a regular expression",
          text -> {
            try {
              return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            } catch (PatternSyntaxException e) {
              throw new Unfit(
                  e.getDescription()
                      + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)));
            } catch (StackOverflowError e) {
              // The compiler recurses over nested groups.
              throw new Unfit("its groups are nested too deeply");
            }
          });

  private Kinds() {}

  /** A file or folder; a relative one starts at that folder. */
  static Kind<Path> path(Path home) {
    return new Kind<>(
        "a path; a relative one starts at " + home,
        text -> {
          if (text.startsWith("~") || text.contains("$")) {
            throw new Unfit("write it out: ~ and variables are not replaced here");
          }
          try {
            if (!text.isEmpty() && !hasControl(text)) {
              return home.resolve(text).normalize();
            }
          } catch (InvalidPathException e) {
            throw new Unfit(String.valueOf(e.getReason()));
          }
          throw new Unfit();
        });
  }

  static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static String domain(String text) throws Unfit {
    if (text.contains("@")) {
      throw new Unfit("only what stands after the @");
    }
    if (text.startsWith("*.") || text.startsWith(".")) {
      throw new Unfit("subdomains count anyway: write " + text.replaceFirst("^\\*?\\.", ""));
    }
    String ascii = ascii(text);
    if (!ascii.contains(".")) {
      throw new Unfit();
    }
    return ascii;
  }

  private static String ascii(String text) throws Unfit {
    String ascii = text.toLowerCase(Locale.ROOT);
    if (ascii.chars().anyMatch(c -> c > 0x7F)) {
      try {
        ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new Unfit();
      }
    }
    if (ascii.length() > 253) {
      throw new Unfit();
    }
    int begin = 0;
    while (begin <= ascii.length()) {
      int dot = ascii.indexOf('.', begin);
      int end = dot < 0 ? ascii.length() : dot;
      if (!isLabel(ascii, begin, end)) {
        throw new Unfit();
      }
      begin = end + 1;
    }
    return ascii;
  }

  /**
   * RFC 1123 §2.1, and the underscore, which occurs in practice. A loop, since thousands of domains
   * are checked at each start.
   */
  private static boolean isLabel(String text, int begin, int end) {
    if (begin == end || end - begin > 63) {
      return false;
    }
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      if (!letter && (c != '-' || i == begin || i == end - 1)) {
        return false;
      }
    }
    return true;
  }

  private static String address(String text) throws Unfit {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new Unfit("the @ is missing");
    }
    String local = text.substring(0, at);
    if (!LOCAL_PART.matcher(local).matches()) {
      throw new Unfit("write the address alone, without a name");
    }
    return local.toLowerCase(Locale.ROOT) + "@" + ascii(text.substring(at + 1));
  }

  private static String host(String text) throws Unfit {
    if (text.contains("://")) {
      throw new Unfit("leave out what stands before ://");
    }
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (bare.indexOf(':') != bare.lastIndexOf(':') && ADDRESS_V6.matcher(bare).matches()) {
      return bare.toLowerCase(Locale.ROOT);
    }
    if (text.contains(":")) {
      throw new Unfit("the port has a key of its own: port");
    }
    return ascii(text);
  }

  private static ZoneId zone(String text) throws Unfit {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new Unfit(
          Words.nearest(text, ZoneId.getAvailableZoneIds()).map(Kind::meant).orElse(""));
    }
  }

  private static String ageRecipient(String text) throws Unfit {
    if (text.startsWith("AGE-SECRET-KEY-")) {
      throw new Unfit("this is the private key, which must not be on this machine");
    }
    if (!AGE.matcher(text).matches()) {
      throw new Unfit("age-keygen prints it behind \"public key:\"");
    }
    return text;
  }

  private static String country(String text) throws Unfit {
    if (text.equals("UK")) {
      throw new Unfit(Kind.meant("GB"));
    }
    if (text.equals("ZZ") || text.equals("AA") || text.matches("Q[M-Z]|X[A-Z]")) {
      return text;
    }
    if (COUNTRY_CODE.matcher(text).matches()
        && Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(text)) {
      return text;
    }
    String capital = text.toUpperCase(Locale.ROOT);
    if (!capital.equals(text) && COUNTRY_CODE.matcher(capital).matches()) {
      throw new Unfit(Kind.meant(capital));
    }
    throw new Unfit(
        COUNTRY_CODE.matcher(text).matches()
            ? "the names of country folders are set by folders.countries in tradepost.yaml"
            : "");
  }
}
