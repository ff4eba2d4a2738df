package io.tradepost.mailbox;

/**
 * A folder that the server lists.
 *
 * @param path where it is, without namespace prefix
 * @param serverName its name as it stands in the protocol (modified UTF-7, RFC 3501 §5.1.3)
 * @param role what it is for
 * @param selectable whether it can hold letters
 */
public record ServerFolder(FolderPath path, String serverName, Role role, boolean selectable) {}
