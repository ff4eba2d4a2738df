package io.tradepost.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {
  private static final Country CN = new Country("CN");
  private final Countries countries = Rules.COUNTRIES;

  @Test
  void shipsEveryIsoCountryWithAnEnglishAndAChineseName() {
    assertThat(countries.entries().stream().map(Countries.Entry::code))
        .contains(Locale.getISOCountries());
    assertThat(countries.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.names().get(0)).matches("[\\p{IsLatin} .'()-]+");
              assertThat(entry.names().get(1)).matches("[\\p{IsHan}（）]+");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Spain, ES",
    "españa, ES",
    "ESPANA, ES",
    "西班牙, ES",
    "U.K., GB",
    "England, GB",
    "u.s.a, US",
    "United States of America, US",
    "Deutschland, DE",
    "The Netherlands, NL",
    "Türkiye, TR",
    "TURKEY, TR",
    "Россия, RU",
    "대한민국, KR",
    "Côte d’Ivoire, CI",
    "Czech Republic, CZ",
    "UAE, AE",
    "P.R. China, CN",
    "香港, HK",
    "Norge, NO"
  })
  void knowsACountryByItsNames(String name, String code) {
    assertThat(countries.byName(name)).contains(new Country(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Madrid", "...", "the", "Span"})
  void knowsNoCountryByAnotherWord(String name) {
    assertThat(countries.byName(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "es, ES",
    ".uk, GB",
    "nevir-demo.co.uk, GB",
    "nordlicht-demo.de, DE",
    "firma-demo.com.co, CO",
    "xn--80ak6aa92e.xn--p1ai, RU",
    "公司.中国, CN",
    "laden-demo.berlin, DE",
    "x.NO, NO"
  })
  void aTopLevelDomainTellsTheCountry(String domain, String code) {
    assertThat(countries.byTopLevelDomain(domain)).contains(new Country(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com",
        "nevir-demo.eu",
        "x.co",
        "x.io",
        "x.tv",
        "x.me",
        "x.cc",
        "x.ai",
        "com.co",
        "x.example",
        "x.info",
        "",
        "a@b",
        "x.zz"
      })
  void aGenericTopLevelDomainTellsNone(String domain) {
    assertThat(countries.byTopLevelDomain(domain)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tel: +34 912 345 678 | ES",
        "Phone (+49) (0)40 1234567 | DE",
        "call 0044 20 7946 0958 please | GB",
        "T. +1 416-555-0134 | CA",
        "＋86 21 6482 1234 | CN",
        "WhatsApp:+971501234567 | AE",
        "+39 06 1234 5678 / +34 912 345 678 | IT"
      })
  void aPhoneNumberTellsTheCountry(String text, String code) {
    assertThat(countries.byPhone(text)).contains(new Country(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "order PLK-0034912345678",
        "article 00349123",
        "Tel 912 345 678",
        "1+1=2",
        "+0 123 456 789",
        "tolerance +10 -20 mm",
        "2026-11-23 00:30:12",
        "+999 12345678",
        "00 000 000 000 000"
      })
  void whatIsNoInternationalNumberTellsNothing(String text) {
    assertThat(countries.byPhone(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Anna Ruiz\\nNEVIR S.A.\\nCalle Mayor 5\\n28001 Madrid\\nSPAIN | ES",
        "Calle Mayor 5, 28001 Madrid, España. | ES",
        "Harbour Lane 7, London SE1 2AB, U.K. | GB",
        "Istanbul - Turkey | TR",
        "Santiago (Chile) | CL",
        "28001 Madrid SPAIN | ES",
        "Country/Region: Jordan | JO",
        "12 King Abdullah St\\n11118 Amman\\nJordan | JO",
        "Amman, Jordan | JO",
        "We are a wholesaler based in Poland and want to buy. | PL",
        "Our company is located in Tbilisi, Georgia and | GE",
        "I am from New Zealand. | NZ",
        "地址：西班牙马德里市 | ES",
        "我们来自土耳其的进口商 | TR",
        "Shanghai, China\\nHamburg, Germany | DE"
      })
  void aWriterNamesTheOwnCountry(String text, String code) {
    assertThat(countries.inText(text.replace("\\n", "\n"), CN)).contains(new Country(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We love roast turkey with chile and fine china.",
        "Dear Jordan,",
        "Best regards,\\nJordan",
        "Thanks, Jordan",
        "Regards,\\nChad",
        "Many thanks, Israel",
        "Our markets: Spain, France, Chile",
        "contact us",
        "Please send it to us",
        "CONTACT US",
        "made in Turkey",
        "the goods come from Vietnam",
        "4000 PCS TO CHILE",
        "Shanghai, China",
        "我们在中国的工厂",
        "Atlanta, Georgia",
        "our turkey, chile",
        "Hi Israel, thanks, turkey"
      })
  void aCountryThatIsOnlySpokenOfDoesNotCount(String text) {
    assertThat(countries.inText(text.replace("\\n", "\n"), CN)).isEmpty();
  }

  @Test
  void aNameForTwoCountriesIsRefused() {
    assertThatThrownBy(
            () ->
                Countries.of(
                    List.of(
                        new Countries.Entry("ES", List.of("Spain")),
                        new Countries.Entry("FR", List.of("France", "SPAIN")))))
        .hasMessageContaining("SPAIN")
        .hasMessageContaining("ES");
  }
}
