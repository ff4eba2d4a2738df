package io.tradepost.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tradepost.filing.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lists in one column: flags separated by blanks, reasons and arguments as JSON arrays. */
final class Texts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Texts() {}

  static String ofFlags(Set<String> flags) {
    return String.join(" ", new TreeSet<>(flags));
  }

  static Set<String> toFlags(String text) {
    return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
  }

  static String ofReasons(List<Reason> reasons) {
    ArrayNode all = JSON.createArrayNode();
    for (Reason reason : reasons) {
      ArrayNode one = all.addArray().add(reason.key());
      reason.arguments().forEach(one::add);
    }
    return all.toString();
  }

  static List<Reason> toReasons(String text) {
    List<Reason> reasons = new ArrayList<>();
    for (JsonNode one : tree(text)) {
      List<String> words = words(one);
      reasons.add(new Reason(words.getFirst(), words.subList(1, words.size())));
    }
    return reasons;
  }

  static String ofWords(List<String> words) {
    ArrayNode all = JSON.createArrayNode();
    words.forEach(all::add);
    return all.toString();
  }

  static List<String> toWords(String text) {
    return words(tree(text));
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new LedgerException(
          "The ledger holds a text that is not JSON; run the integrity check.", e);
    }
  }
}
