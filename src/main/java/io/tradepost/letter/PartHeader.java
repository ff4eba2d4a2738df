package io.tradepost.letter;

import java.util.Locale;

/**
 * What the header of a part says of its content (RFC 2045, RFC 2183), made sense of.
 *
 * @param mediaType lower case {@code type/subtype}; what cannot be read counts as text, as RFC 2045
 *     §5.2 has it
 * @param disposition lower case; empty where none is given
 * @param filename decoded; empty where none is given
 * @param encoding lower case; empty where none is given
 * @param contentId without brackets
 */
record PartHeader(
    String mediaType,
    Parameters type,
    String disposition,
    String filename,
    String encoding,
    String contentId) {

  static PartHeader of(HeaderBlock header, String defaultType) {
    String rawType = header.raw("Content-Type");
    Parameters type = rawType.isEmpty() ? Parameters.NONE : Parameters.parse(rawType);
    String rawDisposition = header.raw("Content-Disposition");
    Parameters disposition =
        rawDisposition.isEmpty() ? Parameters.NONE : Parameters.parse(rawDisposition);
    String filename = disposition.get("filename");
    String encoding =
        HeaderText.unfolded(header.raw("Content-Transfer-Encoding")).toLowerCase(Locale.ROOT);
    int extra = indexOfAny(encoding, " ;(");
    return new PartHeader(
        mediaType(type.value(), defaultType),
        type,
        disposition.value(),
        filename.isEmpty() ? type.get("name") : filename,
        extra < 0 ? encoding : encoding.substring(0, extra),
        MessageIds.own(header.raw("Content-ID")));
  }

  private static int indexOfAny(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static String mediaType(String value, String defaultType) {
    String type = value;
    int blank = indexOfAny(type, " \t,\r\n");
    type = blank < 0 ? type : type.substring(0, blank);
    int slash = type.indexOf('/');
    if (slash > 0 && slash < type.length() - 1) {
      return type;
    }
    return switch (type) {
      case "html" -> "text/html";
      case "multipart", "multipart/" -> "multipart/mixed";
      default -> defaultType;
    };
  }

  boolean isMultipart() {
    return mediaType.startsWith("multipart/");
  }

  boolean isMessage() {
    return mediaType.equals("message/rfc822") || mediaType.equals("message/global");
  }

  boolean isText() {
    return mediaType.startsWith("text/");
  }

  boolean isHtml() {
    return mediaType.equals("text/html");
  }

  boolean isAttachment() {
    return disposition.equals("attachment");
  }

  /** Empty where none is given; a boundary may be longer than RFC 2046's 70, but not boundless. */
  String boundary() {
    String boundary = type.get("boundary").stripTrailing();
    return boundary.length() > 1000 ? "" : boundary;
  }

  String charset() {
    return type.get("charset");
  }
}
