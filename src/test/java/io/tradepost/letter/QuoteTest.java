package io.tradepost.letter;

import static io.tradepost.letter.Letters.html;
import static io.tradepost.letter.Letters.plain;
import static io.tradepost.letter.Letters.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuoteTest {
  static List<String> quotationMarks() throws IOException {
    return Letters.cases("quotation-marks.txt");
  }

  static List<String> noQuotations() throws IOException {
    return Letters.cases("no-quotations.txt");
  }

  static List<String> signatures() throws IOException {
    return Letters.cases("signatures.txt");
  }

  static List<String> noSignatures() throws IOException {
    return Letters.cases("no-signatures.txt");
  }

  static List<String> quotedHtml() throws IOException {
    return Letters.cases("quoted-html.txt");
  }

  private static final String OLD = "We need 500 pcs.\nBy May.";

  @ParameterizedTest
  @MethodSource("quotationMarks")
  void whatMailProgramsAnnounceIsQuoted(String mark) {
    Letter letter = read(plain("Dear Anna,\n\nyes, we can.\n\n" + mark + "\n\n" + OLD + "\n"));

    assertThat(letter.text().fresh()).isEqualTo("Dear Anna,\n\nyes, we can.");
    assertThat(letter.text().quoted()).endsWith(OLD);

    String quotedByMarks = mark + "\n> We need 500 pcs.\n> By May.\n\nBottom answer\n";
    Letter marked = read(plain("Top\n" + quotedByMarks));
    assertThat(marked.text().fresh()).startsWith("Top");
    assertThat(marked.text().quoted()).contains(OLD);
  }

  @Test
  void answersBetweenQuotedLinesAreNew() {
    Letter letter =
        read(
            plain(
                """
                Hi Anna,

                On Mon, 2 Mar 2026 Anna Ruiz wrote:
                > Which colour?

                Blue.

                >> Which price?
                > Still open.

                USD 3.50

                --\s
                Britty
                """));

    assertThat(letter.text().fresh().lines().filter(line -> !line.isBlank()))
        .containsExactly("Hi Anna,", "Blue.", "USD 3.50");
    assertThat(letter.text().quoted()).contains("Which colour?\n", "Which price?\nStill open.");
    assertThat(letter.text().signature()).isEqualTo("-- \nBritty");
  }

  @ParameterizedTest
  @MethodSource("noQuotations")
  void ordinaryWordsAreNotTakenForQuotations(String body) {
    assertThat(read(plain(body)).text().fresh()).isEqualTo(body);
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void signaturesAreToldApart(String signature) {
    Letter letter = read(plain("Please quote 500 pcs.\n\n" + signature + "\n\n> old\n"));

    assertThat(letter.text().fresh()).isEqualTo("Please quote 500 pcs.");
    assertThat(letter.text().signature()).isEqualTo(signature.strip());
    assertThat(letter.text().quoted()).isEqualTo("old");
  }

  @ParameterizedTest
  @MethodSource("noSignatures")
  void inDoubtALineIsNoSignature(String body) {
    assertThat(read(plain(body)).text().signature()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("quotedHtml")
  void quotedHtmlIsToldByItsStructure(String body) {
    Letter letter = read(html("<html><body>" + body + "</body></html>"));

    assertThat(letter.text().fresh()).isEqualTo("yes");
    assertThat(letter.text().quoted()).contains("OLD words");
  }

  @Test
  void answersBetweenQuotedHtmlAreNew() {
    Letter letter =
        read(
            html(
                """
                <div>Hi<div class="gmail_quote"><div class="gmail_attr">On Mon, 2 Mar 2026 A wrote:</div>
                <blockquote class="gmail_quote">Which colour?</blockquote><div>Blue.</div>
                <blockquote class="gmail_quote">Which price?</blockquote><div>USD 3</div></div></div>
                """));

    assertThat(letter.text().fresh().lines().filter(line -> !line.isBlank()))
        .containsExactly("Hi", "Blue.", "USD 3");
    assertThat(letter.text().quoted()).contains("Which colour?", "Which price?");
  }

  @Test
  void theHtmlTellsWhatThePlainFormForgot() {
    Letter letter =
        read(
            """
            From: a@b-demo.es
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Content-Type: multipart/alternative; boundary=b

            --b

            Yes we can deliver in May as you wish it.

            Anna Ruiz asked for five hundred pieces of it.
            --b
            Content-Type: text/html

            <p>Yes we can deliver in May as you wish it.</p>
            <blockquote type="cite">Anna Ruiz asked for five hundred pieces of it.</blockquote>
            --b--
            """);

    assertThat(letter.text().fresh()).isEqualTo("Yes we can deliver in May as you wish it.");
    assertThat(letter.text().quoted()).isEqualTo("Anna Ruiz asked for five hundred pieces of it.");
  }

  @Test
  void aSignatureInHtmlIsToldByItsStructure() {
    Letter letter =
        read(
            html(
                "<div>Yes.</div><div class=\"gmail_signature\">Anna<br>NEVIR</div><div"
                    + " class=\"gmail_quote\">OLD</div>"));

    assertThat(letter.text()).isEqualTo(new LetterText("Yes.", "OLD", "-- \nAnna\nNEVIR"));
  }

  @Test
  void longLettersOfMarksAreReadInTime() {
    for (String line :
        new String[] {
          ">", "On 5", "From: a", "-----", "a@b 1 ", "On 5 wrote:", "Best regards", "在 1"
        }) {
      assertThat(read(plain((line + "\n").repeat(100_000))).text()).isNotNull();
    }
    assertThat(read(html("<div>".repeat(50_000) + "deep")).text().fresh()).isEqualTo("deep");
    assertThat(
            read(html("<blockquote class=gmail_quote><div class=gmail_quote>".repeat(2_000)))
                .text())
        .isNotNull();
  }
}
