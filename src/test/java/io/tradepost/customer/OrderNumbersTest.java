package io.tradepost.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterText;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderNumbersTest {
  private final OrderNumbers orders =
      OrderNumbers.of(Rules.texts("order-numbers.yaml", "order-numbers"));

  @Test
  void comeFromSubjectNewTextAndFileNamesButNotFromQuotes() {
    Letter letter =
        Letters.letter(
            new Address("", "a@nevir-demo.es"),
            "Re: PLK-276 and ilk-276",
            new LetterText("As to plk-276(Rev.1) and PLK-276:", "PLK-100", "PLK-200"),
            List.of("PLK-277-NEVIR.pdf", "DBN-NEVIR-090101.pdf", ""));
    assertThat(orders.in(letter))
        .containsExactly("PLK-276", "ILK-276", "PLK-276(REV.1)", "PLK-277", "DBN-NEVIR-090101");
  }

  @Test
  void areWholeWordsAlsoBesideChinese() {
    assertThat(orders.in("XPLK-276 PLK-276A aPLK-1 PLK-2766")).containsExactly("PLK-2766");
    assertThat(orders.in("请看订单PLK-276的图片，PLK-276（Rev.1）和ＰＬＫ－８"))
        .containsExactly("PLK-276", "PLK-276(REV.1)", "PLK-8");
  }

  @Test
  void withoutPatternsThereAreNone() {
    assertThat(OrderNumbers.of(List.of()).in("PLK-276")).isEmpty();
  }

  @Test
  void everyWrongPatternIsNamed() {
    assertThatThrownBy(() -> OrderNumbers.of(List.of("PLK-(", "A*", "OK-\\d+")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PLK-(")
        .hasMessageContaining("\"A*\"")
        .hasMessageNotContaining("OK-");
  }
}
