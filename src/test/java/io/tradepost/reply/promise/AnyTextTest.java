package io.tradepost.reply.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.reply.Promise;
import io.tradepost.reply.WorkCalendar;
import io.tradepost.reply.calendar.AroundTheClock;
import io.tradepost.reply.calendar.Holidays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text holds, reading it ends soon, and what comes out makes sense. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
class AnyTextTest {
  private static final PromiseReader READER = Rules.promises();
  private static final CourtesyReader COURTESY =
      new CourtesyReader(Rules.list("courtesy.yaml", "courtesy"));
  private static final WorkCalendar CALENDAR =
      new AroundTheClock(ZoneId.of("Asia/Shanghai"), Holidays.NONE);

  private static final String[] PIECES = {
    "we will ",
    "revert ",
    "get back to you ",
    "by ",
    "before ",
    "within ",
    "in ",
    "the ",
    "end of ",
    "next ",
    "this ",
    "week ",
    "Friday ",
    "tomorrow ",
    "Nov ",
    "25",
    "25th ",
    "2026",
    "-",
    "/",
    ".",
    ":",
    ", ",
    "3pm ",
    "15:00",
    " o'clock ",
    "working days ",
    "hours ",
    "a couple of ",
    "99999999999",
    "31 ",
    "0 ",
    "GMT+",
    "CET ",
    "?",
    "!",
    "\n",
    "> ",
    "if you ",
    "please ",
    "我们",
    "会",
    "周",
    "五",
    "下",
    "个",
    "月",
    "底",
    "前",
    "内",
    "工作日",
    "天",
    "三",
    "十",
    "两",
    "点",
    "半",
    "给您",
    "回复",
    "答复",
    "报价",
    "明",
    "后",
    "今",
    "晚",
    "上午",
    "，",
    "。",
    "请",
    "您",
    "２５",
    "号",
    "日",
    "年",
    "\uD83D\uDE00",
    "\uD83D",
    "\u0000",
    "\u202E",
    "é",
    "ß",
    "ﬁ",
    "'",
    "’",
    "\"",
    "(",
    ")",
    "{time}"
  };

  private static void read(String text) {
    for (PromiseReader.Announced one : READER.announced(text)) {
      assertThat(one.sentence()).isNotBlank().hasSizeLessThanOrEqualTo(500);
      for (String at :
          List.of("2026-11-24T02:00:00Z", "2024-02-29T23:59:59Z", "1990-01-01T00:00:00Z")) {
        Instant written = Instant.parse(at);
        if (READER.read(one.sentence(), written, CALENDAR) instanceof Promise.Until until) {
          assertThat(until.until()).isAfter(written);
          assertThat(until.until()).isBefore(written.plusSeconds(367L * 86_400));
        }
      }
    }
  }

  @Test
  void anySequenceOfPiecesIsRead() {
    Random random = new Random(20261124);
    int promises = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "we will revert " : "我们会给您回复");
      for (int pieces = random.nextInt(14); pieces > 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      read(text.toString());
      promises += READER.announced(text.toString()).isEmpty() ? 0 : 1;
    }
    assertThat(promises).isGreaterThan(2_000);
  }

  @Test
  void anyCharactersAreRead() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(200); length > 0; length--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x250 : 0x10000));
      }
      read(text.toString());
    }
  }

  /** None takes more than its share of the class's time, although each is long. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "1 ",
        "1.",
        "1/",
        "1-",
        "25.11.",
        "25 Nov ",
        "一",
        "十",
        "周",
        "两天",
        "下",
        "月底",
        "will ",
        "will revert ",
        "will send you ",
        "and ",
        "if you ",
        "next ",
        "the ",
        "within ",
        "within 3 ",
        "回复",
        "给您",
        "会",
        "请",
        ",",
        ".",
        ". ",
        "?",
        "\n",
        "\n\n",
        ">",
        "\n>",
        "(",
        "as soon as ",
        "p.m.",
        "by Friday or ",
        "'",
        "\uD83D\uDE00",
        "\uD83D",
        "\u0301",
        "thanks ",
        "收到"
      })
  void hostileTextsAreReadInTimeThatGrowsWithTheirLength(String piece) {
    read(piece.repeat(100_000 / piece.length()));
    read("We will revert by Friday" + piece.repeat(10_000) + " we will revert by Friday.");
    assertThat(COURTESY.saysNothingElse(piece.repeat(100_000))).isFalse();
  }
}
