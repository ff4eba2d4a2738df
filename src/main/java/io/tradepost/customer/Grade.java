package io.tradepost.customer;

/**
 * How close a customer is (handbook): A long-standing, B has had samples, C has asked for a price,
 * D all others.
 */
public enum Grade {
  A,
  B,
  C,
  D
}
