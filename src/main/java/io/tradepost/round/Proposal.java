package io.tradepost.round;

import io.tradepost.filing.Decision;

/**
 * A change that the present rules and customer file want, and the decision that it follows from.
 */
public record Proposal(MoveDone move, Decision decision) {}
