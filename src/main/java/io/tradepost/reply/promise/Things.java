package io.tradepost.reply.promise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What answers consist of: an offer, a price, 报价单. Goods and payments are none. */
final class Things {
  /** Where what is sent ends and another clause begins. */
  private static final Set<String> ENDS =
      Set.of(",", ".", ";", "and", "when", "once", "after", "if");

  private final Map<String, List<List<String>>> byFirst = new HashMap<>();

  Things(List<String> names) {
    for (String name : names) {
      Tokens tokens = Tokens.of(name);
      List<String> words = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        words.add(tokens.text(i));
      }
      if (!words.isEmpty()) {
        byFirst.computeIfAbsent(words.getFirst(), w -> new ArrayList<>()).add(words);
      }
    }
  }

  /** The token after the first of them within so many words; -1 for none. */
  int within(Tokens tokens, int from, int most) {
    for (int at = from; at < from + most && at < tokens.size(); at++) {
      for (List<String> words : byFirst.getOrDefault(tokens.text(at), List.of())) {
        if (stands(tokens, at, words)) {
          return at + words.size();
        }
      }
      if (ENDS.contains(tokens.text(at))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean stands(Tokens tokens, int at, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (!tokens.is(at + i, words.get(i))) {
        return false;
      }
    }
    return true;
  }
}
