package io.tradepost.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tradepost.search.Criterion.And;
import io.tradepost.search.Criterion.Dated;
import io.tradepost.search.Criterion.Flagged;
import io.tradepost.search.Criterion.Is;
import io.tradepost.search.Criterion.Not;
import io.tradepost.search.Criterion.Or;
import io.tradepost.search.Criterion.Sized;
import io.tradepost.search.Criterion.Text;
import io.tradepost.search.Criterion.TextField;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  @Test
  void whatLooksLikeAFieldAndIsNoneIsNamed() {
    assertThat(QueryLanguage.notAField("form:anna -subjekt:x (发件:李)"))
        .containsExactly("form", "subjekt", "发件");
    assertThat(QueryLanguage.notAField("from:anna 主题:询价 http://x.example 10:30 Re: \"a b\""))
        .isEmpty();
  }

  @Test
  void nothingAsksForEverything() {
    assertThat(parse("")).isEqualTo(new Criterion.Everything());
    assertThat(parse(" \u3000 ")).isEqualTo(new Criterion.Everything());
  }

  @Test
  void wordsBesideEachOtherMustAllBeThere() {
    assertThat(parse("price list")).isEqualTo(new And(List.of(any("price"), any("list"))));
    assertThat(parse("price AND list")).isEqualTo(parse("price list"));
  }

  @Test
  void orBindsLessThanAnd() {
    assertThat(parse("a b or c"))
        .isEqualTo(new Or(List.of(new And(List.of(any("a"), any("b"))), any("c"))));
    assertThat(parse("a (b OR c)"))
        .isEqualTo(new And(List.of(any("a"), new Or(List.of(any("b"), any("c"))))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"not sample", "NOT sample", "-sample", "not (sample)", "-(sample)"})
  void aWordCanBeExcluded(String query) {
    assertThat(parse(query)).isEqualTo(new Not(any("sample")));
  }

  @Test
  void excludedTwiceIsAskedFor() {
    assertThat(parse("not not sample")).isEqualTo(any("sample"));
  }

  @Test
  void quotesMakePhrasesAndWordsOfOperators() {
    assertThat(parse("\"price list\"")).isEqualTo(any("price list"));
    assertThat(parse("“price list”")).isEqualTo(any("price list"));
    assertThat(parse("\"and\"")).isEqualTo(any("and"));
    assertThat(parse("android orlando notice"))
        .isEqualTo(new And(List.of(any("android"), any("orlando"), any("notice"))));
  }

  @Test
  void anAsteriskAtTheEndAsksForWordsThatBeginSo() {
    assertThat(parse("quot*")).isEqualTo(new Text(TextField.ANY, "quot", true));
    assertThat(parse("from:ann*")).isEqualTo(new Text(TextField.FROM, "ann", true));
  }

  @Test
  void fieldsAreKnownInAnyCaseAndInChinese() {
    assertThat(parse("From:anna")).isEqualTo(new Text(TextField.FROM, "anna", false));
    assertThat(parse("发件人：anna")).isEqualTo(parse("from:anna"));
    assertThat(parse("from: anna")).isEqualTo(parse("from:anna"));
    assertThat(parse("subject:\"price list\""))
        .isEqualTo(new Text(TextField.SUBJECT, "price list", false));
  }

  @Test
  void aFieldCanHaveSeveralWords() {
    assertThat(parse("from:(anna or bob)"))
        .isEqualTo(
            new Or(
                List.of(
                    new Text(TextField.FROM, "anna", false),
                    new Text(TextField.FROM, "bob", false))));
  }

  @Test
  void anUnknownFieldIsText() {
    assertThat(parse("foo:bar")).isEqualTo(any("foo:bar"));
    assertThat(parse("Re: price")).isEqualTo(new And(List.of(any("Re:"), any("price"))));
    assertThat(parse("http://nevir-demo.es/a")).isEqualTo(any("http://nevir-demo.es/a"));
  }

  @Test
  void anOrderNumberKeepsItsParentheses() {
    assertThat(parse("PLK-276(Rev.1)")).isEqualTo(any("PLK-276(Rev.1)"));
    assertThat(parse("(PLK-276(Rev.1) or x)"))
        .isEqualTo(new Or(List.of(any("PLK-276(Rev.1)"), any("x"))));
    assertThat(parse("from(anna bob)"))
        .isEqualTo(new And(List.of(any("from"), new And(List.of(any("anna"), any("bob"))))));
  }

  @Test
  void signsWithoutAnyWordArePassedOver() {
    assertThat(parse("nuts & bolts --")).isEqualTo(parse("nuts bolts"));
    assertThat(parse("() price")).isEqualTo(parse("price"));
  }

  @Test
  void statesAndFlagsAreKnown() {
    assertThat(parse("is:unread")).isEqualTo(new Not(new Flagged(Flag.SEEN)));
    assertThat(parse("is:(read answered)"))
        .isEqualTo(new And(List.of(new Flagged(Flag.SEEN), new Flagged(Flag.ANSWERED))));
    assertThat(parse("has:attachment")).isEqualTo(new Is(State.ATTACHMENT));
    assertThat(parse("is:bounce")).isEqualTo(new Is(State.BOUNCE));
  }

  @ParameterizedTest
  @CsvSource({"larger:2m, 2097153", "larger:500k, 512001", "larger:1.5kb, 1537", "larger:7, 8"})
  void sizesHaveUnits(String query, long from) {
    assertThat(parse(query)).isEqualTo(new Sized(from, Long.MAX_VALUE));
  }

  @Test
  void smallerLeavesOutThatSize() {
    assertThat(parse("smaller:1k")).isEqualTo(new Sized(0, 1024));
  }

  @Test
  void beforeAndAfterCountFromTheBeginningOfThePeriod() {
    assertThat(parse("after:2026-01")).isEqualTo(dated("2025-12-31T16:00:00Z", null));
    assertThat(parse("before:2026-01")).isEqualTo(dated(null, "2025-12-31T16:00:00Z"));
    assertThat(parse("on:2026-01"))
        .isEqualTo(dated("2025-12-31T16:00:00Z", "2026-01-31T16:00:00Z"));
  }

  @Test
  void aRangeGoesToTheEndOfItsSecondPeriodAndMayBeOpen() {
    assertThat(parse("date:2026-01..2026-03"))
        .isEqualTo(dated("2025-12-31T16:00:00Z", "2026-03-31T16:00:00Z"));
    assertThat(parse("date:2026-01..")).isEqualTo(parse("after:2026-01"));
    assertThat(parse("date:..2025")).isEqualTo(parse("before:2026"));
    assertThat(parse("date:2w..7d"))
        .isEqualTo(dated("2026-03-31T16:00:00Z", "2026-04-08T16:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "from:, from: has nothing",
    "from:( ), ''",
    "is:purple, is: does not know purple",
    "has:wings, has:attachment",
    "category:friends, business-assistant",
    "after:soon, not a date",
    "on:2026-13, not a date",
    "on:2026-02-30, not a date",
    "date:.., without a date",
    "date:2026-03..2026-01, ends before",
    "larger:big, not a size",
    "(a, not closed",
    "a), closing parenthesis",
    "), closing parenthesis",
    "a or, missing",
    "and a, missing",
    "not, missing",
    "a and or b, missing",
    "a and and b, missing",
    "(and b), missing",
    "&, no word",
    "from:???, nothing to look for",
  })
  void aSlipIsToldWithItsPlaceAndAdvice(String query, String told) {
    if (told.isEmpty()) {
      assertThatThrownBy(() -> parse(query)).isInstanceOf(QuerySyntaxException.class);
      return;
    }
    QuerySyntaxException slip =
        catchThrowableOfType(QuerySyntaxException.class, () -> parse(query));
    assertThat(slip).as(query).hasMessageContaining(told);
    assertThat(slip.position()).isBetween(0, query.length());
    assertThat(slip.advice()).isNotBlank();
  }

  @Test
  void anOpenQuotationMarkIsToldWhereItStands() {
    QuerySyntaxException slip =
        catchThrowableOfType(QuerySyntaxException.class, () -> parse("price \"list"));
    assertThat(slip.position()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "-", "from:", "a(", "(a ", "from:("})
  void nestingWithoutEndIsRefusedAndNotFollowed(String piece) {
    assertThatThrownBy(() -> parse(piece.repeat(20_000 / piece.length())))
        .isInstanceOf(QuerySyntaxException.class);
    assertThatThrownBy(() -> parse("(".repeat(9_999) + "a" + ")".repeat(9_999)))
        .isInstanceOf(QuerySyntaxException.class)
        .hasMessageContaining("too deep");
  }

  @Test
  void tooManyWordsAreRefused() {
    assertThatThrownBy(() -> parse("a ".repeat(301))).hasMessageContaining("too many words");
    assertThatThrownBy(() -> parse("a".repeat(20_001))).hasMessageContaining("too long");
  }

  @Test
  void everyTextIsAQueryOrASlip() {
    Random random = new Random(2026);
    String[] pieces = {
      "a",
      "(",
      ")",
      "\"",
      "“",
      "”",
      "*",
      "-",
      ":",
      "and",
      "OR",
      "not ",
      " ",
      "from:",
      "date:",
      "on:",
      "is:",
      "unread",
      "larger:",
      "2026-01",
      "..",
      "7d",
      "9999y",
      "99999999999m",
      "报价",
      "PLK-276(Rev.1)",
      "\uD800",
      "\u0000",
      "\n",
      "：",
      "is:(",
      "has:",
      "category:",
      "2026-01-15",
      "id:",
      "folder:/",
      "mailbox:",
      "order:-",
      "0.0.0",
      "昨天"
    };
    int slips = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder query = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        query.append(pieces[random.nextInt(pieces.length)]);
        query.append(random.nextBoolean() ? " " : "");
      }
      try {
        Criterion criterion = parse(query.toString());
        assertThat(LuceneQueries.of(criterion)).isNotNull();
        assertThat(new Snippets(criterion)).isNotNull();
      } catch (QuerySyntaxException slip) {
        slips++;
        assertThat(slip.position()).isBetween(0, query.length());
      }
    }
    assertThat(slips).isBetween(1_000, 19_000);
  }

  @Test
  void theHelpNamesEveryField() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      for (QueryField field : QueryField.values()) {
        assertThat(QueryLanguage.help(locale)).contains(field.label() + ":");
      }
    }
  }

  private static Criterion parse(String query) {
    return Desk.asked(query);
  }

  private static Text any(String words) {
    return new Text(TextField.ANY, words, false);
  }

  private static Dated dated(@Nullable String from, @Nullable String until) {
    return new Dated(
        from == null ? null : Instant.parse(from), until == null ? null : Instant.parse(until));
  }
}
