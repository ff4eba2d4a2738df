package io.tradepost.agent;

import io.tradepost.filing.Decision;
import io.tradepost.filing.Reason;
import io.tradepost.filing.ReasonText;
import io.tradepost.ledger.Events.EventRow;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Tells reasons and events in the company's language. */
final class Narrator {
  private static final String BUNDLE = "io.tradepost.agent.events";

  private final Locale locale;

  Narrator(Locale locale) {
    this.locale = locale;
  }

  String tell(Reason reason) {
    return ReasonText.tell(reason, locale);
  }

  List<String> reasons(Decision decision) {
    return ReasonText.tell(decision.reasons(), locale);
  }

  String tell(EventRow event) {
    try {
      ResourceBundle bundle =
          ResourceBundle.getBundle(
              BUNDLE,
              locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      return new MessageFormat(bundle.getString(event.what()), Locale.ROOT)
          .format(arguments(event).toArray());
    } catch (MissingResourceException e) {
      return event.what() + " " + String.join(", ", event.arguments());
    }
  }

  /** Why nothing was learned is a reason: its key and what it rests on. */
  private List<String> arguments(EventRow event) {
    List<String> all = event.arguments();
    return event.what().equals("learned-nothing") && !all.isEmpty()
        ? List.of(tell(new Reason(all.getFirst(), all.subList(1, all.size()))))
        : all;
  }
}
