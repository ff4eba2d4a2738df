package io.tradepost.reply;

import java.util.List;

/**
 * What a letter's new text says that counts for the reply clock. Taken from the text once, when the
 * letter is read; a time that a promise names is worked out when the conversation is assessed, for
 * it depends on the calendar.
 *
 * @param courtesy whether it is no more than a courtesy ("Thanks, received."): short, and asks
 *     nothing
 * @param promises each sentence that announces when an answer will come, in the order of the text
 */
public record Remarks(boolean courtesy, List<String> promises) {
  public static final Remarks NONE = new Remarks(false, List.of());

  public Remarks {
    promises = List.copyOf(promises);
  }
}
