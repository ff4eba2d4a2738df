package io.tradepost.filing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words by which an inquiry is told from an offer to us ({@code rules/inquiries.yaml}), in
 * every language that customers write.
 *
 * <p>Immutable.
 */
public final class InquiryWords {
  /** What a phrase is evidence of. */
  enum Sort {
    /** The writer asks us to sell: "please quote", "interested in your products". */
    ASKING(4, true),
    /** Words of wanting and buying, in letters of friends as well: "need", "buy", "interested". */
    WANTING(2, true),
    /** Words of the trade that both sides use: "RFQ", "MOQ", "proforma invoice". */
    TRADE(3, true),
    /** Words that occur elsewhere too: "price", "sample", "order". */
    HINT(1, true),
    /** Makers and suppliers introduce themselves so, some buyers as well: "we are a factory". */
    INTRODUCING(2, false),
    /** The writer offers goods or services: "our factory can supply". */
    OFFERING(4, false),
    /** Advertising: "unsubscribe", "first page of Google". */
    ADVERTISING(4, false),
    /** Who complains of goods has bought them: "arrived damaged", "we demand a replacement". */
    COMPLAINING(4, true),
    /** Fraud asks, wants and offers as well, and is nothing of it: "verify your password". */
    FRAUD(0, false);

    private final int weight;
    private final boolean buying;

    Sort(int weight, boolean buying) {
      this.weight = weight;
      this.buying = buying;
    }
  }

  /** From here on it is an inquiry: one word of the trade, or three hints. */
  private static final int ENOUGH = 3;

  private static final int MOST_TOLD = 3;

  /** Who names sums of money in a first letter mostly names prices of his own. */
  private static final int MONEY = 2;

  private static final Pattern SUM =
      Pattern.compile(
          "(?:usd|eur|rmb|gbp|us\\$|[$€£¥])\\s?\\d|\\d\\s?(?:usd|eur|rmb|gbp|[$€£¥元]|美元|欧元|dollar|euro)");

  /** So much of something is spoken of by those who trade in it. */
  private static final int QUANTITY = 2;

  private static final Pattern PIECES =
      Pattern.compile(
          "\\d\\s?(?:pcs|pc|pieces?|units?|sets?|nos|pairs?|cartons?|ctns?|tons?|rolls?"
              + "|stuck|stk|rollen|unidades|uds|piezas|pecas|pieces|unites|pezzi|stuks|szt|sztuk"
              + "|kusu?|kom|komada?|kosov|buc|bucati|adet|шт|штук|τεμαχια|τεμ|kpl|cai"
              + "|台|个|個|件|套|只|支|箱|柜|櫃|本|枚|セット|개|대|قطعه|حاويه|حاويات)(?!\\p{L})"
              + "|\\d\\s?(?:台|个|個|件|套|只|支|箱|柜|櫃|本|枚)");

  /** What a buyer would pay, and not what a seller asks. */
  private static final Pattern TARGET = Pattern.compile("target|budget|max(?:imum)? price|目标价");

  private final List<String> phrases = new ArrayList<>();
  private final List<Sort> sorts = new ArrayList<>();
  private final Phrases trie;

  private InquiryWords(Map<String, List<String>> words) {
    words.forEach((sort, texts) -> texts.forEach(t -> add(t, sort(sort))));
    trie = Phrases.of(phrases, Phrases.Fit.WORDS);
  }

  /**
   * From plain values.
   *
   * @param words phrases by {@code asking, wanting, trade, hint, introducing, offering,
   *     advertising, complaining, fraud}; a phrase that ends with {@code *} may go on within its
   *     last word
   * @throws IllegalArgumentException for another sort, or a blank phrase
   */
  public static InquiryWords of(Map<String, List<String>> words) {
    return new InquiryWords(words);
  }

  private void add(String phrase, Sort sort) {
    phrases.add(phrase);
    sorts.add(sort);
  }

  private static Sort sort(String name) {
    try {
      return Sort.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name
              + ": no such sort of words; there are asking, wanting, trade, hint, introducing,"
              + " offering, advertising, complaining, fraud",
          e);
    }
  }

  /** Weighs a folded text; each phrase counts once, however often it stands there. */
  Weight weigh(String folded) {
    BitSet found = new BitSet(phrases.size());
    trie.find(folded, found::set);
    int asking = 0;
    boolean wanting = false;
    boolean fraud = false;
    int common = 0;
    int offering = 0;
    List<String> buying = new ArrayList<>();
    List<String> selling = new ArrayList<>();
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      Sort sort = sorts.get(i);
      switch (sort) {
        case ASKING, COMPLAINING -> asking += sort.weight;
        case WANTING -> wanting = true;
        case TRADE, HINT -> common += sort.weight;
        case INTRODUCING, OFFERING, ADVERTISING -> offering += sort.weight;
        case FRAUD -> fraud = true;
      }
      List<String> told = sort.buying ? buying : selling;
      if (told.size() < MOST_TOLD) {
        told.add(phrases.get(i).replace("*", ""));
      }
    }
    boolean spoken = common + offering > 0;
    Matcher sum = SUM.matcher(folded);
    // Beside a word of the trade only: fraud and friends speak of money as well.
    if (spoken && sum.find() && !TARGET.matcher(folded).find()) {
      offering += MONEY;
      selling.addFirst(sum.group());
    }
    if (PIECES.matcher(folded).find()) {
      common += QUANTITY;
    }
    // However many words there are for it, wanting is one thing.
    int wanted = asking + (wanting ? Sort.WANTING.weight : 0);
    return new Weight(wanted, common, offering, fraud, buying, selling);
  }

  /**
   * How a letter's words weigh.
   *
   * @param buying up to three of the words for an inquiry, as the data file has them
   * @param selling up to three of the words for an offer
   */
  record Weight(
      int asking,
      int common,
      int offering,
      boolean fraud,
      List<String> buying,
      List<String> selling) {
    /**
     * Whether it offers something to us. Who sells uses the words of the trade as well, so only
     * asking weighs against offering; a draw is an inquiry, since a customer lost costs more than
     * an advertisement kept.
     */
    boolean isOffer() {
      return !fraud && offering > asking;
    }

    /** Whether somebody wants to buy. */
    boolean isInquiry() {
      return !fraud && asking + common >= ENOUGH && !isOffer();
    }
  }
}
