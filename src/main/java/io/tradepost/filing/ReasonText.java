package io.tradepost.filing;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Reasons in words, for a salesperson. */
public final class ReasonText {
  private static final String BUNDLE = "io.tradepost.filing.reasons";

  private ReasonText() {}

  /**
   * The reason in Chinese where the locale's language is Chinese, else in English. A reason that
   * this version does not know any more (kept by an older one) is told by its key.
   */
  public static String tell(Reason reason, Locale locale) {
    try {
      String text = bundle(locale).getString(reason.key());
      return new MessageFormat(text, Locale.ROOT).format(reason.arguments().toArray());
    } catch (MissingResourceException e) {
      return reason.arguments().isEmpty()
          ? reason.key()
          : reason.key() + ": " + String.join(", ", reason.arguments());
    }
  }

  /** All of them in words, in their order. */
  public static List<String> tell(List<Reason> reasons, Locale locale) {
    return reasons.stream().map(r -> tell(r, locale)).toList();
  }

  static ResourceBundle bundle(Locale locale) {
    Locale language =
        locale.getLanguage().equals(Locale.CHINESE.getLanguage())
            ? Locale.SIMPLIFIED_CHINESE
            : Locale.ROOT;
    // Without this, a missing English text would be told in the machine's own language.
    return ResourceBundle.getBundle(
        BUNDLE,
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
