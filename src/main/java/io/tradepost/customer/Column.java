package io.tradepost.customer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column of a customer list: the key in YAML, the heading in CSV. */
public enum Column {
  KEY("key", Kind.ONE, "编码"),
  CODE("code", Kind.ONE, "number; no; customer no; 编号; 客户编号"),
  NAME("name", Kind.ONE, "company; company name; customer; 名称; 客户名称; 公司名称; 客户"),
  SHORT("short", Kind.ONE, "short name; 简称"),
  COUNTRY("country", Kind.ONE, "国家; 国别; 国家地区"),
  DOMAINS("domains", Kind.MANY, "domain; 域名"),
  ADDRESSES("addresses", Kind.MANY, "e-mail; e-mails; mail; 邮箱; 电子邮件; 电子邮箱"),
  LEARNED("learned", Kind.MANY, ""),
  GRADE("grade", Kind.ONE, "credit grade; 等级; 信用等级; 客户等级"),
  OWNER("owner", Kind.ONE, "salesperson; 业务员; 负责人"),
  PROVISIONAL("provisional", Kind.ONE, "暂定"),
  MERGED_INTO("merged-into", Kind.ONE, ""),
  ADDRESS("address", Kind.DETAIL, "地址"),
  CONTACT("contact", Kind.DETAIL, "contact person; 联系人"),
  PHONE("phone", Kind.DETAIL, "telephone; tel; 电话"),
  FAX("fax", Kind.DETAIL, "传真"),
  MOBILE("mobile", Kind.DETAIL, "手机"),
  HOME_PAGE("home-page", Kind.DETAIL, "website; web; 主页; 网址; 网站"),
  COMPANY_TYPE("company-type", Kind.DETAIL, "公司类型; 客户类型"),
  COURIER_ACCOUNT("courier-account", Kind.DETAIL, "快递账号; 快递帐号"),
  INQUIRY_RECORD("inquiry-record", Kind.DETAIL, "询盘记录"),
  SOURCE("source", Kind.DETAIL, "来源; 客户来源");

  private enum Kind {
    ONE,
    MANY,
    DETAIL
  }

  private static final Map<String, Column> BY_HEADING = byHeading();

  private final String label;
  private final Kind kind;
  private final String otherHeadings;

  Column(String label, Kind kind, String otherHeadings) {
    this.label = label;
    this.kind = kind;
    this.otherHeadings = otherHeadings;
  }

  String label() {
    return label;
  }

  /** Whether it holds several values. */
  boolean many() {
    return kind == Kind.MANY;
  }

  /** The key in {@link Customer#details()} ({@code homePage}); empty for a field of its own. */
  Optional<String> detail() {
    if (kind != Kind.DETAIL) {
      return Optional.empty();
    }
    String[] words = label.split("-", 2);
    return Optional.of(
        words.length == 1
            ? label
            : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1));
  }

  /** Case, blanks and hyphens do not matter, so {@code homePage} and {@code Home Page} will do. */
  static Optional<Column> ofHeading(String heading) {
    return Optional.ofNullable(BY_HEADING.get(Countries.key(heading)));
  }

  /** The names of details, for messages. */
  static String details() {
    return Arrays.stream(values())
        .flatMap(column -> column.detail().stream())
        .collect(Collectors.joining(", "));
  }

  /** For messages. */
  static String allowed() {
    return Arrays.stream(values()).map(Column::label).collect(Collectors.joining(", "));
  }

  private static Map<String, Column> byHeading() {
    Map<String, Column> all = new HashMap<>();
    for (Column column : values()) {
      all.put(Countries.key(column.label), column);
      Arrays.stream(column.otherHeadings.split("; ", -1))
          .filter(heading -> !heading.isEmpty())
          .forEach(heading -> all.put(Countries.key(heading), column));
    }
    return Map.copyOf(all);
  }
}
