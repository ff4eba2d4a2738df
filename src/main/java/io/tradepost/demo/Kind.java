package io.tradepost.demo;

import java.util.Locale;

/** What a sample letter is, as the person who made it up would say. */
public enum Kind {
  /** A first letter that asks for a price. */
  INQUIRY,
  /** A buyer's further letter. */
  REPLY,
  ORDER,
  PAYMENT,
  COMPLAINT,
  /** Ours. */
  QUOTATION,
  ANSWER,
  HOLDING_REPLY,
  PROFORMA,
  REVISION,
  SHIPPING,
  /** Ours to several customers at once. */
  CIRCULAR,
  /** Ours to a forwarder. */
  BOOKING,
  /** A platform's letter that carries a buyer's inquiry. */
  PLATFORM_INQUIRY,
  /** A platform's letter about itself. */
  PLATFORM_NOTICE,
  NEWSLETTER,
  LIST,
  CERTIFICATION,
  FORWARDER,
  COURIER,
  EXHIBITION,
  /** Somebody wants to sell to us. */
  SPAM_OFFER,
  /** Fraud. */
  JUNK,
  BOUNCE,
  AUTO_REPLY,
  RECEIPT,
  CALENDAR_REPLY,
  INTERNAL,
  PRIVATE,
  /** A person who is no customer: an application, a survey. */
  MISCELLANEOUS;

  /** Lower case with hyphens: {@code platform-inquiry}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
