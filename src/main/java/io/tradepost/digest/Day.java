package io.tradepost.digest;

import java.time.LocalDate;

/** How the letters of one day were answered: a bar of the chart. */
public record Day(LocalDate date, Figures figures) {}
