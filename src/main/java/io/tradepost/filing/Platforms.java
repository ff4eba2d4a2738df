package io.tradepost.filing;

import io.tradepost.letter.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The B2B platforms that the office knows, and how a buyer's inquiry is told from their own notices
 * ({@code rules/platforms.yaml}).
 *
 * <p>Immutable.
 */
public final class Platforms {
  private final Map<String, Platform> byDomain = new HashMap<>();
  private final Phrases inquirySubjects;
  private final BuyerForm form;

  private Platforms(
      List<Platform> platforms, List<String> inquirySubjects, Map<String, List<String>> fields) {
    for (Platform platform : platforms) {
      platform.domains().forEach(d -> byDomain.put(d, platform));
      platform.relays().forEach(d -> byDomain.put(d, platform));
    }
    this.inquirySubjects = Phrases.of(inquirySubjects, Phrases.Fit.WORDS);
    this.form = new BuyerForm(fields);
  }

  /**
   * These platforms.
   *
   * @param inquirySubjects phrases of a subject that say that a buyer wrote
   * @param buyerFields labels in the text of a notice, by what they stand for: {@code name,
   *     company, country, email, phone}
   * @throws IllegalArgumentException where a field is none of these, or a phrase is blank
   */
  public static Platforms of(
      List<Platform> platforms,
      List<String> inquirySubjects,
      Map<String, List<String>> buyerFields) {
    return new Platforms(platforms, inquirySubjects, buyerFields);
  }

  /** Whose address it is. */
  public Optional<Platform> at(Address address) {
    String domain = DomainNames.ascii(address.domain());
    while (!domain.isEmpty()) {
      Platform platform = byDomain.get(domain);
      if (platform != null) {
        return Optional.of(platform);
      }
      int dot = domain.indexOf('.');
      domain = dot < 0 ? "" : domain.substring(dot + 1);
    }
    return Optional.empty();
  }

  /** Whether the platform uses the address only to pass on what buyers write. */
  boolean isRelay(Platform platform, Address address) {
    return DomainNames.covers(platform.relays(), address.domain());
  }

  /** Whether a folded subject says that a buyer wrote. */
  boolean announcesInquiry(String foldedSubject) {
    return inquirySubjects.first(foldedSubject) >= 0;
  }

  BuyerForm form() {
    return form;
  }
}
