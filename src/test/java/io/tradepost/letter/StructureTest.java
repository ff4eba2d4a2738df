package io.tradepost.letter;

import static io.tradepost.letter.Letters.base64;
import static io.tradepost.letter.Letters.plain;
import static io.tradepost.letter.Letters.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StructureTest {
  @Test
  void aPlainLetterIsReadWhole() {
    Letter letter = read(plain("Dear Britty,\n\nplease quote 500 pcs.\n"));

    assertThat(letter.from()).containsExactly(new Address("Anna Ruiz", "anna@nevir-demo.es"));
    assertThat(letter.to()).containsExactly(new Address("", "britty@hotwell.example"));
    assertThat(letter.subject()).isEqualTo("Offer");
    assertThat(letter.messageId()).isEqualTo("1@nevir-demo.es");
    assertThat(letter.date()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
    assertThat(letter.text().fresh()).isEqualTo("Dear Britty,\n\nplease quote 500 pcs.");
    assertThat(letter.attachments()).isEmpty();
    assertThat(letter.automation()).isEqualTo(Automation.PERSON);
    assertThat(letter.flaws()).isEmpty();
    assertThat(letter.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void textAndAttachmentsOfNestedMultipartsAreFound() {
    Letter letter =
        read(
            """
            From: a@b-demo.es
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Content-Type: multipart/mixed; boundary="outer"

            This is a multi-part message.
            --outer
            Content-Type: multipart/related; boundary="outer_inner"

            --outer_inner
            Content-Type: multipart/alternative; boundary=alt

            --alt
            Content-Type: text/plain

            Please see the picture and the enclosed contract, thank you.
            --alt
            Content-Type: text/html

            <p>Please see the picture <img src="cid:pic@1"> and the enclosed contract.</p>
            --alt--
            --outer_inner
            Content-Type: image/png; name=logo.png
            Content-ID: <pic@1>
            Content-Transfer-Encoding: base64

            AAECAwQFBgc=
            --outer_inner--
            --outer
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="PLK-276-NEVIR.pdf"
            Content-Transfer-Encoding: base64

            AAECAwQFBgcICQ==
            --outer--
            """);

    assertThat(letter.text().fresh())
        .isEqualTo("Please see the picture and the enclosed contract, thank you.");
    assertThat(letter.attachments())
        .containsExactly(
            new Attachment("logo.png", "image/png", 8, true),
            new Attachment("PLK-276-NEVIR.pdf", "application/pdf", 10, false));
    assertThat(letter.flaws()).isEmpty();
  }

  @Test
  void htmlIsReadWherePlainTextSaysNothing() {
    String letter =
        """
        From: a@b-demo.es
        Date: Mon, 2 Mar 2026 10:15:00 +0100
        Content-Type: multipart/alternative; boundary=alt

        --alt
        Content-Type: text/plain

        %s
        --alt
        Content-Type: text/html

        <html><head><title>x</title><style>p{color:red}</style></head><body>
        <p>We need <b>500</b> pcs.</p><ul><li>red<li>blue</ul>
        <table><tr><td>Item</td><td>Price</td></tr><tr><td>A1</td><td>3.50</td></tr></table>
        <div style="display: none">unseen</div><script>alert(1)</script>
        Mail <a href="mailto:anna@b-demo.es?subject=x">me</a></body></html>
        --alt--
        """;

    String expected =
        "We need 500 pcs.\n\n- red\n- blue\n\nItem\tPrice\nA1\t3.50\nMail me <anna@b-demo.es>";
    assertThat(read(letter.formatted("")).text().fresh()).isEqualTo(expected);
    assertThat(read(letter.formatted("Your e-mail client does not support HTML.")).text().fresh())
        .isEqualTo(expected);
  }

  @Test
  void aForwardedLetterIsQuotedAndNamedAsAttachment() {
    Letter letter =
        read(
            """
            From: a@b-demo.es
            Subject: Fwd
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Content-Type: multipart/mixed; boundary=b

            --b

            Please handle.
            --b
            Content-Type: message/rfc822

            From: =?utf-8?Q?Jos=C3=A9?= <jose@c-demo.es>
            Subject: Price list
            Date: Sun, 1 Mar 2026 10:15:00 +0100
            Message-ID: <inner@c-demo.es>

            What is your best price?
            --b--
            """);

    assertThat(letter.text().fresh()).isEqualTo("Please handle.");
    assertThat(letter.text().quoted())
        .startsWith("From: José <jose@c-demo.es>\nDate: Sun, 1 Mar 2026")
        .endsWith("Subject: Price list\n\nWhat is your best price?");
    assertThat(letter.attachments())
        .singleElement()
        .satisfies(
            attachment -> {
              assertThat(attachment.filename()).isEqualTo("Price list.eml");
              assertThat(attachment.mediaType()).isEqualTo("message/rfc822");
              assertThat(attachment.size()).isBetween(150L, 180L);
            });
    assertThat(letter.references()).isEmpty();
  }

  @Test
  void winmailDatIsNamedWithAFlaw() {
    Letter letter =
        read(
            """
            From: a@b-demo.es
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Content-Type: multipart/mixed; boundary=b

            --b

            Hello
            --b
            Content-Type: application/ms-tnef
            Content-Transfer-Encoding: base64

            eJ8+Ig==
            --b--
            """);

    assertThat(letter.attachments())
        .containsExactly(new Attachment("winmail.dat", "application/ms-tnef", 4, false));
    assertThat(letter.flaws()).anyMatch(flaw -> flaw.startsWith("TNEF"));
  }

  @Test
  void aMissingOrWrongBoundaryIsFoundOut() {
    for (String declared : new String[] {"", "; boundary=other", "; boundary=\"\""}) {
      Letter letter =
          read(
              """
              From: a@b-demo.es
              Date: Mon, 2 Mar 2026 10:15:00 +0100
              Content-Type: multipart/mixed%s

              --real
              Content-Type: text/plain

              The text
              --real
              Content-Type: application/pdf; name=a.pdf
              Content-Transfer-Encoding: base64

              AAEC
              --real--
              """
                  .formatted(declared));

      assertThat(letter.text().fresh()).as(declared).isEqualTo("The text");
      assertThat(letter.attachments())
          .containsExactly(new Attachment("a.pdf", "application/pdf", 3, false));
      assertThat(letter.flaws()).isNotEmpty();
    }
  }

  @Test
  void aMultipartWithoutPartsIsText() {
    Letter letter =
        read(
            """
            From: a@b-demo.es
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Content-Type: multipart/mixed; boundary=nowhere

            Only words here.
            """);

    assertThat(letter.text().fresh()).isEqualTo("Only words here.");
    assertThat(letter.flaws()).contains("a multipart without parts");
  }

  @Test
  void aLetterCutInTheMiddleKeepsWhatIsThere() {
    Letter letter =
        read(
            """
            From: a@b-demo.es
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Content-Type: multipart/mixed; boundary=b

            --b

            Hello
            --b
            Content-Type: application/pdf; name=a.pdf
            Content-Transfer-Encoding: base64

            AAECAwQFBgcICQoLDA0OD\
            """);

    assertThat(letter.text().fresh()).isEqualTo("Hello");
    assertThat(letter.attachments()).extracting(Attachment::filename).containsExactly("a.pdf");
    assertThat(letter.attachments().getFirst().size()).isBetween(15L, 16L);
  }

  @Test
  void brokenBase64GivesWhatCanBeRead() {
    String good = base64("Dear Britty, we order 500 pcs. Regards", StandardCharsets.UTF_8).strip();
    Letter letter =
        read(
            plain("!!" + good.substring(0, 20) + "\n*" + good.substring(20) + "$\n")
                .replace("MIME-Version", "Content-Transfer-Encoding: base64\nMIME-Version"));

    assertThat(letter.text().fresh()).isEqualTo("Dear Britty, we order 500 pcs. Regards");
    assertThat(letter.flaws()).containsExactly("broken Base64 in a part");
  }

  @Test
  void brokenQuotedPrintableGivesWhatCanBeRead() {
    Letter letter =
        read(
            plain("caf=C3=A9 costs =ZZ 3 =\nEUR and 50=25 =3d =\n")
                .replace(
                    "MIME-Version", "Content-Transfer-Encoding: quoted-printable\nMIME-Version"));

    assertThat(letter.text().fresh()).isEqualTo("café costs =ZZ 3 EUR and 50% =");
    assertThat(letter.flaws()).containsExactly("broken quoted-printable in a part");
  }

  @Test
  void aMissingBlankLineBeforeTheBodyLosesNothing() {
    Letter letter =
        read(
            """
            From: a@b-demo.es
            Date: Mon, 2 Mar 2026 10:15:00 +0100
            Subject: Order
            We order 500 pcs of the blue one.
            Note: urgent

            Regards
            """);

    assertThat(letter.subject()).isEqualTo("Order");
    assertThat(letter.text().whole())
        .contains("We order 500 pcs of the blue one.", "Note: urgent", "Regards");
    assertThat(letter.flaws()).contains("no blank line between header and body");
  }

  @Test
  void noiseBetweenHeaderFieldsIsPassedOver() {
    Letter letter =
        read(
            """
            From x@y Mon Mar  2 10:15:00 2026
            From: a@b-demo.es
            this is no field
            Subject: Order
            Date: Mon, 2 Mar 2026 10:15:00 +0100

            text
            """);

    assertThat(letter.subject()).isEqualTo("Order");
    assertThat(letter.text().fresh()).isEqualTo("text");
    assertThat(letter.flaws()).contains("lines in the header that are no fields");
  }

  @Test
  void nothingAtAllIsStillALetter() {
    for (String nothing : new String[] {"", "\n", "\n\n\n", "x", ":", "\u0000\u0001"}) {
      Letter letter = read(nothing);
      assertThat(letter.from()).isEmpty();
      assertThat(letter.flaws()).contains("no writer", "no date");
    }
  }

  @Test
  void aThousandPartsInEachOtherDoNotHurt() {
    StringBuilder text =
        new StringBuilder(
            "From: a@b-demo.es\nSubject: deep\nDate: Mon, 2 Mar 2026 10:15:00 +0100\n");
    for (int i = 1000; i < 2000; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    text.append("\ndeepest\n");
    Letter letter = read(text.toString());

    assertThat(letter.subject()).isEqualTo("deep");
    assertThat(letter.flaws()).anyMatch(flaw -> flaw.contains("deep"));
    assertThat(letter.attachments()).hasSize(1);
  }

  @Test
  void aThousandLettersInEachOtherDoNotHurt() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("From: a@b-demo.es\nSubject: s")
          .append(i)
          .append("\nContent-Type: message/rfc822\n\n");
    }
    Letter letter = read(text + "From: x\n\ndeepest\n");

    assertThat(letter.subject()).isEqualTo("s0");
    assertThat(letter.flaws()).anyMatch(flaw -> flaw.contains("deep"));
  }

  @Test
  void tenThousandPartsAreCutOff() {
    StringBuilder text =
        new StringBuilder("From: a@b-demo.es\nContent-Type: multipart/mixed; boundary=b\n\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("--b\nContent-Type: image/png\n\nx\n");
    }
    Letter letter = read(text + "--b--\n");

    assertThat(letter.attachments()).hasSize(MimeWalk.MOST_PARTS);
    assertThat(letter.flaws()).contains("more than 500 parts");
  }

  @Test
  void aFloodOfHeaderFieldsDoesNotWashAwayTheSubject() {
    StringBuilder text = new StringBuilder("From: a@b-demo.es\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("Y-Flood-").append(i).append(": ").append("x".repeat(100)).append('\n');
    }
    Letter letter = read(text + "Subject: still here\n\ntext\n");

    assertThat(letter.subject()).isEqualTo("still here");
    assertThat(letter.headers().fields()).hasSizeLessThan(1100);
    assertThat(letter.flaws()).contains("a header too large to keep whole");
  }

  @Test
  void theIdIgnoresTransportAndLineEndsButNotWords() {
    Letter one = read(plain("Hello\n"));
    Letter copy = read("Received: from x by y\nReturn-Path: <a@b>\n" + plain("Hello\n\n\n"));
    Letter other = read(plain("Hallo\n"));

    assertThat(copy.id()).isEqualTo(one.id());
    assertThat(copy.sha256()).isNotEqualTo(one.sha256());
    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(other.messageId()).isEqualTo(one.messageId());
  }

  @Test
  void lettersThatNothingNamesAreKeptApartByWhatTheyHold() {
    assertThat(
            Stream.of(
                    "words of somebody without any header\n",
                    "words of somebody else\n",
                    "X-Mailer: one\nwords after a field\n",
                    "X-Mailer: one\nother words\n",
                    "To: britty@hotwell.example\n\n",
                    "To: kevin@hotwell.example\n\n",
                    "To: kevin@hotwell.example\n\nwords\n",
                    "")
                .map(text -> read(text).id()))
        .doesNotHaveDuplicates();
  }

  @Test
  void flowedLinesAreJoined() {
    Letter letter =
        read(
            plain("We would like to \norder 500 pcs.\nSecond line\n> quoted one \n> goes on\n")
                .replace("charset=utf-8", "charset=utf-8; format=flowed"));

    assertThat(letter.text().fresh()).isEqualTo("We would like to order 500 pcs.\nSecond line");
    assertThat(letter.text().quoted()).isEqualTo("quoted one goes on");
  }
}
