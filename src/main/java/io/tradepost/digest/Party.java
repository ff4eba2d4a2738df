package io.tradepost.digest;

import io.tradepost.customer.Country;
import io.tradepost.customer.Grade;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The customer of an obligation, as a report names it.
 *
 * @param key as the customer file has it
 * @param zone where the customer lives; null where the country does not tell
 */
public record Party(String key, String name, Country country, Grade grade, @Nullable ZoneId zone) {}
