package io.tradepost.filing;

import io.tradepost.letter.Address;
import java.util.Optional;

/**
 * What the rulebook says on a letter that has just come in, when the others that came with it are
 * not known yet.
 *
 * @param ruling a firm one; empty where other letters decide as well
 * @param counterpart as in {@link Ruling}
 * @param alone whether the conversation was not asked: whatever it is, this is what the rulebook
 *     says
 */
public record Opinion(Optional<Ruling> ruling, Optional<Address> counterpart, boolean alone) {
  static Opinion of(Ruling ruling, boolean alone) {
    return new Opinion(Optional.of(ruling).filter(Ruling::firm), ruling.counterpart(), alone);
  }
}
