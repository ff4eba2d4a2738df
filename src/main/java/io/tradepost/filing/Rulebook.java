package io.tradepost.filing;

import io.tradepost.letter.Letter;
import io.tradepost.mailbox.FolderPath;
import java.util.List;
import java.util.Set;

/**
 * Decides where a letter belongs, and says why. The first that fits wins:
 *
 * <ol>
 *   <li>the company's own rules; then what a person taught by moving a letter from the same address
 *   <li>the customer whose address, then whose domain it is; for a platform's or a web form's
 *       letter those of the buyer behind it, for a colleague's those it is addressed to, for a
 *       bounce those it did not reach
 *   <li>the conversation's customer; then the still unknown buyer behind a platform's letter, as a
 *       new customer (after the conversation: a known customer's other mail address is more likely
 *       than a second company)
 *   <li>the business assistant's: platforms, supporting companies, bulk mail, offers to us
 *   <li>an inquiry of an unknown company, as a new customer
 *   <li>Others
 * </ol>
 *
 * <p>Pure and immutable: the same letter and the same knowledge give the same ruling.
 *
 * @param companyRules in their order
 * @param assistantRules of these only what they apply to counts: it goes to the business assistant
 * @param registerNewcomers false: what would be a new customer goes to Others
 */
public record Rulebook(
    List<Rule> companyRules,
    List<Rule> assistantRules,
    Platforms platforms,
    InquiryWords words,
    Ours ours,
    Newcomers newcomers,
    boolean registerNewcomers) {
  public Rulebook {
    companyRules = List.copyOf(companyRules);
    assistantRules = List.copyOf(assistantRules);
  }

  /** Where a letter that came in belongs. Its verdict is to file or to leave. */
  public Ruling decide(Letter letter, Knowledge knowledge) {
    Scan scan = new Scan(letter);
    return new Deliberation(this, scan, origins().of(scan), knowledge).ruling();
  }

  /**
   * Where a letter of ours belongs beside Sent: in the folder of each customer addressed. Its
   * verdict is to bring, or to leave where a company rule says so.
   */
  public Ruling decideSent(Letter letter, Knowledge knowledge) {
    return new Bringing(this, new Scan(letter), knowledge).ruling();
  }

  /**
   * The same as {@link #decide}, as far as it is firm. Who a new company is, is not guessed: its
   * letter waits for the others.
   */
  public Opinion opinionOn(Letter letter, Knowledge knowledge) {
    Scan scan = new Scan(letter);
    return new Deliberation(this, scan, origins().of(scan), knowledge).opinion();
  }

  /** The same as {@link #decideSent}, as far as it is firm: then no other letter was asked. */
  public Opinion opinionOnSent(Letter letter, Knowledge knowledge) {
    return Opinion.of(decideSent(letter, knowledge), true);
  }

  /** What is learnt when a person moves a letter that came in. */
  public Teaching teach(Letter letter, Knowledge knowledge, Move move) {
    Scan scan = new Scan(letter);
    return new Lecture(knowledge, move).on(origins().of(scan));
  }

  /**
   * A move by a person.
   *
   * @param special the mailbox's folders for Sent, Drafts, Junk, Trash and the like, which teach
   *     nothing; INBOX is always one of them
   */
  public record Move(FolderPath from, FolderPath to, Set<FolderPath> special) {
    public Move {
      special = Set.copyOf(special);
    }
  }

  private Origins origins() {
    return new Origins(ours, platforms, words);
  }
}
