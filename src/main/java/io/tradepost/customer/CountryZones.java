package io.tradepost.customer;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By which clock a country's offices go. For a country with several, that of the city where most
 * business is; the time is always shown with that city's name.
 */
public final class CountryZones {
  /** Of the countries with several zones those in which people live in more than one. */
  private static final Map<String, String> MAIN =
      Map.ofEntries(
          Map.entry("AR", "America/Buenos_Aires"),
          Map.entry("AU", "Australia/Sydney"),
          Map.entry("BR", "America/Sao_Paulo"),
          Map.entry("CA", "America/Toronto"),
          Map.entry("CD", "Africa/Kinshasa"),
          Map.entry("CL", "America/Santiago"),
          Map.entry("CN", "Asia/Shanghai"),
          Map.entry("CY", "Asia/Nicosia"),
          Map.entry("DE", "Europe/Berlin"),
          Map.entry("EC", "America/Guayaquil"),
          Map.entry("ES", "Europe/Madrid"),
          Map.entry("ID", "Asia/Jakarta"),
          Map.entry("KZ", "Asia/Almaty"),
          Map.entry("MN", "Asia/Ulaanbaatar"),
          Map.entry("MX", "America/Mexico_City"),
          Map.entry("MY", "Asia/Kuala_Lumpur"),
          Map.entry("NZ", "Pacific/Auckland"),
          Map.entry("PF", "Pacific/Tahiti"),
          Map.entry("PG", "Pacific/Port_Moresby"),
          Map.entry("PS", "Asia/Gaza"),
          Map.entry("PT", "Europe/Lisbon"),
          Map.entry("RU", "Europe/Moscow"),
          Map.entry("UA", "Europe/Kiev"),
          Map.entry("US", "America/New_York"),
          Map.entry("UZ", "Asia/Tashkent"),
          Map.entry("VN", "Asia/Saigon"));

  private CountryZones() {}

  /**
   * The zone; empty where the country is not known, or has several of which none is the main one.
   */
  public static Optional<ZoneId> of(Country country) {
    if (!country.isKnown()) {
      return Optional.empty();
    }
    String main = MAIN.get(country.code());
    if (main != null) {
      return zone(main);
    }
    Set<String> ids =
        TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country.code(), null);
    return ids.size() == 1 ? zone(ids.iterator().next()) : Optional.empty();
  }

  private static Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException e) {
      return Optional.empty(); // ICU may know a zone that this Java does not.
    }
  }
}
