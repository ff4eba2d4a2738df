package io.tradepost.demo;

/** Somebody with an address. */
record Person(String name, String address) {}
