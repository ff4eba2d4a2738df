package io.tradepost.filing;

import io.tradepost.customer.Customer;
import io.tradepost.letter.Address;
import java.util.Optional;

/**
 * What the rulebook says on a letter.
 *
 * @param newcomer a provisional customer to be entered before the letter is filed
 * @param counterpart whom the letter is exchanged with: its writer outside the company, the buyer
 *     behind a relay, or whom a colleague wrote to
 * @param firm whether the letter itself and the customer file have settled it. Otherwise other
 *     letters decide as well, those of the conversation or the first of a new company, and it is
 *     for the office to rule again when all that came in together are known
 */
public record Ruling(
    Decision decision, Optional<Customer> newcomer, Optional<Address> counterpart, boolean firm) {}
