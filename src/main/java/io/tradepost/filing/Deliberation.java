package io.tradepost.filing;

import io.tradepost.customer.Customer;
import io.tradepost.filing.CustomerSearch.Found;
import io.tradepost.letter.Address;
import io.tradepost.letter.Automation;
import io.tradepost.letter.Letter;
import io.tradepost.mailbox.FolderPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The way to one ruling on a letter that came in; steps in the order of {@link Rulebook}. */
final class Deliberation {
  private static final Set<String> BULK_PRECEDENCE = Set.of("bulk", "list", "junk");

  private final Rulebook rulebook;
  private final Scan scan;
  private final Letter letter;
  private final Origin origin;
  private final Knowledge knowledge;
  private final CustomerSearch customers;
  private final List<Reason> reasons = new ArrayList<>();
  private boolean guessing = true;

  Deliberation(Rulebook rulebook, Scan scan, Origin origin, Knowledge knowledge) {
    this.rulebook = rulebook;
    this.scan = scan;
    this.letter = scan.letter();
    this.origin = origin;
    this.knowledge = knowledge;
    this.customers = new CustomerSearch(knowledge.directory());
  }

  Ruling ruling() {
    return byCompanyRule()
        .or(this::byLesson)
        .or(this::byCustomer)
        .or(this::byConversation)
        .or(this::byNewBuyerOfPlatform)
        .or(this::forBusinessAssistant)
        .or(this::byInquiry)
        .orElseGet(this::forOthers);
  }

  Opinion opinion() {
    guessing = false;
    Optional<Ruling> alone = byCompanyRule().or(this::byLesson).or(this::byCustomer);
    if (alone.isPresent()) {
      return Opinion.of(alone.get(), true);
    }
    return Opinion.of(
        byConversation()
            .or(this::byNewBuyerOfPlatform)
            .or(this::forBusinessAssistant)
            .or(this::byInquiry)
            .orElseGet(this::forOthers),
        false);
  }

  private Optional<Ruling> byCompanyRule() {
    for (Rule rule : rulebook.companyRules()) {
      Optional<String> applies = applies(rule);
      if (applies.isPresent()) {
        Optional<Ruling> ruling = carriedOut(rule, applies.get());
        if (ruling.isPresent()) {
          return ruling;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> applies(Rule rule) {
    try {
      return rule.applies(scan);
    } catch (Texts.TooCostly e) {
      reasons.add(Ground.RULE_TOO_COSTLY.because(rule.name()));
      return Optional.empty();
    }
  }

  private Optional<Ruling> carriedOut(Rule rule, String applies) {
    Reason because = Ground.RULE.because(rule.name(), applies);
    return switch (rule.action()) {
      case Rule.Action.ToBusinessAssistant a ->
          Optional.of(file(new Category.BusinessAssistant(), because));
      case Rule.Action.ToOthers a -> Optional.of(file(new Category.Others(), because));
      case Rule.Action.Leave a -> {
        reasons.add(because);
        yield Optional.of(ruled(new Decision.Verdict.Leave(), Optional.empty(), counterpart()));
      }
      case Rule.Action.ToCustomer(var reference) -> {
        Optional<Customer> customer = knowledge.directory().find(reference);
        if (customer.isEmpty()) {
          reasons.add(Ground.RULE_CUSTOMER_UNKNOWN.because(rule.name(), reference));
        }
        yield customer.map(c -> file(knowledge.names().category(c), because));
      }
    };
  }

  private Optional<Ruling> byLesson() {
    Optional<Address> sender =
        switch (origin) {
          case Origin.Outsider(var address, var others) -> Optional.of(address);
          case Origin.Relay(var platform, var buyer, var how) -> Optional.of(buyer.address());
          case Origin.WebForm(var form, var buyer) -> Optional.of(buyer.address());
          case Origin.Notice n -> Optional.empty();
          case Origin.Colleague c -> Optional.empty();
          case Origin.Bounce b -> Optional.empty();
          case Origin.Nobody n -> Optional.empty();
        };
    return sender
        .filter(a -> !a.address().isEmpty())
        .flatMap(a -> knowledge.lessons().find(a, knowledge.mailbox(), knowledge.names()))
        .map(this::taught);
  }

  private Ruling taught(Lesson lesson) {
    FolderPath folder = lesson.folder();
    reasons.add(Ground.LESSON.because(lesson.address(), folder.toString(), lesson.mailbox()));
    Category category = knowledge.names().categoryAt(folder);
    return ruled(new Decision.Verdict.File(category, folder), Optional.empty(), counterpart());
  }

  private Optional<Ruling> byCustomer() {
    return switch (origin) {
      case Origin.Outsider(var address, var others) ->
          customers
              .byAddress(address)
              .map(this::toCustomer)
              .or(
                  () ->
                      first(others)
                          .map(f -> via(Ground.REPLY_TO.because(f.address().address()), f)));
      case Origin.Relay(var platform, var buyer, var how) ->
          customers.byBuyer(buyer).map(f -> via(how, f));
      case Origin.WebForm(var sender, var buyer) ->
          customers
              .byBuyer(buyer)
              .map(f -> via(Ground.WEB_FORM.because(sender.address(), buyer.label()), f));
      case Origin.Notice(var platform, var address) ->
          customers.byWholeAddress(address).map(this::toCustomer);
      case Origin.Colleague(var address) ->
          first(addressed(letter))
              .map(
                  f ->
                      via(
                          Ground.COLLEAGUE_TO.because(address.address(), f.address().address()),
                          f));
      case Origin.Bounce(var recipients) ->
          first(recipients).map(f -> via(Ground.BOUNCE_OF.because(f.address().address()), f));
      case Origin.Nobody n -> Optional.empty();
    };
  }

  static List<Address> addressed(Letter letter) {
    return Stream.of(letter.to(), letter.cc(), letter.bcc()).flatMap(List::stream).toList();
  }

  private Optional<Found> first(Collection<Address> addresses) {
    return customers.among(addresses).stream().findFirst();
  }

  private Ruling via(Reason how, Found found) {
    reasons.add(how);
    return toCustomer(found);
  }

  private Ruling toCustomer(Found found) {
    reasons.add(found.reason());
    Category category = knowledge.names().category(found.customer());
    Optional<Address> counterpart =
        Optional.of(found.address()).filter(a -> !a.address().isEmpty());
    return ruled(file(category), Optional.empty(), counterpart);
  }

  private Optional<Ruling> byConversation() {
    Conversing conversing = Conversing.of(letter, knowledge);
    conversing.reason().ifPresent(reasons::add);
    return conversing.customer().map(c -> waiting(knowledge.names().category(c)));
  }

  private Optional<Ruling> byNewBuyerOfPlatform() {
    return switch (origin) {
      case Origin.Relay(var platform, var buyer, var how) -> {
        reasons.add(how);
        yield asNewcomer(buyer);
      }
      case Origin.Outsider o -> Optional.empty();
      case Origin.Notice n -> Optional.empty();
      case Origin.WebForm w -> Optional.empty();
      case Origin.Colleague c -> Optional.empty();
      case Origin.Bounce b -> Optional.empty();
      case Origin.Nobody n -> Optional.empty();
    };
  }

  /** Empty where nothing says which company it is. */
  private Optional<Ruling> asNewcomer(Buyer buyer) {
    if (!rulebook.registerNewcomers()) {
      return Optional.of(file(new Category.Others(), Ground.NEW_NOT_REGISTERED.because()));
    }
    if (!guessing && buyer.isNamed()) {
      return Optional.of(waiting(new Category.Others()));
    }
    Optional<Customer> newcomer =
        rulebook.newcomers().propose(letter, buyer, knowledge.directory());
    if (newcomer.isEmpty()) {
      reasons.add(Ground.NEW_UNNAMED.because(buyer.label()));
      return Optional.empty();
    }
    Customer customer = newcomer.get();
    FolderPath folder = knowledge.names().folder(customer);
    reasons.add(
        Ground.NEW_CUSTOMER.because(
            customer.name(), customer.country().label(), folder.toString()));
    Category category = knowledge.names().category(customer);
    return Optional.of(ruled(new Decision.Verdict.File(category, folder), newcomer, counterpart()));
  }

  private Optional<Ruling> forBusinessAssistant() {
    return switch (origin) {
      case Origin.Notice(var platform, var address) ->
          Optional.of(assistant(Ground.PLATFORM_NO_BUYER.because(platform.name())));
      case Origin.Relay r -> Optional.of(assistant());
      case Origin.Outsider o -> bySupport();
      case Origin.WebForm w -> bySupport();
      case Origin.Nobody n -> bySupport();
      case Origin.Colleague c -> Optional.empty();
      case Origin.Bounce b -> Optional.empty();
    };
  }

  private Optional<Ruling> bySupport() {
    for (Rule rule : rulebook.assistantRules()) {
      Optional<String> applies = applies(rule);
      if (applies.isPresent()) {
        return Optional.of(assistant(Ground.ASSISTANT_RULE.because(rule.name(), applies.get())));
      }
    }
    Optional<String> bulk = bulkMark(letter);
    if (bulk.isPresent()) {
      return Optional.of(assistant(Ground.ASSISTANT_BULK.because(bulk.get())));
    }
    InquiryWords.Weight weight = rulebook.words().weigh(scan.fresh());
    return weight.isOffer()
        ? Optional.of(assistant(Ground.ASSISTANT_OFFER.because(told(weight.selling()))))
        : Optional.empty();
  }

  private static Optional<String> bulkMark(Letter letter) {
    if (letter.automation().kind() == Automation.Kind.BULK) {
      return Optional.of(String.join(", ", letter.automation().evidence()));
    }
    for (String field : List.of("List-Unsubscribe", "List-Id")) {
      if (letter.headers().has(field)) {
        return Optional.of(field);
      }
    }
    return letter
        .headers()
        .first("Precedence")
        .map(Folding::fold)
        .filter(BULK_PRECEDENCE::contains)
        .map(value -> "Precedence: " + value);
  }

  private Optional<Ruling> byInquiry() {
    return switch (origin) {
      case Origin.Outsider(var address, var others) ->
          letter.automation().byPerson() && !Origins.isNoReply(address)
              ? inquiryOf(Buyer.of(address))
              : Optional.empty();
      case Origin.WebForm(var sender, var buyer) -> {
        reasons.add(Ground.WEB_FORM.because(sender.address(), buyer.label()));
        yield inquiryOf(buyer);
      }
      case Origin.Relay r -> Optional.empty();
      case Origin.Notice n -> Optional.empty();
      case Origin.Colleague c -> Optional.empty();
      case Origin.Bounce b -> Optional.empty();
      case Origin.Nobody n -> Optional.empty();
    };
  }

  private Optional<Ruling> inquiryOf(Buyer buyer) {
    InquiryWords.Weight weight = rulebook.words().weigh(scan.fresh());
    if (!weight.isInquiry()) {
      return Optional.empty();
    }
    reasons.add(Ground.INQUIRY.because(buyer.address().address(), told(weight.buying())));
    return asNewcomer(buyer);
  }

  private Ruling forOthers() {
    Reason because =
        switch (origin) {
          case Origin.Colleague(var address) -> Ground.OTHERS_OWN.because(address.address());
          case Origin.Bounce b -> Ground.OTHERS_BOUNCE.because();
          case Origin.Nobody n -> Ground.OTHERS_NOBODY.because();
          case Origin.Outsider(var address, var others) -> fromStranger(address);
          case Origin.WebForm(var sender, var buyer) -> fromStranger(buyer.address());
          case Origin.Relay(var platform, var buyer, var how) -> fromStranger(buyer.address());
          case Origin.Notice(var platform, var address) -> fromStranger(address);
        };
    return file(new Category.Others(), because);
  }

  private Reason fromStranger(Address address) {
    return letter.automation().byPerson()
        ? Ground.OTHERS_UNKNOWN.because(address.address())
        : Ground.OTHERS_AUTOMATIC.because(String.join(", ", letter.automation().evidence()));
  }

  private Optional<Address> counterpart() {
    Optional<Address> address =
        switch (origin) {
          case Origin.Outsider(var writer, var others) -> Optional.of(writer);
          case Origin.Relay(var platform, var buyer, var how) -> Optional.of(buyer.address());
          case Origin.WebForm(var sender, var buyer) -> Optional.of(buyer.address());
          case Origin.Bounce(var recipients) -> recipients.stream().findFirst();
          case Origin.Notice n -> Optional.empty();
          case Origin.Colleague c ->
              addressed(letter).stream().filter(a -> !rulebook.ours().has(a)).findFirst();
          case Origin.Nobody n -> Optional.empty();
        };
    return address.filter(a -> !a.address().isEmpty());
  }

  private Ruling assistant(Reason... because) {
    reasons.addAll(List.of(because));
    return ruled(file(new Category.BusinessAssistant()), Optional.empty(), counterpart());
  }

  private Ruling file(Category category, Reason because) {
    reasons.add(because);
    return ruled(file(category), Optional.empty(), counterpart());
  }

  private Ruling waiting(Category category) {
    return new Ruling(
        new Decision(file(category), reasons), Optional.empty(), counterpart(), false);
  }

  private Decision.Verdict file(Category category) {
    return new Decision.Verdict.File(category, knowledge.names().target(category));
  }

  private Ruling ruled(
      Decision.Verdict verdict, Optional<Customer> newcomer, Optional<Address> counterpart) {
    return new Ruling(new Decision(verdict, reasons), newcomer, counterpart, newcomer.isEmpty());
  }

  private static String told(List<String> words) {
    return String.join(", ", words);
  }
}
