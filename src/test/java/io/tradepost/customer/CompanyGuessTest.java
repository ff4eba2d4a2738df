package io.tradepost.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyGuessTest {
  private static Newcomer guess(String from, String address, String fresh, String signature) {
    Address buyer = new Address(from, address);
    Letter letter =
        Letters.inquiry(buyer, fresh.replace("\\n", "\n"), signature.replace("\\n", "\n"));
    return CompanyGuess.guess(
        letter, buyer, Rules.COUNTRIES, Rules.FREEMAIL, Domains.shipped(), new Country("CN"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Anna Ruiz | NEVIR S.A.\\nMadrid | anna@nevir-demo.es | NEVIR S.A.",
        "Anna | Anna Ruiz - Purchasing Manager - Grupo Sol, S.L. | a@gruposol-demo.com | Grupo Sol,"
            + " S.L.",
        "Max | Nordlicht Handels GmbH & Co. KG, Hamburg | m@nordlicht-demo.de | Nordlicht Handels"
            + " GmbH & Co. KG",
        "Max | Max Berg\\nNORDLICHT DEMO\\nHamburg | m@nordlicht-demo.de | NORDLICHT DEMO",
        "J | Harbour Lane Trading Co., Ltd. / Tel +44 20 7946 0958 | j@gmail.com | Harbour Lane"
            + " Trading Co., Ltd",
        "M | Marco Valli ¦ Officine Valli S.r.l. ¦ Milano | m@gmail.com | Officine Valli S.r.l.",
        "王 | 王伟\\n广州海丰贸易有限公司 | 12345@qq.com | 广州海丰贸易有限公司",
        "山田 | 株式会社山田商会\\n山田太郎 | y@yamada-demo.co.jp | 株式会社山田商会",
        "И | С уважением\\nООО «Ромашка» | i@mail.ru | ООО «Ромашка»",
        "A | Company: Blue Door Imports\\nTel 12345 | a@gmail.com | Blue Door Imports",
        "A | Ali Demir\\n"
            + "Yıldız Tekstil San. ve Tic. Ltd. Şti. | a@gmail.com | Yıldız Tekstil San. ve Tic."
            + " Ltd. Şti"
      })
  void theSignatureNamesTheCompany(String from, String signature, String address, String name) {
    String lines = signature.replace('¦', '|');
    assertThat(guess(from, address, "Please quote.", lines).name()).startsWith(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We are Nordlicht Handels GmbH, a wholesaler of lamps. | m@gmail.com | Nordlicht Handels"
            + " GmbH",
        "Hello, this is Anna Ruiz from Grupo Sol S.L. and we need lamps. | a@gmail.com | Grupo Sol"
            + " S.L.",
        "I am writing on behalf of Blue Door Imports to ask. | a@gmail.com | Blue Door Imports",
        "This is Paul from Sunrise Retail. We need a quote. | p@gmail.com | Sunrise Retail",
        "WE ARE GRUPO SOL S.A. FROM SPAIN. QUOTE AS SOON AS POSSIBLE | a@gmail.com | GRUPO SOL"
            + " S.A.",
        "我们是广州海丰贸易有限公司，想询价。 | 123@qq.com | 广州海丰贸易有限公司"
      })
  void theIntroductionNamesTheCompany(String fresh, String address, String name) {
    assertThat(guess("", address, fresh, "").name()).startsWith(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Dear Hotwell Co., Ltd., please quote your lamps. | x@nordlicht-demo.de | Nordlicht Demo",
        "We buy from Foo Trading Ltd today. | x@nordlicht-demo.de | Nordlicht Demo",
        "We are interested in lamps from Spain. | x@nordlicht-demo.de | Nordlicht Demo",
        "We are happy. This is a big order from Spain | x@nordlicht-demo.de | Nordlicht Demo",
        "PLEASE QUOTE AS SOON AS POSSIBLE, SEND CO AND PRICE | x@nordlicht-demo.de | Nordlicht"
            + " Demo",
        "Do you know your competitor Bright Lamps Inc? | x@nordlicht-demo.de | Nordlicht Demo"
      })
  void aCompanyThatIsSpokenOfIsNotTheWriters(String fresh, String address, String name) {
    String long_ = fresh + "\n" + "We look forward to hearing from you. ".repeat(4);
    assertThat(guess("", address, long_, "").name()).isEqualTo(name);
  }

  @Test
  void aNewcomerWithoutAnyNameIsCalledByDomainDisplayNameOrAddress() {
    assertThat(guess("x", "x@mail.nordlicht-demo.de", "Hi", "").name()).isEqualTo("Nordlicht Demo");
    assertThat(guess("Anna Ruiz", "ar88@gmail.com", "Hi", "").name()).isEqualTo("Anna Ruiz");
    assertThat(guess("", "anna.ruiz@gmail.com", "Hi", "").name()).isEqualTo("Anna Ruiz");
    assertThat(guess("", "@", "", "").name()).isEqualTo("Unknown");
    assertThat(guess("", "x@xn--mller-demo-9db.de", "Hi", "").name()).isEqualTo("Müller Demo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "a@nevir-demo.es | Tel +49 40 1234567 | ES | the domain nevir-demo.es",
        "a@nevir-demo.com | Tel +49 40 1234567\\n"
            + "Madrid, Spain | DE | the phone number +49 40 1234567",
        "a@nevir-demo.com | Madrid, Spain | ES | the signature names Spain",
        "a@gmail.com | Madrid, Spain | ES | the signature names Spain",
        "a@gmx.de | x | DE | the mail service gmx.de",
        "a@yahoo.es | Tel +351 21 123 4567 | PT | the phone number +351 21 123 4567",
        "a@gmail.com | x | ZZ | -",
        "a@nevir-demo.io | x | ZZ | -"
      })
  void theCountryComesFromTheStrongestEvidence(
      String address, String signature, String country, String evidence) {
    Newcomer newcomer = guess("", address, "Please quote.", signature);
    assertThat(newcomer.country()).isEqualTo(new Country(country));
    assertThat(newcomer.countryEvidence()).isEqualTo(evidence == null ? "" : evidence);
  }

  @Test
  void theSignaturesNumbersAndPageGoToTheDetails() {
    Newcomer newcomer =
        guess(
            "Anna Ruiz",
            "anna@nevir-demo.es",
            "Hi",
            "Anna Ruiz\nTel.: +34 912 345 678\nMóvil: +34 612 345 678\nFax +34 912 345 679\n"
                + "https://www.facebook.com/nevir\nanna@nevir-demo.es\nwww.nevir-demo.es");
    assertThat(newcomer.details())
        .isEqualTo(
            Map.of(
                "contact", "Anna Ruiz",
                "phone", "+34 912 345 678",
                "mobile", "+34 612 345 678",
                "fax", "+34 912 345 679",
                "homePage", "www.nevir-demo.es"));
  }

  @Test
  void becomesAProvisionalCustomerKnownByDomainOrAddress() {
    Address anna = new Address("Anna", "Anna@mail.nevir-demo.es");
    Customer customer =
        guess("Anna", anna.address(), "Hi", "NEVIR S.A.")
            .toCustomer(
                anna, LocalDate.of(2026, 11, 23), Set.of("new-nevir", "new-nevir-2")::contains);
    assertThat(customer.key()).isEqualTo("new-nevir-3");
    assertThat(customer.shortName()).isEqualTo("NEVIR");
    assertThat(customer.domains()).containsExactly("nevir-demo.es");
    assertThat(customer.addresses()).isEmpty();
    assertThat(customer.grade()).isEqualTo(Grade.C);
    assertThat(customer.provisional()).isTrue();
    assertThat(customer.details()).containsEntry("source", "inquiry of 2026-11-23");

    Address wang = new Address("王伟", "WW@qq.com");
    Customer chinese =
        guess("王伟", wang.address(), "你好", "广州海丰贸易有限公司")
            .toCustomer(wang, LocalDate.of(2026, 11, 23), key -> false);
    assertThat(chinese.key()).isEqualTo("new-ww");
    assertThat(chinese.shortName()).isEqualTo("广州海丰贸易");
    assertThat(chinese.addresses()).containsExactly("ww@qq.com");
    assertThat(chinese.domains()).isEmpty();
  }

  @Test
  @Timeout(30)
  void aHostileLetterCostsNoMoreThanAnother() {
    String spaces = " ".repeat(500_000);
    String names = "Aa Bb from ".repeat(100_000);
    String digits = "+1 ".repeat(200_000) + "1".repeat(200_000);
    String forms = "Co Ltd ".repeat(100_000);
    String han = "有限公司".repeat(100_000);
    String dots = "a.".repeat(200_000);
    for (String text :
        List.of(spaces + "x", names, digits, forms, han, dots, "\n".repeat(500_000), "\u0000")) {
      assertThat(guess("", "a@gmail.com", text, text).name()).isNotBlank();
    }
  }
}
