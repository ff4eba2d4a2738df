package io.tradepost.letter;

/**
 * What a letter says, as plain text with {@code \n} line ends.
 *
 * @param fresh what its writer wrote this time, without greeting cut, quotation or signature
 * @param quoted what it repeats of earlier letters, forwarded letters included
 * @param signature the writer's signature block
 */
public record LetterText(String fresh, String quoted, String signature) {
  public static final LetterText NONE = new LetterText("", "", "");

  /** All of it in one, for patterns that do not care. */
  public String whole() {
    return fresh + "\n" + signature + "\n" + quoted;
  }
}
