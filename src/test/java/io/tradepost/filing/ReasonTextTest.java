package io.tradepost.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTextTest {
  @ParameterizedTest
  @EnumSource(Ground.class)
  void everyGroundIsToldInBothLanguagesWithAllItsArguments(Ground ground) {
    String[] arguments =
        IntStream.range(0, ground.arguments()).mapToObj(i -> "‹" + i + "›").toArray(String[]::new);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
      String told = ReasonText.tell(ground.because(arguments), locale);
      assertThat(told).doesNotStartWith(ground.key()).doesNotContain("{").doesNotContain("''");
      assertThat(arguments).allSatisfy(argument -> assertThat(told).contains(argument));
    }
  }

  @Test
  void bothBundlesHaveTheSameKeysAndNoneThatIsNotUsed() {
    Set<String> used = Arrays.stream(Ground.values()).map(Ground::key).collect(Collectors.toSet());
    assertThat(used).hasSize(Ground.values().length);
    // Why a letter is left where it is, the round says; the office, where an old one lies.
    used.addAll(
        Set.of(
            "left.waiting",
            "left.person",
            "left.own-folder",
            "left.deleted",
            "left.private",
            "left.rule",
            "left.sent-no-customer",
            "left.undone",
            "left.refused",
            "left.archive",
            "teach.unread"));
    assertThat(keys(Locale.ENGLISH)).isEqualTo(used);
    assertThat(keys(Locale.SIMPLIFIED_CHINESE)).isEqualTo(used);
  }

  private static Set<String> keys(Locale locale) {
    ResourceBundle bundle = ReasonText.bundle(locale);
    Set<String> own = Set.copyOf(bundle.keySet());
    return own.stream().filter(k -> bundle.getObject(k) != null).collect(Collectors.toSet());
  }

  @Test
  void chineseIsReallyChineseAndEveryOtherLanguageEnglish() {
    Reason reason = Reason.of("customer.domain", "nevir-demo.es", "NEVIR S.A.", "ES-001");
    assertThat(ReasonText.tell(reason, Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("域名 nevir-demo.es 属于客户 NEVIR S.A.（ES-001）。");
    assertThat(ReasonText.tell(reason, Locale.GERMANY))
        .isEqualTo("The domain nevir-demo.es belongs to NEVIR S.A. (ES-001).")
        .isEqualTo(ReasonText.tell(reason, Locale.ENGLISH));
  }

  @Test
  void apostrophesAndBracesOfArgumentsStayAsTheyAre() {
    assertThat(ReasonText.tell(Reason.of("rule.applies", "it's {0}", "x"), Locale.ENGLISH))
        .isEqualTo("The company's rule \"it's {0}\" applies (x).");
  }

  @Test
  void aReasonOfAnotherVersionIsStillTold() {
    assertThat(ReasonText.tell(Reason.of("older.reason", "a", "b"), Locale.ENGLISH))
        .isEqualTo("older.reason: a, b");
  }
}
