package io.tradepost.letter;

import java.util.List;

/**
 * What a letter's MIME tree comes to.
 *
 * @param returnedIds message ids of the letters that a report gives back
 */
record Content(
    LetterText text,
    List<Attachment> attachments,
    AutomationJudge.Reports reports,
    List<String> returnedIds) {
  static final Content NONE =
      new Content(
          LetterText.NONE, List.of(), new AutomationJudge.Reports(List.of(), false), List.of());

  Content {
    attachments = List.copyOf(attachments);
    returnedIds = List.copyOf(returnedIds);
  }
}
