package io.tradepost.search;

import io.tradepost.search.Criterion.TextField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of the query language, by the names that may be written before a colon. */
enum QueryField {
  FROM(TextField.FROM, "from", "发件人"),
  TO(TextField.TO, "to", "收件人"),
  CC(TextField.CC, "cc", "抄送"),
  SUBJECT(TextField.SUBJECT, "subject", "主题"),
  BODY(TextField.BODY, "body", "正文"),
  CUSTOMER(TextField.CUSTOMER, "customer", "客户"),
  COUNTRY(TextField.COUNTRY, "country", "国家"),
  COMPANY(TextField.COMPANY, "company", "公司"),
  MAILBOX(TextField.MAILBOX, "mailbox", "邮箱"),
  FOLDER(TextField.FOLDER, "folder", "文件夹"),
  ORDER(TextField.ORDER, "order", "订单"),
  FILENAME(TextField.FILENAME, "filename", "附件"),
  CATEGORY(TextField.CATEGORY, "category", "类别"),
  CONVERSATION(TextField.CONVERSATION, "conversation", ""),
  ID(TextField.ID, "id", ""),
  MESSAGE_ID(TextField.MESSAGE_ID, "message-id", ""),
  HAS(TextField.ANY, "has", ""),
  IS(TextField.ANY, "is", ""),
  BEFORE(TextField.ANY, "before", ""),
  AFTER(TextField.ANY, "after", "since"),
  ON(TextField.ANY, "on", ""),
  DATE(TextField.ANY, "date", "日期"),
  LARGER(TextField.ANY, "larger", ""),
  SMALLER(TextField.ANY, "smaller", "");

  private static final Map<String, QueryField> BY_NAME = byName();

  private final TextField text;
  private final String label;

  /** Another name; empty where there is none. */
  private final String alias;

  QueryField(TextField text, String label, String alias) {
    this.text = text;
    this.label = label;
    this.alias = alias;
  }

  /** Where its words are searched; {@link TextField#ANY} for one that takes no words. */
  TextField text() {
    return text;
  }

  String label() {
    return label;
  }

  static Optional<QueryField> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, QueryField> byName() {
    Map<String, QueryField> fields = new HashMap<>();
    for (QueryField field : values()) {
      fields.put(field.label, field);
      if (!field.alias.isEmpty()) {
        fields.put(field.alias, field);
      }
    }
    return Map.copyOf(fields);
  }
}
