package io.tradepost.reply.promise;

import io.tradepost.letter.Letter;
import io.tradepost.reply.Remarks;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads what a letter's new text says that counts for the reply clock. Its quotation and signature
 * say nothing.
 *
 * <p>Immutable; may be used by any number of threads.
 */
public final class RemarksReader {
  /** A letter that only puts off is short; in a long one "we will revert soon" is a phrase. */
  private static final int SHORT_LATIN = 500;

  private static final int SHORT_CHINESE = 160;

  /** A letter that names a price has an answer in it. */
  private static final Pattern PRICE =
      Pattern.compile(
          "(?i)(?:usd|eur|rmb|cny|gbp|us\\$|[$€£¥￥])\\s{0,2}\\d|\\d\\s{0,2}(?:usd|eur|rmb|[€£元])");

  private final PromiseReader promises;
  private final CourtesyReader courtesy;

  /**
   * @param courtesy phrases of {@code rules/courtesy.yaml}
   */
  public RemarksReader(PromiseReader promises, List<String> courtesy) {
    this.promises = promises;
    this.courtesy = new CourtesyReader(courtesy);
  }

  public Remarks read(Letter letter) {
    String text = letter.text().fresh();
    List<String> announced =
        promises.announced(text).stream()
            .filter(found -> found.dated() || putsOff(letter, text))
            .map(PromiseReader.Announced::sentence)
            .toList();
    return new Remarks(announced.isEmpty() && courtesy.isCourtesy(letter), announced);
  }

  /** Whether it can be a letter that says no more than that the answer comes later. */
  private static boolean putsOff(Letter letter, String text) {
    boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
    return letter.attachments().stream().allMatch(file -> file.inline())
        && text.strip().length() <= (chinese ? SHORT_CHINESE : SHORT_LATIN)
        && !PRICE.matcher(text).find();
  }
}
