package io.tradepost.reply.promise;

import java.util.Set;

/**
 * Whether a phrase found in a sentence announces an answer of ours: no question, no condition that
 * the customer has to fulfil, no denial, nothing asked of the customer, nothing of a third party.
 */
final class Announcement {
  private static final Set<String> CLAUSE_ENDS =
      Set.of(",", ";", ":", "(", ")", ".", "!", "and", "but", "so", "then", "however", "therefore");
  private static final Set<String> OTHERS =
      Set.of(
          "you",
          "they",
          "who",
          "which",
          "it",
          "bank",
          "forwarder",
          "agent",
          "customs",
          "carrier",
          "courier",
          "line",
          "dhl",
          "fedex",
          "ups",
          "tnt",
          "buyer",
          "client",
          "customer");
  private static final Set<String> SOMEBODY = Set.of("the", "your", "their", "his", "her", "this");
  private static final Set<String> OURS = Set.of("we", "i", "me", "us", "team", "colleague");
  private static final Set<String> ASKING_WORDS =
      Set.of("please", "kindly", "pls", "plz", "could", "would", "your");
  private static final Set<String> CONDITIONS =
      Set.of(
          "if", "once", "when", "after", "upon", "provided", "unless", "until", "till", "should");
  private static final Set<String> ASKED =
      Set.of("receive", "get", "have", "got", "received", "of");
  private static final Set<String> DENIALS = Set.of("not", "never", "unable", "hardly", "without");

  private static final String ASKING = "请麻望盼期等若未没无忘";
  private static final Set<String> SOFT_ASKING = Set.of("稍", "放", "耐", "知", "原", "谅", "理");
  private static final Set<String> BEFORE_YOU = Set.of("给", "向", "跟", "对", "为", "帮", "和", "与");
  private static final Set<String> NO_DENIAL = Set.of("晚", "迟", "超", "好", "过", "久");
  private static final Set<String> DONE = Set.of("了", "过", "的", "晚", "慢", "迟");

  private Announcement() {}

  /**
   * @param weak whether the phrase says little: then no condition at all may go before it, as in
   *     "once the goods are ready, we will inform you"
   */
  static boolean byUs(Tokens tokens, int begin, int end, boolean weak) {
    return tokens.isHan(begin) ? chinese(tokens, begin, end) : english(tokens, begin, end, weak);
  }

  private static boolean english(Tokens tokens, int begin, int end, boolean weak) {
    if (tokens.is(begin, "and") && !goesOnFromUs(tokens, begin)) {
      return false;
    }
    int clause = clauseStart(tokens, begin);
    for (int i = clause; i < begin; i++) {
      if (DENIALS.contains(tokens.text(i))) {
        return false;
      }
    }
    return !byOthers(tokens, begin, clause)
        && !isQuestion(tokens, end)
        && !conditionBefore(tokens, begin, weak)
        && !conditionAfter(tokens, end);
  }

  /** "We will check with the factory and revert": what goes before the "and" is ours, too. */
  private static boolean goesOnFromUs(Tokens tokens, int and) {
    boolean ours = false;
    for (int i = and - 1; i >= 0 && and - i < 20 && !tokens.is(i, ";"); i--) {
      if (ASKING_WORDS.contains(tokens.text(i))) {
        return false;
      }
      boolean will = tokens.is(i, "will") && OURS.contains(tokens.text(i - 1));
      boolean let = tokens.is(i, "let") && OURS.contains(tokens.text(i + 1));
      boolean are =
          Set.of("are", "am").contains(tokens.text(i)) && OURS.contains(tokens.text(i - 1));
      ours |= will || let || are || (tokens.is(i, "will") && i == 0);
    }
    return ours;
  }

  private static int clauseStart(Tokens tokens, int begin) {
    int at = begin;
    while (at > 0 && begin - at < 40 && !CLAUSE_ENDS.contains(tokens.text(at - 1))) {
      at--;
    }
    return at;
  }

  /** "You will", "the forwarder will"; but "our forwarder's" word is ours to keep as little. */
  private static boolean byOthers(Tokens tokens, int begin, int clause) {
    boolean passive = tokens.is(begin + 1, "be") && tokens.is(begin + 2, "answered");
    if (!tokens.is(begin, "will") || passive) {
      return false;
    }
    String subject = tokens.text(begin - 1);
    if (begin == clause) {
      return false;
    }
    boolean some =
        begin - 2 >= clause
            && (SOMEBODY.contains(tokens.text(begin - 2))
                || SOMEBODY.contains(tokens.text(begin - 3)));
    return OTHERS.contains(subject) || (some && !subject.equals("team") && !subject.equals("i"));
  }

  private static boolean isQuestion(Tokens tokens, int end) {
    int last = tokens.size() - 1;
    if (!tokens.is(last, "?")) {
      return false;
    }
    for (int i = end; i < last; i++) {
      if (tokens.is(i, ",") || tokens.is(i, ";") || tokens.is(i, "-")) {
        return false;
      }
    }
    return true;
  }

  /** "If you need samples, we will let you know": said before, of what the customer does. */
  private static boolean conditionBefore(Tokens tokens, int begin, boolean weak) {
    for (int i = Math.max(0, begin - 40); i < begin; i++) {
      boolean starts = i == 0 || CLAUSE_ENDS.contains(tokens.text(i - 1));
      if (starts && CONDITIONS.contains(tokens.text(i))) {
        if (weak || tokens.is(i, "if") || namesCustomer(tokens, i + 1, Math.min(begin, i + 7))) {
          return true;
        }
      }
      boolean soon = tokens.is(i, "as") && tokens.is(i + 1, "soon");
      if (soon && (weak || namesCustomer(tokens, i + 2, Math.min(begin, i + 9)))) {
        return true;
      }
      // "Any questions, we will answer within 24 hours": said under every letter.
      if (Set.of("questions", "question", "free", "doubt", "doubts").contains(tokens.text(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesCustomer(Tokens tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean theirs = tokens.is(i, "your") && ASKED.contains(tokens.text(i - 1));
      boolean money =
          Set.of("deposit", "payment", "receipt", "receiving", "confirmation")
              .contains(tokens.text(i));
      if (tokens.is(i, "you") || theirs || money) {
        return true;
      }
    }
    return false;
  }

  private static boolean conditionAfter(Tokens tokens, int end) {
    int last = Math.min(tokens.size(), end + 20);
    for (int i = end; i < last; i++) {
      boolean soon = tokens.is(i, "as") && tokens.is(i - 1, "soon");
      boolean condition = soon || CONDITIONS.contains(tokens.text(i));
      if (condition && namesCustomer(tokens, i + 1, Math.min(last, i + 5))) {
        return true;
      }
    }
    return false;
  }

  private static boolean chinese(Tokens tokens, int begin, int end) {
    int clause = begin;
    while (clause > 0 && begin - clause < 60 && !isChineseEnd(tokens, clause - 1)) {
      clause--;
    }
    if (tokens.is(begin - 1, "的") || DONE.contains(tokens.text(end))) {
      return false;
    }
    if (Set.of("谢", "到", "据", "照", "已", "刚", "才", "复").contains(tokens.text(begin - 1))) {
      return false;
    }
    for (int i = clause; i < begin; i++) {
      if (asksOrDenies(tokens, i, begin)) {
        return false;
      }
    }
    return !isQuestion(tokens, end)
        && !tokens.is(tokens.size() - 1, "吗")
        && !tokens.is(tokens.size() - 2, "吗")
        && !chineseConditionBefore(tokens, clause);
  }

  private static boolean isChineseEnd(Tokens tokens, int at) {
    return Set.of(",", ";", ":", "(", ")", ".", "!").contains(tokens.text(at));
  }

  private static boolean asksOrDenies(Tokens tokens, int at, int begin) {
    String next = tokens.text(at + 1);
    boolean near = begin - at <= 3;
    return switch (tokens.text(at)) {
      case "请" -> !SOFT_ASKING.contains(next) && !tokens.spells(at + 1, "给我");
      case "麻" -> next.equals("烦");
      case "期" -> next.equals("待");
      case "等" -> next.equals("您") || next.equals("你") || next.equals("待") || next.equals("贵");
      case "能", "可" -> next.equals("否");
      case "是" -> next.equals("否");
      case "如" -> !Set.of("期", "下", "实", "约").contains(next);
      case "要" -> next.equals("是");
      case "一" -> next.equals("旦");
      case "不" -> !NO_DENIAL.contains(next);
      case "已", "刚" -> near;
      case "款" -> next.equals("后");
      case "您", "你" ->
          !next.equals("的") && !BEFORE_YOU.contains(tokens.text(at - 1)) && !next.equals("们");
      default -> tokens.isHan(at) && ASKING.indexOf(tokens.text(at)) >= 0 && !isCalm(tokens, at);
    };
  }

  /** 期, 等, 麻 and 请 in other words are dealt with above; 没问题 denies nothing. */
  private static boolean isCalm(Tokens tokens, int at) {
    return tokens.spells(at, "没问题") || "期等麻请".contains(tokens.text(at));
  }

  /** 收到您的图纸后, 如果您确认: what the customer has to do first. */
  private static boolean chineseConditionBefore(Tokens tokens, int clause) {
    int begin = clause - 1;
    int from = begin;
    while (from > 0 && begin - from < 60 && !isChineseEnd(tokens, from - 1)) {
      from--;
    }
    boolean theirs = false;
    for (int i = from; i < begin; i++) {
      theirs |= tokens.is(i, "您") || tokens.is(i, "贵") || tokens.is(i, "你");
      boolean money = Set.of("款", "金", "证").contains(tokens.text(i)) && tokens.is(i + 1, "后");
      boolean supposed =
          tokens.spells(i, "如果")
              || tokens.spells(i, "如有")
              || tokens.spells(i, "如需")
              || tokens.spells(i, "若")
              || tokens.spells(i, "要是")
              || tokens.spells(i, "一旦");
      if (money || supposed) {
        return true;
      }
    }
    return theirs && tokens.is(begin - 1, "后");
  }
}
