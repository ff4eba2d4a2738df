package io.tradepost.search;

import io.tradepost.letter.Automation;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a letter is or has, apart from flags: asked for by {@code is:} and {@code has:}. */
public enum State {
  /** One of ours wrote it. */
  SENT,
  /** Not one of ours wrote it. */
  RECEIVED,
  /** No person wrote it: a notice, receipt, bounce, automatic answer or bulk mail. */
  AUTOMATIC,
  /** It tells of a delivery that failed or is late. */
  BOUNCE,
  /** List or bulk mail. */
  BULK,
  /** It belongs to a customer, in either direction. */
  CUSTOMER,
  /** It has an attachment other than a picture within its text. */
  ATTACHMENT;

  String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Set<State> of(IndexedLetter indexed) {
    Set<State> states = EnumSet.of(indexed.sent() ? SENT : RECEIVED);
    Automation automation = indexed.letter().automation();
    if (!automation.byPerson()) {
      states.add(AUTOMATIC);
    }
    switch (automation.kind()) {
      case BOUNCE, DELAY -> states.add(BOUNCE);
      case BULK -> states.add(BULK);
      case PERSON, AUTO_REPLY, RECEIPT, CALENDAR_REPLY, GENERATED -> {}
    }
    if (!indexed.facts().customer().isEmpty() || indexed.facts().category().equals("customer")) {
      states.add(CUSTOMER);
    }
    if (indexed.letter().attachments().stream().anyMatch(a -> !a.inline())) {
      states.add(ATTACHMENT);
    }
    return states;
  }
}
