package io.tradepost.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The query language as {@code tradepost help search} tells it. */
public final class QueryLanguage {
  /** Not {@code http://}, nor a time such as {@code 10:30}. */
  private static final Pattern LIKE_A_FIELD =
      Pattern.compile("(?<![^\\s(-])(\\p{L}[\\p{L}-]{0,30})[:：](?![\\s/]|$)");

  private QueryLanguage() {}

  /** The names of all fields, for messages. */
  public static String fields() {
    return Arrays.stream(QueryField.values())
        .map(field -> field.label() + ":")
        .collect(Collectors.joining(" "));
  }

  /** What a query writes as if it were a field, and is none: {@code form} in {@code form:anna}. */
  public static List<String> notAField(String query) {
    return LIKE_A_FIELD
        .matcher(query)
        .results()
        .map(found -> found.group(1))
        .filter(name -> QueryField.named(name).isEmpty())
        .distinct()
        .toList();
  }

  /** In Chinese where the locale is Chinese, else in English; plain text in lines. */
  public static String help(Locale locale) {
    boolean chinese = locale.getLanguage().equals("zh");
    String name = chinese ? "query-language_zh.txt" : "query-language.txt";
    try (InputStream in = QueryLanguage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program's jar lacks search/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
