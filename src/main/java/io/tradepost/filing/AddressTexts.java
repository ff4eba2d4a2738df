package io.tradepost.filing;

import io.tradepost.letter.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a condition looks for in addresses, as an admin writes it: {@code anna@nevir-demo.es} is
 * that address, {@code *@nevir-demo.es} any that fits, {@code /expression/} is tried on the name
 * with the address, and anything else is looked for within name or address.
 */
final class AddressTexts {
  private final List<Text> texts;

  private AddressTexts(List<String> written) {
    texts = written.stream().map(AddressTexts::read).toList();
  }

  static AddressTexts of(List<String> written) {
    return new AddressTexts(written);
  }

  /** What fits one of the addresses, as it was written in the rule. */
  Optional<String> in(List<Address> addresses) {
    return texts.stream()
        .filter(t -> addresses.stream().anyMatch(t::fits))
        .map(Text::written)
        .findFirst();
  }

  private static Text read(String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an address is blank");
    }
    if (Texts.isExpression(text)) {
      return new Expression(text, Texts.expression(text));
    }
    if (text.indexOf('*') >= 0) {
      return new Expression(text, glob(text));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.indexOf('@') > 0 ? new Exact(text, lower) : new Within(text, lower);
  }

  /** A pattern for the whole of a text in which {@code *} stands for any characters. */
  static Pattern glob(String text) {
    StringBuilder pattern = new StringBuilder("^");
    for (String piece : text.split("\\*", -1)) {
      pattern.append(Pattern.quote(piece)).append(".*");
    }
    pattern.setLength(pattern.length() - 2);
    return Pattern.compile(
        pattern.append('$').toString(),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  private sealed interface Text {
    String written();

    boolean fits(Address address);
  }

  private record Exact(String written, String key) implements Text {
    @Override
    public boolean fits(Address address) {
      return address.key().equals(key);
    }
  }

  private record Within(String written, String lower) implements Text {
    @Override
    public boolean fits(Address address) {
      return address.toString().toLowerCase(Locale.ROOT).contains(lower);
    }
  }

  private record Expression(String written, Pattern pattern) implements Text {
    @Override
    public boolean fits(Address address) {
      return Texts.finds(pattern, address.address()) || Texts.finds(pattern, address.toString());
    }
  }
}
