package io.tradepost.search;

import io.tradepost.search.Criterion.TextField;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query language; {@link QueryLanguage} tells what it is. For every text there is a
 * {@link Criterion} or a {@link QuerySyntaxException}.
 *
 * <p>By precedence: {@code or}, then {@code and} (also between neighbours), then {@code not} and
 * {@code -}. A word without a letter or digit ({@code &}, {@code --}) is passed over.
 */
public final class QueryParser {
  private static final int DEEPEST = 100;
  private static final int MOST_PARTS = 300;
  private static final int LONGEST = 20_000;

  private final QueryScanner scanner;
  private final FieldValues values;
  private int depth;
  private int groups;
  private int parts;

  private QueryParser(String query, Instant now, ZoneId zone) {
    this.scanner = new QueryScanner(query);
    this.values = new FieldValues(now, zone);
  }

  /**
   * What the query asks for; a blank one asks for everything.
   *
   * @param now from which {@code yesterday} and {@code 7d} are counted
   * @param zone in which days begin
   */
  public static Criterion parse(String query, Instant now, ZoneId zone) {
    if (query.length() > LONGEST) {
      throw new QuerySyntaxException(
          LONGEST, "the query is too long", "use fewer than " + LONGEST + " characters");
    }
    if (query.isBlank()) {
      return new Criterion.Everything();
    }
    return new QueryParser(query, now, zone).whole();
  }

  private Criterion whole() {
    Criterion criterion = any(null);
    if (!scanner.atEnd()) {
      throw new QuerySyntaxException(
          scanner.position(),
          "a closing parenthesis without its opening one",
          "remove it, or put the text in quotes");
    }
    if (criterion == null) {
      throw new QuerySyntaxException(0, "there is no word to search for", "write a word or number");
    }
    return criterion;
  }

  /** Alternatives; null where there is nothing to search for in them. */
  private @Nullable Criterion any(@Nullable QueryField field) {
    List<Criterion> alternatives = new ArrayList<>();
    do {
      Criterion one = all(field);
      if (one != null) {
        alternatives.add(one);
      }
    } while (scanner.operator("or"));
    return switch (alternatives.size()) {
      case 0 -> null;
      case 1 -> alternatives.getFirst();
      default -> new Criterion.Or(alternatives);
    };
  }

  private @Nullable Criterion all(@Nullable QueryField field) {
    List<Criterion> together = new ArrayList<>();
    boolean first = true;
    while (true) {
      boolean and = !first && scanner.operator("and");
      if ((first || and) && scanner.seesOperator("and")) {
        requireOperand(false);
      }
      if (scanner.atEnd() || scanner.atClosing() || scanner.seesOperator("or")) {
        if (and || first) {
          requireOperand(first);
        }
        break;
      }
      Criterion one = negatable(field);
      if (one != null) {
        together.add(one);
      }
      first = false;
    }
    return switch (together.size()) {
      case 0 -> null;
      case 1 -> together.getFirst();
      default -> new Criterion.And(together);
    };
  }

  /**
   * A missing operand is a slip, except in {@code ()}, which is passed over, and before a stray
   * parenthesis, which is told as such.
   */
  private void requireOperand(boolean first) {
    if (first && (scanner.justOpened() || (groups == 0 && scanner.atClosing()))) {
      return;
    }
    throw new QuerySyntaxException(
        scanner.position(),
        "a word is missing beside and, or or not",
        "write one, or put the operator in quotes to search for it as a word");
  }

  private @Nullable Criterion negatable(@Nullable QueryField field) {
    if (!scanner.operator("not") && !scanner.minus()) {
      return single(field);
    }
    if (scanner.atEnd() || scanner.atClosing()) {
      requireOperand(false);
    }
    deeper();
    Criterion what = negatable(field);
    depth--;
    if (what == null) {
      return null;
    }
    return what instanceof Criterion.Not(Criterion twice) ? twice : new Criterion.Not(what);
  }

  private @Nullable Criterion single(@Nullable QueryField field) {
    if (scanner.opening()) {
      deeper();
      groups++;
      Criterion inner = any(field);
      groups--;
      depth--;
      if (!scanner.closing()) {
        throw new QuerySyntaxException(
            scanner.position(), "a parenthesis is not closed", "add ) or remove (");
      }
      return inner;
    }
    int at = scanner.position();
    Optional<QueryField> named = scanner.field();
    if (named.isPresent()) {
      return valueOf(named.get(), at);
    }
    QueryScanner.Word word = scanner.word();
    return field == null ? bare(word) : count(read(field, word));
  }

  private @Nullable Criterion valueOf(QueryField field, int at) {
    if (scanner.atEnd() || scanner.atClosing()) {
      throw new QuerySyntaxException(
          at, field.label() + ": has nothing behind it", "write " + field.label() + ":something");
    }
    deeper();
    Criterion value = single(field);
    depth--;
    return value;
  }

  private Criterion read(QueryField field, QueryScanner.Word word) {
    return values.read(field, word.text(), word.prefix(), word.at());
  }

  private @Nullable Criterion bare(QueryScanner.Word word) {
    if (!Words.any(word.text())) {
      return null;
    }
    return count(new Criterion.Text(TextField.ANY, word.text(), word.prefix()));
  }

  private Criterion count(Criterion criterion) {
    if (++parts > MOST_PARTS) {
      throw new QuerySyntaxException(
          scanner.position(),
          "the query has too many words",
          "use at most " + MOST_PARTS + ", or search for them as a phrase in quotes");
    }
    return criterion;
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw new QuerySyntaxException(
          scanner.position(),
          "parentheses within parentheses too deep",
          String.format(Locale.ROOT, "use at most %d levels", DEEPEST));
    }
  }
}
