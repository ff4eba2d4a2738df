package io.tradepost.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Each way in which letters are known to be malformed. */
public final class MalformedLetters {
  private final String receiver;
  private final List<Malformed> letters = new ArrayList<>();

  private MalformedLetters(String receiver) {
    this.receiver = receiver;
  }

  /**
   * A letter and what it is found by.
   *
   * @param name in its X-Case field; where it can have none, its text
   * @param query empty where nothing can be read
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Malformed(String name, byte[] raw, String query) {}

  /** All of them, to that address. */
  public static List<Malformed> to(String receiver) {
    var all = new MalformedLetters(receiver);
    all.structures();
    all.codings();
    all.charsets();
    all.headers();
    all.identities();
    return List.copyOf(all.letters);
  }

  private void structures() {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      deep.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(i, i + 1));
    }
    add(
        "a thousand parts in each other",
        "Subject: nesting dolls\nContent-Type: multipart/mixed; boundary=b0\n",
        deep + "--b1000\n\nthe deepest words\n",
        "\"nesting dolls\"");
    add(
        "no boundary parameter",
        "Content-Type: multipart/mixed\n",
        "--x\nContent-Type: text/plain\n\nboundless words\n--x--\n",
        "boundless");
    add(
        "another boundary than declared",
        "Content-Type: multipart/mixed; boundary=declared\n",
        "--used\n\nmisdeclared words\n--used--\n",
        "misdeclared");
    add(
        "boundary never closed",
        "Content-Type: multipart/mixed; boundary=b\n",
        "--b\n\nunclosed words\n--b\nContent-Type: application/pdf; name=open.pdf\n\nabc",
        "unclosed filename:open.pdf");
    add(
        "an enclosed letter",
        "Content-Type: message/rfc822\n",
        "Subject: enclosure within\nFrom: inner@b-demo.com\n\nwords of the enclosure\n",
        "\"words of the enclosure\"");
    add(
        "winmail.dat",
        """
        Content-Type: multipart/mixed; boundary=b
        """,
        """
        --b

        outlooked words
        --b
        Content-Type: application/ms-tnef; name="winmail.dat"
        Content-Disposition: attachment; filename="winmail.dat"
        Content-Transfer-Encoding: base64

        eJ8+IgAAAAAB
        --b--
        """,
        "outlooked filename:winmail.dat");
    add(
        "a delivery report",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n",
        """
        --b

        Your letter did not arrive.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.lost-demo.com

        Final-Recipient: rfc822; nobody@lost-demo.com
        Action: failed
        Status: 5.1.1
        --b
        Content-Type: text/rfc822-headers

        Message-ID: <returned@hotwell-demo.example>
        Subject: Offer
        --b--
        """,
        "is:bounce \"did not arrive\"");
    letters.add(new Malformed("an empty letter", new byte[0], ""));
    letters.add(
        new Malformed(
            "a header only",
            bytes("X-Case: a header only\nFrom: anna@nevir-demo.es\nSubject: bodiless\n", UTF_8),
            "bodiless"));
    letters.add(
        new Malformed(
            "headless words of somebody",
            bytes("headless words of somebody\n", UTF_8),
            "\"headless words\""));
  }

  private void codings() {
    add(
        "broken base64",
        "Content-Transfer-Encoding: base64\n",
        base64("the first readable words of it ").substring(0, 40) + "*!$\n%%%=\n",
        "readable");
    add(
        "broken quoted-printable",
        "Content-Transfer-Encoding: quoted-printable\n",
        "imprintable =ZZ =A words=\n",
        "imprintable");
    add("an unknown coding", "Content-Transfer-Encoding: base65\n", "uncoded words\n", "uncoded");
    add(
        "a name by RFC 2231",
        """
        Content-Type: multipart/mixed; boundary=b
        """,
        """
        --b
        Content-Type: application/pdf;
         name*0*=gb2312''%B1%A8%BC;
         name*1*=%DB%B5%A5.pdf
        Content-Disposition: attachment;
         filename*0*=gb2312''%B1%A8%BC;
         filename*1*=%DB%B5%A5.pdf

        x
        --b--
        """,
        "filename:报价单.pdf");
    letters.add(
        new Malformed(
            "zero bytes",
            bytes(
                head("zero bytes", "Subject: zeroes\n", "a\u0000b and nullified words\n"),
                ISO_8859_1),
            "nullified"));
  }

  private void charsets() {
    declared("gb2312", "GB18030", "朱镕基询价", "朱镕基");
    declared("gbk", "GB18030", "形式发票请确认", "形式发票");
    declared("big5", "Big5", "請寄詢價單", "詢價單");
    declared("shift_jis", "windows-31j", "御見積書をお願いします①", "見積書");
    declared("iso-2022-jp", "ISO-2022-JP", "納期を教えてください", "納期");
    declared("euc-kr", "x-windows-949", "견적서를 보내 주세요", "견적서");
    declared("koi8-r", "KOI8-R", "коммерческое предложение", "предложение");
    declared("windows-1254", "windows-1254", "sipariş için teşekkürler", "teşekkürler");
    declared("us-ascii", "UTF-8", "数量和交货期", "交货期");
    declared("iso-8859-1", "windows-1251", "Уважаемые господа, пришлите прайс", "уважаемые");
    declared("utf-8", "GB18030", "我们需要新的目录和样品，请尽快寄来", "目录");
    declared("x-unknown", "UTF-8", "Änderung der Bestellung in Łódź", "łódź");
    for (String charset : List.of("GB18030", "Big5", "UTF-8")) {
      String name = "raw fields in " + charset;
      String text = head(name, "Subject: 請報價電風扇與形式發票 " + charset + "\n", "words\n");
      letters.add(
          new Malformed(
              name, bytes(text, Charset.forName(charset)), "subject:報價 subject:" + charset));
    }
  }

  private void declared(String declared, String real, String text, String query) {
    String name = real + " called " + declared;
    String field = "Content-Type: text/plain; charset=" + declared + "\n";
    letters.add(
        new Malformed(name, bytes(head(name, field, text + "\n"), Charset.forName(real)), query));
  }

  private void headers() {
    add("a day that never was", "Date: Thu, 32 Foo 99999 77:88:99 +9900\n", "undated\n", "undated");
    add("the year one", "Date: Mon, 1 Jan 0001 00:00:00 +0000\n", "antique words\n", "antique");
    add("the far future", "Date: Mon, 1 Jan 9999 00:00:00 +0000\n", "futuristic\n", "futuristic");
    add("years ahead", "Date: Thu, 1 Jan 2099 00:00:00 +0000\n", "ahead of time\n", "ahead");
    add(
        "words of unknown charsets",
        "Subject: =?x-none?Q?unheard?= =?utf-8?B?!!!?= =?gb2312?B?1fL1wA==?=\n",
        "wordy\n",
        "unheard wordy");
    add("a field without end", "Subject: " + "endless ".repeat(9_000) + "\n", "text\n", "endless");
    add("a flood of fields", "X-Many: field\n".repeat(5_000), "flooded words\n", "flooded");
    add("no writer", "From: <<<>>>,,;:@@\n", "unwritten words\n", "unwritten");
  }

  private void identities() {
    add("one of two", "Message-ID: <twice@x>\n", "the elder twin\n", "\"elder twin\"");
    add("two of two", "Message-ID: <twice@x>\n", "the younger twin\n", "\"younger twin\"");
    add("no Message-ID", "", "nameless words\n", "nameless");
    add("a Message-ID of words", "Message-ID: no brackets at all\n", "loose words\n", "loose");
    add("delivered twice", "Message-ID: <again@x>\n", "repeated words\n", "repeated");
    letters.add(letters.getLast());
  }

  private void add(String name, String fields, String body, String query) {
    letters.add(new Malformed(name, bytes(head(name, fields, body), UTF_8), query));
  }

  private String head(String name, String fields, String body) {
    String from = fields.contains("From:") ? "" : "From: Anna <anna@stranger-demo.es>\n";
    return "X-Case: " + name + "\n" + from + "To: " + receiver + "\n" + fields + "\n" + body;
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.replace("\n", "\r\n").getBytes(charset);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
