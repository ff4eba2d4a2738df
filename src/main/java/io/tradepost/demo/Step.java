package io.tradepost.demo;

import java.util.List;

/** One letter's part in a dealing with a buyer. */
enum Step {
  INQUIRY(false, "inquiry", Kind.INQUIRY),
  COUNTER(false, "counter", Kind.REPLY),
  ORDER(false, "order", Kind.ORDER),
  CHANGE(false, "change", Kind.REPLY),
  DEPOSIT(false, "deposit", Kind.PAYMENT),
  RECEIVED(false, "received", Kind.REPLY),
  COMPLAINT(false, "complaint", Kind.COMPLAINT),
  REMIND(false, "remind", Kind.REPLY),
  QUOTE(true, "us.quote", Kind.QUOTATION),
  ANSWER(true, "us.answer", Kind.ANSWER),
  HOLDING(true, "us.holding", Kind.HOLDING_REPLY),
  PROFORMA(true, "us.proforma", Kind.PROFORMA),
  REVISION(true, "us.revision", Kind.REVISION),
  SHIPPING(true, "us.shipping", Kind.SHIPPING),
  SORRY(true, "us.sorry", Kind.ANSWER);

  /** How dealings with customers go. */
  static final List<List<Step>> WITH_CUSTOMER =
      List.of(
          List.of(INQUIRY, QUOTE, COUNTER, ANSWER, ORDER, PROFORMA, DEPOSIT, SHIPPING, RECEIVED),
          List.of(INQUIRY, QUOTE, ORDER, PROFORMA, CHANGE, REVISION, DEPOSIT, SHIPPING, RECEIVED),
          List.of(INQUIRY, HOLDING, QUOTE, COUNTER, ANSWER),
          List.of(INQUIRY, QUOTE, COUNTER, ANSWER, COUNTER, ANSWER),
          List.of(INQUIRY, REMIND, QUOTE),
          List.of(ORDER, PROFORMA, CHANGE, REVISION, CHANGE, REVISION, DEPOSIT, SHIPPING),
          List.of(COMPLAINT, HOLDING, SORRY),
          List.of(ORDER, PROFORMA, DEPOSIT, SHIPPING, COMPLAINT, SORRY));

  /** How dealings begin with companies that write for the first time. */
  static final List<List<Step>> WITH_STRANGER =
      List.of(
          List.of(INQUIRY),
          List.of(INQUIRY, QUOTE),
          List.of(INQUIRY, QUOTE, COUNTER, ANSWER),
          List.of(INQUIRY, HOLDING, QUOTE, COUNTER),
          List.of(INQUIRY, QUOTE, ORDER, PROFORMA, DEPOSIT, SHIPPING));

  private final boolean ours;
  private final String phrase;
  private final Kind kind;

  Step(boolean ours, String phrase, Kind kind) {
    this.ours = ours;
    this.phrase = phrase;
    this.kind = kind;
  }

  boolean ours() {
    return ours;
  }

  String phrase() {
    return phrase;
  }

  /** What the letter does to what is owed: every letter of a buyer's asks for something. */
  Owing owing() {
    if (!ours) {
      return Owing.ASKS;
    }
    return this == HOLDING ? Owing.HOLDS : Owing.ANSWERS;
  }

  Kind kind() {
    return kind;
  }
}
