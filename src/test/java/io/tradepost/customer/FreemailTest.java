package io.tradepost.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreemailTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gmail.com",
        "GMAIL.com",
        "yahoo.es",
        "yahoo.co.uk",
        "yahoo.com.br",
        "ymail.com",
        "qq.com",
        "vip.qq.com",
        "vip.163.com",
        "126.com",
        "yeah.net",
        "foxmail.com",
        "vip.sina.com",
        "mail.ru",
        "yandex.ru",
        "yandex.com.tr",
        "gmx.net",
        "gmx.de",
        "web.de",
        "t-online.de",
        "orange.fr",
        "libero.it",
        "naver.com",
        "hanmail.net",
        "proton.me",
        "icloud.com",
        "hotmail.fr",
        "live.co.uk",
        "outlook.com.ar",
        "notice.alibaba.com"
      })
  void knowsTheServicesThatManyPeopleShare(String domain) {
    assertThat(Rules.FREEMAIL.contains(domain)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nevir-demo.es", "yahoo-demo.es", "notgmail.com", "yahoo.nevir-demo.es",
            "live.nation-demo.com",
        "com", "", "es", "outlook.consulting", "mygmx.de"
      })
  void aCompanysOwnDomainIsNone(String domain) {
    assertThat(Rules.FREEMAIL.contains(domain)).isFalse();
  }

  @Test
  void shipsManyServices() {
    assertThat(Rules.FREEMAIL.domains()).hasSizeGreaterThan(300);
  }

  @Test
  void saysWhichEntryIsNoDomain() {
    assertThatThrownBy(() -> new Freemail(Set.of("gmail.com", "anna@gmail.com")))
        .hasMessageContaining("anna@gmail.com");
  }
}
