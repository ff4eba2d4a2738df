package io.tradepost.search;

/**
 * Where one copy of a letter lies.
 *
 * @param mailbox English name
 * @param folder path with {@code /}, such as {@code Customer/SP/NEVIR}
 */
public record Place(String mailbox, String folder) {}
