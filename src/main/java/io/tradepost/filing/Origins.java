package io.tradepost.filing;

import io.tradepost.letter.Address;
import io.tradepost.letter.Letter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out who really wrote a letter. */
final class Origins {
  private static final Pattern NO_REPLY =
      Pattern.compile(
          "(?:.*[._+-])?(?:no-?_?reply|do-?_?not-?_?reply|donotreply|mailer-daemon|postmaster|bounces?"
              + "|notifications?|notify|alerts?|automailer|mailer|wordpress|www-data|webform|system"
              + "|daemon|nobody)(?:[._+-].*)?");

  private final Ours ours;
  private final Platforms platforms;
  private final InquiryWords words;

  Origins(Ours ours, Platforms platforms, InquiryWords words) {
    this.ours = ours;
    this.platforms = platforms;
    this.words = words;
  }

  Origin of(Scan scan) {
    Letter letter = scan.letter();
    if (isBounce(letter)) {
      return new Origin.Bounce(unreached(letter));
    }
    Optional<Address> writer =
        letter.from().stream().filter(a -> !a.address().isEmpty()).findFirst();
    if (writer.isEmpty()) {
      return answersGoTo(letter)
          .<Origin>map(a -> new Origin.Outsider(a, List.of()))
          .orElseGet(Origin.Nobody::new);
    }
    Optional<Platform> platform = platforms.at(writer.get());
    return platform.isPresent()
        ? fromPlatform(scan, platform.get(), writer.get())
        : fromElsewhere(scan, writer.get());
  }

  /** Whether nobody reads what is sent to the address. */
  static boolean isNoReply(Address address) {
    return NO_REPLY.matcher(address.localPart()).matches();
  }

  private Origin fromElsewhere(Scan scan, Address writer) {
    Letter letter = scan.letter();
    Optional<Address> answers = answersGoTo(letter);
    boolean own = ours.has(writer);
    boolean machine = own ? !ours.addresses().contains(writer.key()) : isNoReply(writer);
    if (machine && answers.isPresent() && !answers.get().domain().equals(writer.domain())) {
      Buyer told = platforms.form().read(letter.text().whole(), this::isForeign);
      return new Origin.WebForm(writer, withAddress(told, answers.get()));
    }
    if (own) {
      return new Origin.Colleague(writer);
    }
    List<Address> others =
        Stream.concat(letter.from().stream().skip(1), letter.replyTo().stream())
            .filter(a -> isForeign(a) && !a.key().equals(writer.key()))
            .toList();
    return new Origin.Outsider(writer, others);
  }

  private Origin fromPlatform(Scan scan, Platform platform, Address writer) {
    Letter letter = scan.letter();
    Optional<Address> answers = answersGoTo(letter);
    boolean announced =
        platforms.isRelay(platform, writer) || platforms.announcesInquiry(scan.subject());
    String head = head(letter.text().whole());
    Buyer read = platforms.form().read(head, this::isForeign);
    Buyer told =
        announced && !read.hasAddress()
            ? onlyAddress(head).map(a -> withAddress(read, a)).orElse(read)
            : read;
    if (answers.isPresent()
        && (announced || told.hasAddress() || words.weigh(scan.fresh()).isInquiry())) {
      Buyer buyer = withAddress(told, answers.get());
      return new Origin.Relay(
          platform, buyer, Ground.PLATFORM_REPLY_TO.because(platform.name(), buyer.label()));
    }
    boolean named = !told.company().isEmpty() && !isOurName(told.company());
    if (told.hasAddress() || (announced && named)) {
      return new Origin.Relay(
          platform, told, Ground.PLATFORM_BODY.because(platform.name(), told.label()));
    }
    return new Origin.Notice(platform, writer);
  }

  /** Where a buyer wrote and the text has one address that can be a buyer's, it is the buyer's. */
  private Optional<Address> onlyAddress(String text) {
    List<Address> all =
        BuyerForm.addresses(text).stream().filter(this::isForeign).distinct().toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static Buyer withAddress(Buyer told, Address address) {
    String name = address.name().isEmpty() ? told.address().name() : address.name();
    return new Buyer(
        new Address(name, address.address()), told.company(), told.country(), told.phone());
  }

  private Optional<Address> answersGoTo(Letter letter) {
    return letter.replyTo().stream().filter(this::isForeign).findFirst();
  }

  /** Whether a buyer can have the address: not ours, no platform's, read by somebody. */
  private boolean isForeign(Address address) {
    return !address.domain().isEmpty()
        && !ours.has(address)
        && platforms.at(address).isEmpty()
        && !isNoReply(address);
  }

  private boolean isOurName(String company) {
    String our = Folding.fold(ours.company());
    return !our.isEmpty() && Folding.fold(company).contains(our);
  }

  private static boolean isBounce(Letter letter) {
    return switch (letter.automation().kind()) {
      case BOUNCE, DELAY -> true;
      case PERSON, AUTO_REPLY, RECEIPT, CALENDAR_REPLY, BULK, GENERATED -> false;
    };
  }

  /** RFC 3464 has them in a part of its own; every server names them in its text as well. */
  private List<Address> unreached(Letter letter) {
    Stream<String> texts =
        Stream.concat(
            letter.headers().all("X-Failed-Recipients").stream(),
            Stream.of(head(letter.text().fresh()), head(letter.text().quoted())));
    return texts
        .flatMap(t -> BuyerForm.addresses(t).stream())
        .filter(this::isForeign)
        .distinct()
        .limit(50)
        .toList();
  }

  private static String head(String text) {
    return text.length() <= Scan.FRESH_LIMIT ? text : text.substring(0, Scan.FRESH_LIMIT);
  }
}
