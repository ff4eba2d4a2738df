package io.tradepost.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a sample letter belongs by the office's handbook. It follows from how the letter was made,
 * never from reading it.
 *
 * @param category {@code customer}, {@code business-assistant}, {@code sent} or {@code others}
 * @param country ISO 3166-1 alpha-2 for {@code customer}, {@code ZZ} where the letter does not say;
 *     empty for the other categories
 * @param company the customer's short name for {@code customer}, else empty
 * @param kind what the letter is: {@code inquiry}, {@code order}, {@code bounce} …, one of {@link
 *     Kind}'s labels
 * @param targets for {@code sent}: the customers addressed, each as {@code ISO/short name}; empty
 *     where none is
 * @param matter the piece of business it belongs to, with a number of its own; 0 for none
 * @param owing what it does to what is owed in that piece of business
 */
public record Truth(
    String category,
    String country,
    String company,
    String kind,
    List<String> targets,
    int matter,
    Owing owing) {
  private static final Set<String> BY_PROGRAMS =
      Stream.of(
              Kind.BOUNCE,
              Kind.AUTO_REPLY,
              Kind.RECEIPT,
              Kind.CALENDAR_REPLY,
              Kind.LIST,
              Kind.NEWSLETTER)
          .map(Kind::label)
          .collect(Collectors.toUnmodifiableSet());

  /** Of these some are written by people, some by programs: it is not told which. */
  private static final Set<String> UNTOLD =
      Stream.of(
              Kind.PLATFORM_INQUIRY,
              Kind.PLATFORM_NOTICE,
              Kind.CERTIFICATION,
              Kind.FORWARDER,
              Kind.COURIER,
              Kind.EXHIBITION,
              Kind.SPAM_OFFER,
              Kind.JUNK)
          .map(Kind::label)
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  public Truth {
    targets = List.copyOf(targets);
  }

  /** A letter that is no part of any business. */
  public Truth(String category, String country, String company, String kind, List<String> targets) {
    this(category, country, company, kind, targets, 0, Owing.NOTHING);
  }

  /** The same letter as a part of a piece of business. */
  Truth in(int business, Owing does) {
    return new Truth(category, country, company, kind, targets, business, does);
  }

  /** Whether a program wrote it, or sent it to many; empty for kinds of which it is not told. */
  public Optional<Boolean> automatic() {
    return UNTOLD.contains(kind) ? Optional.empty() : Optional.of(BY_PROGRAMS.contains(kind));
  }

  static Truth customer(Kind kind, Firm firm) {
    return new Truth("customer", firm.country(), firm.shortName(), kind.label(), List.of());
  }

  static Truth assistant(Kind kind) {
    return new Truth("business-assistant", "", "", kind.label(), List.of());
  }

  static Truth others(Kind kind) {
    return new Truth("others", "", "", kind.label(), List.of());
  }

  static Truth sent(Kind kind, List<Firm> addressed) {
    return new Truth("sent", "", "", kind.label(), addressed.stream().map(Truth::key).toList());
  }

  private static String key(Firm firm) {
    return firm.country() + "/" + firm.shortName();
  }

  /**
   * The folders that must hold the letter (for {@code sent}: beside Sent itself).
   *
   * @param aliases the office's names for countries, {@code ES → SP}
   */
  public List<String> places(Map<String, String> aliases) {
    return switch (category) {
      case "customer" -> List.of(folder(country + "/" + company, aliases));
      case "business-assistant" -> List.of("Business Assistant");
      case "sent" -> targets.stream().map(t -> folder(t, aliases)).toList();
      default -> List.of("Others");
    };
  }

  private static String folder(String key, Map<String, String> aliases) {
    String iso = key.substring(0, 2);
    String label = iso.equals("ZZ") ? "Unknown" : aliases.getOrDefault(iso, iso);
    return "Customer/" + label + key.substring(2);
  }

  /**
   * Whether two names mean the same company to a person: equal but for case, accents, blanks and
   * the {@code -demo} that every sample domain carries. For companies that nobody has entered in
   * the customer file yet, whose folder may be named from the signature or from the domain.
   */
  public static boolean sameName(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String lower = NOT_LETTERS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    return lower.endsWith("demo") ? lower.substring(0, lower.length() - 4) : lower;
  }
}
