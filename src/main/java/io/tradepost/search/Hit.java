package io.tradepost.search;

import io.tradepost.letter.Address;
import io.tradepost.letter.Automation;
import io.tradepost.letter.LetterId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A letter that was found, with all that a list shows of it; nothing is read from other files.
 *
 * @param sha256 of the copy that was indexed, 64 lower-case hex digits: where the vault has it
 * @param messageId without angle brackets; empty where the letter has none
 * @param from at most the first {@value StoredLetter#MOST} writers; {@code to} and {@code cc}
 *     likewise
 * @param subject at most the first {@value StoredLetter#LONGEST} characters
 * @param country empty, as {@code category}, {@code company} and {@code customer}, where filing
 *     found none
 * @param attachments file names, or the media type where there is no name; pictures within the text
 *     are left out
 * @param size bytes
 */
public record Hit(
    LetterId id,
    String sha256,
    String messageId,
    Instant date,
    Instant arrived,
    List<Address> from,
    List<Address> to,
    List<Address> cc,
    String subject,
    String category,
    String country,
    String company,
    String customer,
    List<String> orders,
    String conversation,
    List<String> attachments,
    long size,
    boolean sent,
    Automation.Kind automation,
    Beginning beginning,
    List<Place> places,
    Set<Flag> flags) {}
