package io.tradepost.demo;

import java.util.List;

/** A part of a letter before it is written (RFC 2045, 2046). */
sealed interface Part {
  /** How a part's bytes are made fit for transport. */
  enum Transfer {
    PLAIN,
    QUOTED_PRINTABLE,
    BASE64
  }

  /**
   * Text.
   *
   * @param type with parameters other than charset, such as {@code text/plain; format=flowed}
   * @param text with {@code \n} line ends
   */
  record Text(String type, String text, Coding coding, Transfer transfer) implements Part {}

  /**
   * A file.
   *
   * @param contentId without brackets, by which the HTML shows it; empty for an attachment
   */
  @SuppressWarnings("ArrayRecordComponent") // Two parts are never compared.
  record File(String name, String type, byte[] bytes, HeaderText.Naming naming, String contentId)
      implements Part {}

  /**
   * Parts within a part.
   *
   * @param type such as {@code multipart/mixed} with parameters other than the boundary
   */
  record Multi(String type, String boundary, List<Part> parts) implements Part {
    public Multi {
      parts = List.copyOf(parts);
    }
  }

  /** Lines of ASCII written as they are: delivery status, returned headers. */
  record Lines(String type, String text) implements Part {}
}
