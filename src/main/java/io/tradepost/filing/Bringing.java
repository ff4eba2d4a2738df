package io.tradepost.filing;

import io.tradepost.customer.Customer;
import io.tradepost.filing.CustomerSearch.Found;
import io.tradepost.letter.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way to one ruling on a letter of ours. */
final class Bringing {
  private final Rulebook rulebook;
  private final Scan scan;
  private final Knowledge knowledge;
  private final List<Reason> reasons = new ArrayList<>();
  private final Map<String, Customer> customers = new LinkedHashMap<>();

  Bringing(Rulebook rulebook, Scan scan, Knowledge knowledge) {
    this.rulebook = rulebook;
    this.scan = scan;
    this.knowledge = knowledge;
  }

  Ruling ruling() {
    List<Address> addressed = Deliberation.addressed(scan.letter());
    Optional<Address> counterpart =
        addressed.stream()
            .filter(a -> !a.address().isEmpty() && !rulebook.ours().has(a))
            .findFirst();
    if (companyRuleLeavesIt()) {
      return new Ruling(
          new Decision(new Decision.Verdict.Leave(), reasons), Optional.empty(), counterpart, true);
    }
    CustomerSearch search = new CustomerSearch(knowledge.directory());
    for (Found found : search.among(addressed)) {
      bring(found.customer(), found.reason());
    }
    boolean firm =
        !customers.isEmpty()
            && addressed.stream()
                .filter(a -> !rulebook.ours().has(a))
                .allMatch(a -> search.byAddress(a).isPresent());
    if (customers.isEmpty()) {
      Conversing.customers(knowledge)
          .forEach(c -> bring(c, Ground.CONVERSATION.because(c.name(), c.key())));
    }
    if (customers.isEmpty()) {
      reasons.add(
          counterpart
              .map(a -> Ground.SENT_NOBODY.because(a.address()))
              .orElseGet(Ground.SENT_INTERNAL::because));
    }
    return new Ruling(
        new Decision(new Decision.Verdict.BringTo(targets()), reasons),
        Optional.empty(),
        counterpart,
        firm);
  }

  private void bring(Customer customer, Reason reason) {
    if (customers.putIfAbsent(customer.key(), customer) == null) {
      reasons.add(reason);
    }
  }

  private List<Decision.Verdict.File> targets() {
    FolderNames names = knowledge.names();
    return customers.values().stream()
        .map(c -> new Decision.Verdict.File(names.category(c), names.folder(c)))
        .toList();
  }

  /**
   * Of the company's rules, the first that leaves letters or names a customer counts for letters of
   * ours. Rules for Business Assistant and Others speak of what comes in: Sent keeps its letters.
   */
  private boolean companyRuleLeavesIt() {
    for (Rule rule : rulebook.companyRules()) {
      Optional<String> applies = applies(rule);
      if (applies.isEmpty()) {
        continue;
      }
      Reason because = Ground.RULE.because(rule.name(), applies.get());
      switch (rule.action()) {
        case Rule.Action.Leave leave -> {
          reasons.add(because);
          return true;
        }
        case Rule.Action.ToCustomer(var reference) -> {
          Optional<Customer> customer = knowledge.directory().find(reference);
          if (customer.isPresent()) {
            bring(customer.get(), because);
            return false;
          }
          reasons.add(Ground.RULE_CUSTOMER_UNKNOWN.because(rule.name(), reference));
        }
        case Rule.Action.ToBusinessAssistant assistant -> {}
        case Rule.Action.ToOthers others -> {}
      }
    }
    return false;
  }

  private Optional<String> applies(Rule rule) {
    try {
      return rule.applies(scan);
    } catch (Texts.TooCostly e) {
      reasons.add(Ground.RULE_TOO_COSTLY.because(rule.name()));
      return Optional.empty();
    }
  }
}
