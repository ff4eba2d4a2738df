package io.tradepost.letter;

import java.util.List;

/** A part of a letter's MIME tree, with as much of its content as is worth holding. */
sealed interface Part {
  /**
   * Parts in parts.
   *
   * @param children grows while the letter is read
   */
  record Multi(PartHeader header, List<Part> children) implements Part {
    String subtype() {
      return header.mediaType().substring("multipart/".length());
    }
  }

  /**
   * Text, its transfer encoding undone, its charset not yet.
   *
   * @param size decoded bytes, more than {@code bytes} holds where the text was cut
   */
  @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
  record Words(PartHeader header, byte[] bytes, long size) implements Part {}

  /** A letter within the letter. */
  record Embedded(PartHeader header, Parsed letter, long size) implements Part {}

  /** Anything else: what it is called and how large it is. */
  record Opaque(PartHeader header, long size) implements Part {}

  /** A letter's header and body. */
  record Parsed(HeaderBlock header, Part body) {}
}
