package io.tradepost.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The query language as {@code tradepost help search} tells it. */
public final class QueryLanguage {
  private QueryLanguage() {}

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
