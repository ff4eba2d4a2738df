package io.tradepost.filing;

import io.tradepost.letter.Address;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the notice of a platform says of a buyer: lines such as {@code Company: Nevir S.A.} or
 * {@code 国家：西班牙}, tables with a label and a value in two cells, or with the value on the next line.
 */
final class BuyerForm {
  /** What a label stands for. */
  enum Field {
    NAME,
    COMPANY,
    COUNTRY,
    EMAIL,
    PHONE
  }

  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_VALUE = 200;
  private static final int MOST_CELLS = 1_000;
  private static final Pattern CELLS =
      Pattern.compile("\\s*\\R\\s*|\\t+|\\s*\\|\\s*|[ \\u00a0\\u3000]{2,}");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");

  /** What lists and tables put before a label, and what marks it as bold. */
  private static final Pattern DECORATION = Pattern.compile("^[^\\p{L}\\p{N}]+|\\*");

  private final Map<String, Field> labels = new HashMap<>();

  /**
   * @param labels by field name ({@code name, company, country, email, phone}), in any languages
   * @throws IllegalArgumentException where a field is none of these
   */
  BuyerForm(Map<String, List<String>> labels) {
    labels.forEach(
        (name, texts) -> texts.forEach(t -> this.labels.put(Folding.fold(t), field(name))));
  }

  private static Field field(String name) {
    try {
      return Field.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "no such field: " + name + "; there are name, company, country, email, phone", e);
    }
  }

  /**
   * What the text says; empty texts where it says nothing.
   *
   * @param foreign which addresses can be a buyer's
   */
  Buyer read(String text, Predicate<Address> foreign) {
    EnumMap<Field, String> found = new EnumMap<>(Field.class);
    String[] cells = CELLS.split(text, MOST_CELLS);
    for (int i = 0; i < cells.length; i++) {
      int colon = colon(cells[i]);
      Field field = label(colon < 0 ? cells[i] : cells[i].substring(0, colon));
      if (field == null) {
        continue;
      }
      String value = colon < 0 ? "" : cells[i].substring(colon + 1).strip();
      if (value.isEmpty() && i + 1 < cells.length && !isLabel(cells[i + 1])) {
        value = cells[++i].strip();
      }
      String usable = field == Field.EMAIL ? address(value, foreign) : shortened(value);
      if (!usable.isEmpty()) {
        found.putIfAbsent(field, usable);
      }
    }
    return new Buyer(
        new Address(found.getOrDefault(Field.NAME, ""), found.getOrDefault(Field.EMAIL, "")),
        found.getOrDefault(Field.COMPANY, ""),
        found.getOrDefault(Field.COUNTRY, ""),
        found.getOrDefault(Field.PHONE, ""));
  }

  /** Addresses in a text, in their order. */
  static List<Address> addresses(String text) {
    List<Address> all = new ArrayList<>();
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      all.add(new Address("", matcher.group()));
    }
    return all;
  }

  private static String address(String value, Predicate<Address> foreign) {
    return addresses(value).stream().filter(foreign).map(Address::address).findFirst().orElse("");
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : "";
  }

  private boolean isLabel(String cell) {
    int colon = colon(cell);
    return label(colon < 0 ? cell : cell.substring(0, colon)) != null;
  }

  private @Nullable Field label(String text) {
    return text.length() > LONGEST_LABEL
        ? null
        : labels.get(Folding.fold(DECORATION.matcher(text).replaceAll("")));
  }

  private static int colon(String cell) {
    for (int i = 0; i < Math.min(cell.length(), LONGEST_LABEL); i++) {
      if (cell.charAt(i) == ':' || cell.charAt(i) == '：') {
        return i;
      }
    }
    return -1;
  }
}
