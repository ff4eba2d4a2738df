package io.tradepost.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerCodeTest {
  private static final Country ES = new Country("ES");

  @Test
  void readsAndWritesTheHandbooksForm() {
    assertThat(CustomerCode.parse(" es-007 ")).contains(new CustomerCode("ES", 7));
    assertThat(new CustomerCode("ES", 7).format()).isEqualTo("ES-007");
    assertThat(new CustomerCode("ES", 1234).format()).isEqualTo("ES-1234");
    assertThat(CustomerCode.parse("ES-1234")).contains(new CustomerCode("ES", 1234));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ES",
        "ES-",
        "ES-1",
        "ES-000",
        "ESP-001",
        "E-001",
        "ES 001",
        "ES-001x",
        "ES-1234567"
      })
  void refusesOtherForms(String text) {
    assertThat(CustomerCode.parse(text)).isEmpty();
  }

  @Test
  void givesTheNumberAfterTheHighestEvenWhereAGapIsFree() {
    assertThat(CustomerCode.next(ES, List.of()).format()).isEqualTo("ES-001");
    assertThat(CustomerCode.next(ES, List.of("ES-001", "es-009", "DE-044", "new-x", "")).format())
        .isEqualTo("ES-010");
    assertThat(CustomerCode.next(ES, List.of("ES-999")).format()).isEqualTo("ES-1000");
  }
}
