package io.tradepost.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * Everything that the rule files hold, as plain texts with their places: by file name, then in the
 * order of the file. Only what a file can be wrong about by itself has been checked.
 *
 * @param rules the company's own, first match wins
 * @param businessAssistant rules that lead to the business assistant
 * @param words further lists of words and phrases by their key, such as {@code asking-words}
 * @param courtesy phrases of letters that need no answer
 * @param promises phrases that announce when an answer will come
 * @param freemail domains that many people share; {@code yahoo.*} stands for its national forms
 * @param holidays each file of the folder {@code holidays}
 * @param warnings what works but should be looked at
 */
public record Rules(
    List<CompanyRule> rules,
    List<CustomerEntry> customers,
    List<AssistantRule> businessAssistant,
    List<PlatformEntry> platforms,
    Map<String, List<Phrase>> words,
    List<OrderNumber> orderNumbers,
    AutoReplies autoReplies,
    List<Phrase> courtesy,
    List<Phrase> promises,
    List<CountryEntry> countries,
    List<Phrase> freemail,
    List<Holidays> holidays,
    List<ConfigError> warnings) {

  Rules with(List<ConfigError> found) {
    return new Rules(
        rules,
        customers,
        businessAssistant,
        platforms,
        words,
        orderNumbers,
        autoReplies,
        courtesy,
        promises,
        countries,
        freemail,
        holidays,
        found);
  }

  /** A list of words and phrases; empty where no file has that key. */
  public List<Phrase> words(String key) {
    return words.getOrDefault(key, List.of());
  }

  /** A text of a list. */
  public record Phrase(Where where, String text) {}

  /**
   * Conditions, all of which must hold: {@code from, from-domain, to, subject, body, header,
   * attachment}, each with the values of which any must.
   *
   * @param conditions never empty, and no list in it is
   */
  public record Conditions(Where where, Map<String, List<String>> conditions) {}

  /** What a rule does with a letter. */
  public sealed interface Target {
    /** Files it to the business assistant. */
    record BusinessAssistant() implements Target {}

    /** Files it to the others. */
    record Others() implements Target {}

    /** Leaves it where it is. */
    record Leave() implements Target {}

    /**
     * Files it to a customer's folder.
     *
     * @param reference the number or short name
     */
    record ToCustomer(String reference) implements Target {}
  }

  /** A rule of the company. */
  public record CompanyRule(Where where, String name, Conditions when, Target file) {}

  /** A rule that leads to the business assistant. */
  public record AssistantRule(Where where, String name, Conditions when) {}

  /**
   * A customer.
   *
   * @param code in the form {@code ES-001}; empty for one without a number
   * @param shortName names the folder; empty where it is to be made from the name
   * @param country ISO 3166-1 alpha-2; empty where it is not known
   * @param domains lower case, ASCII (IDNA)
   * @param addresses lower case
   * @param grade A, B, C or D
   * @param owner the English name of a salesperson; empty for none
   * @param details further columns by the names that {@code customer.Customer} has for them:
   *     contact, phone, fax, mobile, homePage, companyType, courierAccount, inquiryRecord, source,
   *     address; only those given
   */
  public record CustomerEntry(
      Where where,
      String code,
      String name,
      String shortName,
      String country,
      List<String> domains,
      List<String> addresses,
      String grade,
      String owner,
      Map<String, String> details) {}

  /**
   * A B2B platform whose notices carry a buyer's words.
   *
   * @param domains from which it writes, lower case, ASCII (IDNA)
   * @param relays of these, the ones that only pass on what buyers write
   */
  public record PlatformEntry(
      Where where, String name, List<String> domains, List<String> relays) {}

  /** The form of the company's order numbers; case does not count. */
  public record OrderNumber(Where where, Pattern pattern) {}

  /** By what automatic letters are known besides their header fields. */
  public record AutoReplies(
      List<Phrase> subjects, List<Phrase> bounceSubjects, List<Phrase> senders) {}

  /**
   * A country.
   *
   * @param code ISO 3166-1 alpha-2
   * @param names in any language
   */
  public record CountryEntry(Where where, String code, List<String> names) {}

  /**
   * A list of holidays.
   *
   * @param name by which calendars name it
   * @param published the years of which every day is known; for others only what is true of every
   *     year is, and single days that are
   * @param off single days without work, with their names
   * @param working days of weekends on which work is made up for
   * @param everyYear days of every year
   * @param nearest whether a holiday of every year on a Saturday is kept on the Friday before, and
   *     one on a Sunday on the Monday after
   */
  public record Holidays(
      Where where,
      String name,
      SortedSet<Integer> published,
      Map<LocalDate, String> off,
      Set<LocalDate> working,
      List<Holiday> everyYear,
      boolean nearest) {}

  /** A holiday of every year. */
  public record Holiday(String name, Yearly day) {}

  /** On what day of each year it falls. */
  public sealed interface Yearly {
    /** On the same. */
    record Fixed(MonthDay day) implements Yearly {}

    /**
     * So many days after Easter Sunday of the Western church.
     *
     * @param days less than zero for before
     */
    record Easter(int days) implements Yearly {}

    /**
     * Such as the fourth Thursday of November.
     *
     * @param count -1 for the last
     */
    record Weekday(int count, DayOfWeek day, int month) implements Yearly {}
  }
}
