package io.tradepost.filing;

import java.util.List;

/** Every ground on which a decision may rest, with the number of arguments that its text takes. */
enum Ground {
  /** rule, condition */
  RULE("rule.applies", 2),
  /** rule, customer named in it */
  RULE_CUSTOMER_UNKNOWN("rule.customer-unknown", 2),
  /** rule */
  RULE_TOO_COSTLY("rule.too-costly", 1),
  /** address, folder, mailbox */
  LESSON("lesson.folder", 3),
  /** address, customer, key */
  CUSTOMER_ADDRESS("customer.address", 3),
  /** address, customer, key */
  CUSTOMER_LEARNED("customer.learned", 3),
  /** domain, customer, key */
  CUSTOMER_DOMAIN("customer.domain", 3),
  /** company as written, customer, key */
  CUSTOMER_NAME("customer.name", 3),
  /** address of the answers */
  REPLY_TO("origin.reply-to", 1),
  /** platform, buyer */
  PLATFORM_REPLY_TO("platform.reply-to", 2),
  /** platform, buyer */
  PLATFORM_BODY("platform.body", 2),
  /** platform */
  PLATFORM_NO_BUYER("platform.no-buyer", 1),
  /** sender, buyer */
  WEB_FORM("origin.web-form", 2),
  /** colleague, customer's address */
  COLLEAGUE_TO("origin.colleague", 2),
  /** address that could not be reached */
  BOUNCE_OF("origin.bounce", 1),
  /** customer, key */
  CONVERSATION("conversation.one", 2),
  /** customer, key */
  CONVERSATION_ADDRESSED("conversation.addressed", 2),
  /** customers */
  CONVERSATION_SEVERAL("conversation.several", 1),
  /** rule, condition */
  ASSISTANT_RULE("assistant.rule", 2),
  /** mark */
  ASSISTANT_BULK("assistant.bulk", 1),
  /** words */
  ASSISTANT_OFFER("assistant.offer", 1),
  /** address, words */
  INQUIRY("new.inquiry", 2),
  /** company, country, folder */
  NEW_CUSTOMER("new.registered", 3),
  /** no arguments */
  NEW_NOT_REGISTERED("new.not-registered", 0),
  /** address */
  NEW_UNNAMED("new.unnamed", 1),
  /** address */
  OTHERS_OWN("others.own", 1),
  /** no arguments */
  OTHERS_BOUNCE("others.bounce", 0),
  /** address */
  OTHERS_AUTOMATIC("others.automatic", 1),
  /** no arguments */
  OTHERS_NOBODY("others.nobody", 0),
  /** address */
  OTHERS_UNKNOWN("others.unknown", 1),
  /** addresses; of a letter of ours */
  SENT_NOBODY("sent.nobody", 1),
  /** no arguments */
  SENT_INTERNAL("sent.internal", 0),
  /** folder */
  TEACH_SPECIAL("teach.special", 1),
  /** no arguments */
  TEACH_OURS("teach.ours", 0),
  /** no arguments */
  TEACH_MACHINE("teach.machine", 0),
  /** no arguments */
  TEACH_NOBODY("teach.nobody", 0),
  /** platform */
  TEACH_PLATFORM("teach.platform", 1),
  /** folder */
  TEACH_SORTED("teach.sorted", 1);

  private final String key;
  private final int arguments;

  Ground(String key, int arguments) {
    this.key = key;
    this.arguments = arguments;
  }

  String key() {
    return key;
  }

  int arguments() {
    return arguments;
  }

  /** The reason, with what it rests on here. */
  Reason because(String... values) {
    if (values.length != arguments) {
      throw new IllegalArgumentException(
          key + " takes " + arguments + " arguments, not " + values.length);
    }
    return new Reason(key, List.of(values));
  }
}
