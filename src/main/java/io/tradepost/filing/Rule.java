package io.tradepost.filing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as an admin writes it: conditions, all of which must hold, and what is then done.
 *
 * <p>Immutable.
 */
public final class Rule {
  private final String name;
  private final List<Condition> conditions;
  private final Action action;

  private Rule(String name, List<Condition> conditions, Action action) {
    this.name = name;
    this.conditions = List.copyOf(conditions);
    this.action = action;
  }

  /** What a rule does with a letter. */
  public sealed interface Action {
    /** Files it to the business assistant's folder. */
    record ToBusinessAssistant() implements Action {}

    /** Files it to Others. */
    record ToOthers() implements Action {}

    /** Leaves it where it is. */
    record Leave() implements Action {}

    /**
     * Files it to a customer's folder.
     *
     * @param reference key, number or short name
     */
    record ToCustomer(String reference) implements Action {}

    /**
     * Reads {@code Business Assistant}, {@code Others} or {@code leave}, in any case.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Action parse(String text) {
      return switch (Folding.fold(text).replace('-', ' ')) {
        case "business assistant" -> new ToBusinessAssistant();
        case "others" -> new ToOthers();
        case "leave" -> new Leave();
        default ->
            throw new IllegalArgumentException(
                "file: found \""
                    + text
                    + "\", allowed are Business Assistant, Others, leave, or { customer: ES-001 }");
      };
    }
  }

  /**
   * A rule.
   *
   * @param name as reasons tell it
   * @param when conditions by name ({@code from, from-domain, to, subject, body, header,
   *     attachment}), each with its values
   * @throws IllegalArgumentException naming the condition that is wrong
   */
  public static Rule of(String name, Map<String, List<String>> when, Action action) {
    if (when.isEmpty()) {
      throw new IllegalArgumentException(
          "when: a rule without a condition would take every letter");
    }
    List<Condition> conditions = new ArrayList<>();
    when.forEach((condition, values) -> conditions.add(Condition.of(condition, values)));
    // The text is the dearest to look at: what the others rule out is not looked at at all.
    conditions.sort(Comparator.comparing(c -> c instanceof Condition.Body));
    return new Rule(name, conditions, action);
  }

  /** As reasons tell it. */
  public String name() {
    return name;
  }

  /** What is then done. */
  public Action action() {
    return action;
  }

  /**
   * The first condition's value that holds, such as {@code from-domain: kn-demo.example}; empty
   * where not all conditions hold.
   */
  Optional<String> applies(Scan scan) {
    String first = "";
    for (Condition condition : conditions) {
      Optional<String> held = condition.holds(scan);
      if (held.isEmpty()) {
        return Optional.empty();
      }
      first = first.isEmpty() ? condition.name() + ": " + held.get() : first;
    }
    return Optional.of(first);
  }
}
