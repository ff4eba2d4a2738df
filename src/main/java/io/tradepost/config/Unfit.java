package io.tradepost.config;

/** A text that is no value of the kind wanted; the message, if any, gives further advice. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  Unfit(String advice) {
    super(advice, null, false, false);
  }

  Unfit() {
    this("");
  }

  /** Further advice, or an empty text. */
  String advice() {
    return String.valueOf(getMessage());
  }
}
