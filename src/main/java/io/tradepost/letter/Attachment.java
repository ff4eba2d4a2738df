package io.tradepost.letter;

/**
 * A part of a letter that is not its text.
 *
 * @param filename decoded (RFC 2047, RFC 2231); empty where the part has none. Never to be used as
 *     a path.
 * @param mediaType lower case, {@code type/subtype}
 * @param size decoded bytes
 * @param inline whether it is shown within the text (a picture with a Content-ID that the HTML
 *     uses)
 */
public record Attachment(String filename, String mediaType, long size, boolean inline) {}
