package io.tradepost.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.ledger.Letters.LetterRow;
import io.tradepost.letter.LetterId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
  @TempDir private Path folder;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder.resolve("ledger.sqlite"));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 16, 17, 300})
  void knowsTheConversationOfAsManyIdsAsThereAre(int count) {
    List<String> ids = ids(count);
    ledger.writing(book -> book.letters().belong(ids, "talk"));
    Map<String, String> known = conversationsOf(ids(count + 5));
    assertThat(known.keySet()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(known.values()).allMatch("talk"::equals);
  }

  @Test
  void anIdThatBelongsElsewhereNowBelongsThereAlone() {
    ledger.writing(book -> book.letters().belong(ids(10), "first"));
    ledger.writing(book -> book.letters().belong(ids(4), "second"));
    Map<String, String> known = conversationsOf(ids(10));
    assertThat(known.values().stream().filter("second"::equals)).hasSize(4);
    assertThat(known).hasSize(10);
  }

  @Test
  void joiningGivesTheLettersThatChanged() {
    ledger.writing(
        book -> {
          book.letters().enter(letter("aaaaaaaaaaaa", "one"));
          book.letters().enter(letter("bbbbbbbbbbbb", "one"));
          book.letters().enter(letter("cccccccccccc", "two"));
          book.letters().belong(List.of("x@demo", "y@demo"), "one");
        });
    List<LetterId> changed = ledger.write(book -> book.letters().join("one", "two"));
    assertThat(changed)
        .containsExactlyInAnyOrder(new LetterId("aaaaaaaaaaaa"), new LetterId("bbbbbbbbbbbb"));
    assertThat(in("two")).hasSize(3);
    assertThat(in("one")).isEmpty();
    assertThat(conversationsOf(List.of("x@demo", "y@demo")))
        .containsOnly(Map.entry("x@demo", "two"), Map.entry("y@demo", "two"));
  }

  /** Against a map: whatever is entered and joined in whatever order. */
  @Test
  void agreesWithAMapWhateverBelongsAndJoins() {
    Random random = new Random(20261128);
    Map<String, String> model = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      List<String> some = new ArrayList<>(ids(40));
      java.util.Collections.shuffle(some, random);
      List<String> chosen = some.subList(0, random.nextInt(20));
      String name = "c" + random.nextInt(6);
      if (random.nextInt(4) == 0) {
        String other = "c" + random.nextInt(6);
        ledger.writing(book -> book.letters().join(name, other));
        model.replaceAll((id, c) -> c.equals(name) ? other : c);
      } else {
        ledger.writing(book -> book.letters().belong(chosen, name));
        chosen.forEach(id -> model.put(id, name));
      }
    }
    assertThat(conversationsOf(ids(40))).isEqualTo(model);
  }

  @Test
  void aLetterFoundInSentOnceStaysASentOne() {
    ledger.writing(book -> book.letters().enter(letter("aaaaaaaaaaaa", "one", true)));
    ledger.writing(book -> book.letters().enter(letter("aaaaaaaaaaaa", "one")));
    assertThat(find("aaaaaaaaaaaa")).hasValueSatisfying(row -> assertThat(row.sent()).isTrue());
  }

  @Test
  void isFoundByIdAndByMessageIdWithAndWithoutBrackets() {
    ledger.writing(book -> book.letters().enter(letter("aaaaaaaaaaaa", "one")));
    for (String reference :
        List.of("aaaaaaaaaaaa", "aaaaaaaaaaaa@nevir-demo.es", "<aaaaaaaaaaaa@nevir-demo.es>")) {
      assertThat(find(reference)).as(reference).isPresent();
    }
    assertThat(find("")).isEmpty();
    assertThat(find("<>")).isEmpty();
  }

  private List<LetterRow> in(String conversation) {
    return ledger.read(book -> book.letters().in(conversation));
  }

  private Map<String, String> conversationsOf(List<String> ids) {
    return ledger.read(book -> book.letters().conversationsOf(ids));
  }

  private Optional<LetterRow> find(String reference) {
    return ledger.read(book -> book.letters().find(reference));
  }

  private static LetterRow letter(String id, String conversation) {
    return letter(id, conversation, false);
  }

  private static LetterRow letter(String id, String conversation, boolean sent) {
    return new LetterRow(
        new LetterId(id), id + "@nevir-demo.es", conversation, sent, "询价", "ana@nevir-demo.es");
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "id" + i + "@nevir-demo.es").toList();
  }
}
