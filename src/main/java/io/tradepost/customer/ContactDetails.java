package io.tradepost.customer;

import io.tradepost.letter.Address;
import io.tradepost.letter.LetterText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a signature tells about how to reach its writer. */
final class ContactDetails {
  private static final int MOST_CHARACTERS = 10_000;
  private static final String NUMBER = "([+(]?[0-9][0-9()\\s./\\u00a0–-]{5,24}[0-9])";

  private static final Pattern MOBILE =
      numbered("mobile|mob|cell(?:phone)?|handy|m[oó]vil|m[oó]vel|port(?:able)?|cel|gsm|手机|手機|携帯");
  private static final Pattern FAX = numbered("fax|telefax|传真|傳真");
  private static final Pattern PHONE =
      numbered("tel|telephone|phone|ph|fon|telefon[oe]?|t[ée]l[ée]phone|t[ée]l|电话|電話|тел");
  private static final Pattern URL =
      Pattern.compile(
          "(?i)\\b(?:https?://)?(?:www\\.)?([a-z0-9][a-z0-9.-]*\\.[a-z]{2,18})\\b(?!@)");

  private ContactDetails() {}

  /** Keyed as in {@link Customer#details()}; only what was found. */
  static Map<String, String> of(Address buyer, LetterText text, String domain) {
    String signature = cut(text.signature().isBlank() ? text.fresh() : text.signature());
    Map<String, String> found = new LinkedHashMap<>();
    if (!buyer.name().isBlank() && !buyer.name().contains("@")) {
      found.put("contact", buyer.name());
    }
    first(MOBILE, signature, found, "mobile");
    first(FAX, signature, found, "fax");
    first(PHONE, signature, found, "phone");
    if (!found.containsKey("phone") && !found.containsKey("mobile")) {
      PhoneNumbers.firstInternational(signature)
          .filter(number -> !number.text().equals(found.get("fax")))
          .ifPresent(number -> found.put("phone", number.text()));
    }
    homePage(signature, domain, found);
    return found;
  }

  /** Only on the company's own domain: others link to their networks, shops and maps. */
  private static void homePage(String signature, String domain, Map<String, String> found) {
    Matcher url = URL.matcher(signature);
    while (!domain.isEmpty() && url.find()) {
      String host = url.group(1).toLowerCase(Locale.ROOT);
      boolean address = url.start() > 0 && signature.charAt(url.start() - 1) == '@';
      if (!address && (host.equals(domain) || host.endsWith("." + domain))) {
        found.put("homePage", url.group().toLowerCase(Locale.ROOT));
        return;
      }
    }
  }

  private static void first(Pattern pattern, String text, Map<String, String> found, String key) {
    Matcher matcher = pattern.matcher(text);
    if (matcher.find()) {
      found.put(key, matcher.group(1).strip());
    }
  }

  private static Pattern numbered(String labels) {
    return Pattern.compile(
        "(?iu)(?<!\\p{L})(?:"
            + labels
            + ")\\.?\\s{0,3}[:：.]?[ \\t]{0,3}"
            + NUMBER.replace("\\s", " "));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
  }
}
