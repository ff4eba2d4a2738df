package io.tradepost.agent;

import io.tradepost.demo.Role;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.Truth;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the folders on the server compare with the ground truth. For the inbox a letter counts as
 * right only in the very folder that the truth names; for Sent each copy for a customer counts.
 */
final class Score {
  static final String CUSTOMER = "customer";
  static final String ASSISTANT = "business-assistant";
  static final String OTHERS = "others";
  static final String SENT_COPIES = "sent copies";
  private static final String ELSEWHERE = "elsewhere";
  private static final List<String> INCOMING = List.of(CUSTOMER, ASSISTANT, OTHERS);

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> confusion = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Office office;

  /** One category's count. */
  static final class Tally {
    int wanted;
    int found;
    int right;

    double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
      return wanted == 0 ? 1 : (double) right / wanted;
    }
  }

  Score(List<Sample> samples, Map<String, List<Lying>> filed, Office office) {
    this.office = office;
    for (String category : List.of(CUSTOMER, ASSISTANT, SENT_COPIES, OTHERS)) {
      tallies.put(category, new Tally());
    }
    Map<String, Map<String, List<String>>> places = new HashMap<>();
    filed.forEach(
        (mailbox, lying) ->
            places.put(
                mailbox,
                lying.stream()
                    // What a server without UIDPLUS leaves until a person's program clears it.
                    .filter(l -> !l.flags().contains("\\deleted"))
                    .collect(
                        Collectors.groupingBy(
                            Lying::sha256,
                            Collectors.mapping(Lying::folder, Collectors.toList())))));
    for (Sample sample : samples) {
      List<String> lies =
          places
              .getOrDefault(sample.mailbox(), Map.of())
              .getOrDefault(ServerLook.sha256(sample.raw()), List.of());
      if (sample.folder() == Role.INBOX) {
        incoming(sample, lies);
      } else {
        sent(sample, lies);
      }
    }
  }

  private void incoming(Sample sample, List<String> lies) {
    String wanted = sample.truth().places(SampleHome.COUNTRY_ALIASES).getFirst();
    String category = sample.truth().category();
    String folder = lies.size() == 1 ? lies.getFirst() : "";
    String found = lies.size() == 1 ? category(folder) : ELSEWHERE;
    boolean right = same(wanted, folder);
    tally(category).wanted++;
    if (INCOMING.contains(found)) {
      tally(found).found++;
    }
    if (right) {
      tally(category).right++;
    } else {
      wrong(sample, wanted, lies);
    }
    String column = !right && found.equals(category) ? "another customer" : found;
    confusion.computeIfAbsent(category, c -> new TreeMap<>()).merge(column, 1, Integer::sum);
  }

  private void sent(Sample sample, List<String> lies) {
    Tally tally = tally(SENT_COPIES);
    List<String> wanted = new ArrayList<>(sample.truth().places(SampleHome.COUNTRY_ALIASES));
    List<String> copies = new ArrayList<>(lies);
    boolean kept = copies.remove("Sent");
    tally.wanted += wanted.size();
    tally.found += copies.size();
    int right = 0;
    for (String copy : List.copyOf(copies)) {
      for (String want : List.copyOf(wanted)) {
        if (same(want, copy)) {
          wanted.remove(want);
          copies.remove(copy);
          right++;
          break;
        }
      }
    }
    tally.right += right;
    if (!kept || !wanted.isEmpty() || !copies.isEmpty()) {
      wrong(sample, "Sent and " + sample.truth().places(SampleHome.COUNTRY_ALIASES), lies);
    }
  }

  static String category(String folder) {
    if (folder.startsWith("Customer/")) {
      return CUSTOMER;
    }
    return switch (folder) {
      case "Business Assistant" -> ASSISTANT;
      case "Others" -> OTHERS;
      default -> ELSEWHERE;
    };
  }

  /** A newcomer's folder may be named from the signature or from the domain. */
  private static boolean same(String wanted, String found) {
    int company = wanted.lastIndexOf('/') + 1;
    return wanted.equals(found)
        || (company > 0
            && found.startsWith(wanted.substring(0, company))
            && Truth.sameName(wanted.substring(company), found.substring(company)));
  }

  private Tally tally(String category) {
    return tallies.computeIfAbsent(category, c -> new Tally());
  }

  private void wrong(Sample sample, String wanted, Collection<String> lies) {
    Letter letter = read(sample.raw());
    String why =
        office
            .explain(letter.id().value())
            .map(e -> String.join("; ", e.decision().reasons()))
            .orElse("the office does not know the letter");
    wrong.add(
        "%s %s %s%n    from %s to %s: %s%n    belongs in %s%n    lies in %s%n    because %s"
            .formatted(
                sample.mailbox(),
                sample.truth().kind(),
                letter.id(),
                letter.from(),
                letter.to(),
                letter.subject(),
                wanted,
                lies,
                why));
  }

  static Letter read(byte[] raw) {
    try {
      return new LetterReader(Offices.usualMarks()).read(RawLetter.of(raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Tally> tallies() {
    return tallies;
  }

  List<String> wrong() {
    return wrong;
  }

  /** Precision, recall and confusion for people to read, and the first mistakes. */
  String table(String title, int mistakes) {
    StringBuilder out = new StringBuilder(title).append('\n');
    out.append("category              wanted   found   right  precision  recall\n");
    tallies.forEach(
        (category, t) ->
            out.append(
                "%-20s %7d %7d %7d    %6.2f%%  %6.2f%%%n"
                    .formatted(
                        category,
                        t.wanted,
                        t.found,
                        t.right,
                        100 * t.precision(),
                        100 * t.recall())));
    confusion.forEach(
        (category, found) ->
            out.append("  ").append(category).append(" lay in ").append(found).append('\n'));
    wrong.stream().limit(mistakes).forEach(w -> out.append("  wrong: ").append(w).append('\n'));
    return out.toString();
  }
}
