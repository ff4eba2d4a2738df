package io.tradepost.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {
  private final Domains domains = Domains.shipped();

  /** From the list's own test file (publicsuffix.org/list, test_psl.txt), and trade names. */
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "WwW.Example.COM, example.com",
    "b.domain.biz, domain.biz",
    "a.b.example.uk.com, example.uk.com",
    "test.ac, test.ac",
    "a.b.c.mm, b.c.mm",
    "www.test.jp, test.jp",
    "test.ac.jp, test.ac.jp",
    "test.kyoto.jp, test.kyoto.jp",
    "b.c.kobe.jp, b.c.kobe.jp",
    "a.b.c.kobe.jp, b.c.kobe.jp",
    "city.kobe.jp, city.kobe.jp",
    "www.city.kobe.jp, city.kobe.jp",
    "b.test.ck, b.test.ck",
    "www.ck, www.ck",
    "www.www.ck, www.ck",
    "a.b.test.k12.ak.us, test.k12.ak.us",
    "食狮.com.cn, xn--85x722f.com.cn",
    "www.食狮.公司.cn, xn--85x722f.xn--55qx5d.cn",
    "shishi.公司.cn, shishi.xn--55qx5d.cn",
    "www.xn--85x722f.xn--fiqs8s, xn--85x722f.xn--fiqs8s",
    "mail.nevir-demo.co.uk, nevir-demo.co.uk",
    "mail.nevir-demo.es., nevir-demo.es",
    "a.hotwell.example, hotwell.example",
    "straße-demo.de, xn--strae-demo-83a.de",
    "_spf.my_shop.nevir-demo.es, nevir-demo.es",
  })
  void findsWhatOneOwnerRegistered(String domain, String registrable) {
    assertThat(domains.registrable(domain)).contains(registrable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com", "co.uk", "uk.com", "ck", "test.ck", "c.kobe.jp", "公司.cn", "localhost"})
  void nobodyOwnsAPublicSuffix(String domain) {
    assertThat(domains.registrable(domain)).isEmpty();
    assertThat(domains.isPublicSuffix(domain)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "a..b",
        ".com",
        "192.0.2.1",
        "[192.0.2.1]",
        "a b.com",
        "-a.com",
        "a@b.com",
        "\u0000.com"
      })
  void whatIsNoDomainHasNoOwnerAndIsNoSuffix(String text) {
    assertThat(domains.registrable(text)).isEmpty();
    assertThat(domains.isPublicSuffix(text)).isFalse();
  }

  @Test
  void anErrorPageIsNotTakenForAList() {
    assertThatThrownBy(() -> Domains.read(new StringReader("<html>404</html>")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a public suffix list");
  }

  @Test
  void aNewerListReplacesTheShippedOne() throws IOException {
    Domains newer = Domains.read(new StringReader("// news\ncom\nnevir-demo.es\n"));
    assertThat(newer.registrable("a.b.nevir-demo.es")).contains("b.nevir-demo.es");
  }
}
