package io.tradepost.cli;

import io.tradepost.cli.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Asks a person at the keyboard, and asks again until the answer will do. */
final class Questions {
  private final Terminal terminal;
  private final Wiring.Keyboard keyboard;

  Questions(Terminal terminal, Wiring.Keyboard keyboard) {
    this.terminal = terminal;
    this.keyboard = keyboard;
  }

  /**
   * Asks for a text.
   *
   * @param usual taken where only Enter is pressed; empty where there is no usual answer
   * @param objection says what is wrong with an answer, in words; an empty text for a good one
   * @throws WrongUse if the keyboard was closed
   */
  String ask(String question, String usual, Function<String, String> objection) throws IOException {
    while (true) {
      prompt(question + (usual.isEmpty() ? ": " : " [" + usual + "]: "));
      String typed = keyboard.line().orElseThrow(Questions::closed).strip();
      String answer = typed.isEmpty() ? usual : typed;
      String wrong = answer.isEmpty() ? "Something is needed here." : objection.apply(answer);
      if (wrong.isEmpty()) {
        return answer;
      }
      terminal.say("  " + wrong);
    }
  }

  /** Asks for one of the choices, by number; gives its index. */
  int choose(String question, List<String> choices) throws IOException {
    terminal.say(question);
    for (int i = 0; i < choices.size(); i++) {
      terminal.say("  " + (i + 1) + "  " + choices.get(i));
    }
    String number =
        ask(
            "Number",
            "1",
            answer ->
                answer.matches("\\d{1,2}")
                        && Integer.parseInt(answer) >= 1
                        && Integer.parseInt(answer) <= choices.size()
                    ? ""
                    : "A number from 1 to " + choices.size() + ".");
    return Integer.parseInt(number) - 1;
  }

  /** Asks for a password, which is not shown while it is typed. */
  String secret(String question) throws IOException {
    while (true) {
      prompt(question + ": ");
      String typed = keyboard.secret().orElseThrow(Questions::closed).strip();
      if (!typed.isEmpty()) {
        return typed;
      }
    }
  }

  boolean yes(String question, boolean usual) throws IOException {
    String answer =
        ask(
            question + " (y/n)",
            usual ? "y" : "n",
            a -> a.matches("(?i)y(es)?|no?") ? "" : "y or n.");
    return answer.toLowerCase(java.util.Locale.ROOT).startsWith("y");
  }

  void say(String text) {
    terminal.say(text);
  }

  private void prompt(String text) {
    terminal.out().flush();
    terminal.err().print(text);
    terminal.err().flush();
  }

  private static WrongUse closed() {
    return new WrongUse("the input ended before all was answered; nothing was written");
  }
}
