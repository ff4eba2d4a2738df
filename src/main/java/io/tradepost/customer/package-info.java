/**
 * The customer file: who buys from the company, from which country, and by which addresses and
 * domains their letters are known. Customers and addresses come in; the customer whom an address
 * belongs to, and where a new company is at home, go out. Pure but for reading and writing customer
 * lists. May use {@code letter}.
 */
@org.jspecify.annotations.NullMarked
package io.tradepost.customer;
