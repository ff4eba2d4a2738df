package io.tradepost.search;

import io.tradepost.letter.LetterText;
import java.util.Optional;

/** Gives the text of a letter of which the index holds the beginning only. */
@FunctionalInterface
public interface TextSource {
  /** The text of that letter, or none where its bytes are not at hand. */
  Optional<LetterText> text(Hit hit);
}
