package io.tradepost.reply.promise;

import io.tradepost.reply.Promise;
import io.tradepost.reply.PromiseReading;
import io.tradepost.reply.WorkCalendar;
import io.tradepost.reply.promise.Moments.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sentences that promise an answer, and reads the time that they name. In doubt a
 * sentence promises nothing: what is wrongly taken for a promise keeps a letter open that has been
 * answered.
 *
 * <p>Immutable; may be used by any number of threads. Takes time in proportion to the text's
 * length.
 */
public final class PromiseReader implements PromiseReading {
  /** How far from the phrase its time may stand, in words; a comma counts as several. */
  private static final int FURTHEST = 12;

  private static final int COMMA = 4;
  private static final int DEADLINE = 5;

  private static final Set<String> OTHER_CLAUSE =
      Set.of(
          "when", "once", "after", "if", "whether", "that", "because", "until", "unless", "which",
          "who", "while", "since");
  private static final Set<String> ABOUT = Set.of("about", "regarding", "for", "concerning", "of");

  /** What "it" may stand for that is no answer: "Samples are ready, we will send it tomorrow." */
  private static final Set<String> GOODS =
      Set.of(
          "sample",
          "samples",
          "goods",
          "parcel",
          "package",
          "cargo",
          "container",
          "shipment",
          "pallets",
          "courier",
          "express",
          "dhl",
          "fedex",
          "ups",
          "tnt",
          "payment",
          "money",
          "balance",
          "deposit",
          "tracking");

  /** What else may happen on the day that a Chinese sentence names. */
  private static final List<String> OTHER_EVENTS =
      List.of(
          "发货", "出货", "装船", "装柜", "开船", "到港", "到货", "放假", "交货", "寄", "付款", "收到", "出运", "完成", "生产",
          "验货", "拜访", "开会", "出差", "来电", "来信");

  private static final List<String> FUTURE =
      List.of(
          "会", "将", "尽快", "稍后", "马上", "立刻", "立即", "随后", "再", "后", "一定", "尽早", "晚点", "晚些", "稍晚",
          "待会", "争取", "及时", "即刻", "第一时间");

  private final Map<String, List<PromisePhrase>> phrases = new HashMap<>();
  private final Things things;

  /**
   * @param phrases of {@code promises} in {@code rules/promises.yaml}
   * @param things of {@code promised-things}
   */
  public PromiseReader(List<String> phrases, List<String> things) {
    this.things = new Things(things);
    for (String text : phrases) {
      PromisePhrase phrase = PromisePhrase.of(text);
      if (!phrase.first().isEmpty()) {
        this.phrases.computeIfAbsent(phrase.first(), w -> new ArrayList<>()).add(phrase);
      }
    }
  }

  /**
   * A sentence that promises an answer.
   *
   * @param dated whether it names a time
   */
  public record Announced(String sentence, boolean dated) {}

  /**
   * What a sentence promises.
   *
   * @param moment null where it names no time
   * @param ofIt whether what is promised is only called "it"
   */
  private record Reading(@Nullable Moment moment, boolean ofIt) {}

  /** The sentences of a new text that promise an answer, in their order. */
  public List<Announced> announced(String text) {
    List<Announced> found = new ArrayList<>();
    boolean goods = false;
    for (String sentence : Sentences.of(text)) {
      Tokens tokens = Tokens.of(sentence);
      goods |= namesGoods(tokens);
      Reading reading = reading(tokens);
      if (reading != null && !(goods && reading.ofIt)) {
        found.add(new Announced(sentence, reading.moment != null));
      }
    }
    return List.copyOf(found);
  }

  private static boolean namesGoods(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (GOODS.contains(tokens.text(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Promise read(String sentence, Instant written, WorkCalendar calendar) {
    Reading reading = reading(Tokens.of(sentence));
    if (reading != null && reading.moment != null) {
      Instant until = reading.moment.from(written, calendar).orElse(null);
      if (until != null) {
        return new Promise.Until(sentence, until);
      }
    }
    return new Promise.Undated(sentence);
  }

  private @Nullable Reading reading(Tokens tokens) {
    List<Named> times = null;
    boolean undated = false;
    for (int i = 0; i < tokens.size(); i++) {
      for (PromisePhrase phrase : phrases.getOrDefault(tokens.text(i), List.of())) {
        PromisePhrase.Found found = phrase.at(tokens, i, things);
        if (found == null || !Announcement.byUs(tokens, i, found.end(), phrase.needsTime())) {
          continue;
        }
        if (found.time() != null) {
          return new Reading(found.time().moment(), false);
        }
        times = times == null ? Moments.in(tokens) : times;
        Named time = nearest(tokens, times, i, found.end());
        if (time != null) {
          return new Reading(time.moment(), phrase.ofIt());
        }
        undated |= !phrase.needsTime() && (!tokens.isHan(i) || isFuture(tokens, i));
      }
    }
    return undated ? new Reading(null, false) : null;
  }

  /** Whether Chinese words before the phrase say that it lies ahead. */
  private static boolean isFuture(Tokens tokens, int phrase) {
    for (int i = phrase; i >= 0 && phrase - i < 16 && !tokens.is(i, ","); i--) {
      for (String word : FUTURE) {
        if (tokens.spells(i, word) && i + word.length() <= phrase + 1) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Named nearest(Tokens tokens, List<Named> times, int begin, int end) {
    Named best = null;
    int least = FURTHEST + 1;
    for (Named time : times) {
      int distance =
          time.begin() >= begin
              ? distanceAfter(tokens, time, end)
              : distanceBefore(tokens, time, begin);
      if (distance < least) {
        least = distance;
        best = time;
      }
    }
    return best;
  }

  private static int distanceAfter(Tokens tokens, Named time, int end) {
    int distance = 0;
    boolean about = false;
    for (int i = end; i < time.begin(); i++) {
      String word = tokens.text(i);
      if (OTHER_CLAUSE.contains(word)) {
        return Integer.MAX_VALUE;
      }
      about |= ABOUT.contains(word);
      distance += tokens.is(i, ",") ? COMMA : 1;
    }
    if (about && !time.deadline()) {
      return Integer.MAX_VALUE;
    }
    return time.deadline() ? distance - DEADLINE : distance;
  }

  /** Before the phrase a time counts where it begins a clause that nothing else happens in. */
  private static int distanceBefore(Tokens tokens, Named time, int begin) {
    int distance = 0;
    for (int i = time.end(); i < begin; i++) {
      for (String event : OTHER_EVENTS) {
        if (tokens.spells(i, event)) {
          return Integer.MAX_VALUE;
        }
      }
      distance += tokens.is(i, ",") ? COMMA : 1;
    }
    boolean chinese = tokens.isHan(begin);
    if (!chinese && !beginsClause(tokens, time.begin())) {
      return Integer.MAX_VALUE;
    }
    return time.deadline() ? distance - DEADLINE : distance;
  }

  private static boolean beginsClause(Tokens tokens, int begin) {
    int at = begin;
    while (at > 0
        && Set.of("by", "before", "on", "the", "at", "latest", "until", "in", "so", "hopefully")
            .contains(tokens.text(at - 1))) {
      at--;
    }
    return at == 0
        || Set.of(",", ";", ":", "and", "but", "-", "will").contains(tokens.text(at - 1));
  }
}
