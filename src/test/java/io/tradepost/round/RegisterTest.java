package io.tradepost.round;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.customer.Country;
import io.tradepost.customer.Customer;
import io.tradepost.customer.Freemail;
import io.tradepost.customer.Grade;
import io.tradepost.filing.Category;
import io.tradepost.filing.Decision.Verdict;
import io.tradepost.filing.FolderScheme;
import io.tradepost.filing.InquiryWords;
import io.tradepost.filing.Opinion;
import io.tradepost.filing.Ours;
import io.tradepost.filing.Platforms;
import io.tradepost.filing.Rulebook;
import io.tradepost.filing.Ruling;
import io.tradepost.ledger.Ledger;
import io.tradepost.ledger.Turns.TurnRow;
import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.Envelope;
import io.tradepost.mailbox.Role;
import io.tradepost.reply.Remarks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rulebook said when a letter was read, once the letter is entered. */
class RegisterTest {
  private static final Customer NEVIR =
      new Customer(
          "ES-001",
          "ES-001",
          "NEVIR S.A.",
          "NEVIR",
          new Country("ES"),
          Set.of("nevir-demo.es"),
          Set.of(),
          Set.of(),
          Grade.A,
          "Britty",
          false,
          Map.of(),
          "");

  @TempDir private Path data;

  @Test
  void anOpinionFormedBeforeTheCustomerFileChangedIsFormedAnew() throws IOException {
    try (Ledger ledger = Ledger.open(data.resolve("ledger.sqlite"))) {
      Register register = register(ledger);
      Incoming letter = incoming(register);
      assertThat(category(register, letter)).isEqualTo(new Category.Others());

      register.change(List.of(NEVIR), true);

      assertThat(category(register, letter))
          .isEqualTo(new Category.Customer("ES-001", new Country("ES"), "NEVIR"));
    }
  }

  @Test
  void anOpinionHoldsWhileTheCustomerFileStaysTheSame() throws IOException {
    try (Ledger ledger = Ledger.open(data.resolve("ledger.sqlite"))) {
      Register register = register(ledger);
      register.change(List.of(NEVIR), true);
      Incoming letter = incoming(register);

      Optional<Opinion> opinion =
          register.opinion(
              "Britty",
              Role.INBOX,
              letter,
              () -> {
                throw new AssertionError("its address says enough");
              });

      assertThat(opinion).isEqualTo(letter.advice().map(Register.Advice::opinion));
    }
  }

  private static Category category(Register register, Incoming letter) {
    Ruling ruling =
        register
            .opinion("Britty", Role.INBOX, letter, Set::of)
            .flatMap(Opinion::ruling)
            .orElseThrow();
    return ((Verdict.File) ruling.decision().verdict()).category();
  }

  private static Register register(Ledger ledger) {
    Rulebook rulebook =
        new Rulebook(
            List.of(),
            List.of(),
            Platforms.of(List.of(), List.of(), Map.of()),
            InquiryWords.of(Map.of()),
            new Ours("Hotwell", Set.of("hotwell.example"), Set.of()),
            (letter, buyer, directory) -> Optional.empty(),
            true);
    return new Register(
        ledger,
        List.of(),
        new Freemail(Set.of()),
        FolderScheme.HANDBOOK,
        rulebook,
        "",
        country -> List.of());
  }

  /** Just fetched and read, with the advice of this moment. */
  private static Incoming incoming(Register register) throws IOException {
    RawLetter raw =
        RawLetter.of(
            """
            From: Anna Ruiz <anna@nevir-demo.es>\r
            To: britty@hotwell.example\r
            Message-ID: <one@nevir-demo.es>\r
            Subject: The weather\r
            \r
            It rains in Madrid.\r
            """
                .getBytes(US_ASCII));
    Letter letter = new LetterReader(AutomationMarks.DEFAULT).read(raw);
    TurnRow turn =
        new TurnRow(
            letter.id(),
            Set.of(),
            "anna@nevir-demo.es",
            Set.of(),
            Set.of(),
            letter.automation().kind(),
            Remarks.NONE,
            "");
    return new Incoming(
        new Envelope(1, Set.of(), Instant.EPOCH, raw.size(), "one@nevir-demo.es", ""),
        letter,
        new LinkedHashSet<>(),
        "conversation",
        turn,
        List.of(),
        register.advise("Britty", Role.INBOX, letter));
  }
}
