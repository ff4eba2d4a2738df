package io.tradepost.filing;

import io.tradepost.customer.Country;

/** The handbook's four places for mail. */
public sealed interface Category {
  /** {@code Customer/<country>/<company>}. */
  record Customer(String key, Country country, String company) implements Category {}

  /** Advertising, B2B platforms, certification bodies, freight and other supporting companies. */
  record BusinessAssistant() implements Category {}

  /** Letters of ours; brought to the folders of the customers addressed. */
  record Sent() implements Category {}

  /** Everything else. */
  record Others() implements Category {}

  /**
   * As JSON and {@code search} name it: {@code customer}, {@code business-assistant}, {@code sent},
   * {@code others}.
   */
  default String label() {
    return switch (this) {
      case Customer c -> "customer";
      case BusinessAssistant b -> "business-assistant";
      case Sent s -> "sent";
      case Others o -> "others";
    };
  }
}
