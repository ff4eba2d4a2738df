package io.tradepost.reply.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import io.tradepost.reply.Remarks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemarksReaderTest {
  private static final RemarksReader READER =
      new RemarksReader(Rules.promises(), Rules.list("courtesy.yaml", "courtesy"));

  record Told(String text, boolean courtesy) {
    @Override
    public String toString() {
      return text;
    }
  }

  static List<Told> told() throws IOException {
    try (InputStream in = RemarksReaderTest.class.getResourceAsStream("courtesy.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(c -> new Told(c[0].strip().replace("\\n", "\n"), c[1].strip().equals("yes")))
          .toList();
    }
  }

  private static Letter letter(String subject, String headers, String body) {
    String raw =
        "From: =?utf-8?Q?=C3=81lvaro?= Ruiz <alvaro@nevir-demo.es>\n"
            + "To: Britty Chen <britty@hotwell.example>\n"
            + ("Subject: " + subject + "\n")
            + "Date: Mon, 2 Mar 2026 10:15:00 +0100\nMessage-ID: <1@nevir-demo.es>\n"
            + headers
            + body;
    try {
      byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
      return new LetterReader(AutomationMarks.DEFAULT).read(RawLetter.of(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String PLAIN = "Content-Type: text/plain; charset=utf-8\n\n";
  private static final String ANSWER = "In-Reply-To: <0@hotwell.example>\n";

  private static Remarks answer(String text) {
    return READER.read(letter("Re: Offer PLK-276", ANSWER, PLAIN + text + "\n"));
  }

  @ParameterizedTest
  @MethodSource("told")
  void aCourtesyIsNothingButOne(Told told) {
    assertThat(answer(told.text).courtesy()).isEqualTo(told.courtesy);
  }

  @Test
  void quotedTextAndSignatureDoNotCount() {
    Remarks remarks =
        answer(
            """
            Thanks, received.

            Best regards,
            Álvaro Ruiz
            NEVIR S.A., Calle Mayor 1, Madrid
            Tel. +34 912 345 678

            On Sun, 1 Mar 2026 at 10:15, Britty <britty@hotwell.example> wrote:
            > when can you confirm? We will revert by Friday.
            """);
    assertThat(remarks).isEqualTo(new Remarks(true, List.of()));
  }

  @Test
  void aLetterOfQuotedTextAloneIsNoCourtesy() {
    assertThat(answer("> Please confirm.\n> 500 pcs").courtesy()).isFalse();
  }

  @Test
  void anAttachedOrderWithThanksNeedsAnAnswer() {
    String multipart =
        """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Thanks
        --b
        Content-Type: application/pdf; name="PO 4711.pdf"
        Content-Disposition: attachment; filename="PO 4711.pdf"
        Content-Transfer-Encoding: base64

        JVBERi0xLjQK
        --b--
        """;
    Letter order = letter("Re: Offer PLK-276", ANSWER, multipart);
    assertThat(order.attachments()).hasSize(1);
    assertThat(READER.read(order).courtesy()).isFalse();
  }

  @Test
  void aPictureInTheTextIsTheSignaturesAndDoesNoHarm() {
    String related =
        """
        Content-Type: multipart/related; boundary=b

        --b
        Content-Type: text/html; charset=utf-8

        <p>Thanks!</p><img src="cid:logo@nevir">
        --b
        Content-Type: image/png; name="logo.png"
        Content-ID: <logo@nevir>
        Content-Disposition: inline; filename="logo.png"
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --b--
        """;
    assertThat(READER.read(letter("Re: Offer", ANSWER, related)).courtesy()).isTrue();
  }

  @Test
  void aFirstLetterSaysItInItsSubject() {
    assertThat(READER.read(letter("RFQ 500 chairs", "", PLAIN + "Thanks\n")).courtesy()).isFalse();
    assertThat(READER.read(letter("Thank you", "", PLAIN + "Thanks\n")).courtesy()).isTrue();
    assertThat(READER.read(letter("Merry Christmas", "", PLAIN + "Merry Christmas!\n")).courtesy())
        .isTrue();
  }

  @Test
  void whatIsPassedOnIsNoCourtesy() {
    assertThat(READER.read(letter("Fw: Complaint", ANSWER, PLAIN + "Thanks\n")).courtesy())
        .isFalse();
  }

  @Test
  void aHoldingReplysSentencesAreTaken() {
    Remarks remarks =
        answer(
            """
            Dear Anna,

            thank you for your inquiry. We are checking with our factory and will get
            back to you by Friday. The samples will be shipped tomorrow.

            Britty\
            """);
    assertThat(remarks.promises())
        .containsExactly("We are checking with our factory and will get back to you by Friday.");
    assertThat(remarks.courtesy()).isFalse();
  }

  @Test
  void twoPromisesAreTwo() {
    assertThat(
            answer(
                    "We will revert on the price by Friday. The drawing: we will let you know on"
                        + " Monday.")
                .promises())
        .hasSize(2);
  }

  @Test
  void aPhraseWithoutATimeIsAPromiseOnlyWhereTheLetterSaysNothingElse() {
    assertThat(answer("We will get back to you soon.").promises()).hasSize(1);
    assertThat(answer("Yes, the price is USD 3.20. We will get back to you soon.").promises())
        .isEmpty();
    String offer = "Our chairs are of oak, and come in three colours. ".repeat(12);
    assertThat(answer(offer + "We will get back to you soon.").promises()).isEmpty();
    assertThat(answer(offer + "We will get back to you on Friday.").promises()).hasSize(1);
  }
}
