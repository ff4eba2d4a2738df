package io.tradepost.search;

/** A query that cannot be understood. */
public final class QuerySyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int position;
  private final String advice;

  QuerySyntaxException(int position, String problem, String advice) {
    super(problem + " (at character " + (position + 1) + "): " + advice);
    this.position = position;
    this.advice = advice;
  }

  /** Where in the query, counted in UTF-16 units from 0. */
  public int position() {
    return position;
  }

  /** What to write instead. */
  public String advice() {
    return advice;
  }
}
