package io.tradepost.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "anna@x-demo.es | anna@x-demo.es",
        "Anna Ruiz <anna@x-demo.es> | Anna Ruiz <anna@x-demo.es>",
        "\"Ruiz, Anna\" <anna@x-demo.es>, bob@y-demo.de | Ruiz, Anna <anna@x-demo.es> +"
            + " bob@y-demo.de",
        "\"Anna \\\"A\\\" Ruiz\" <anna@x-demo.es> | Anna \"A\" Ruiz <anna@x-demo.es>",
        "'Anna' <anna@x-demo.es> | Anna <anna@x-demo.es>",
        "anna@x-demo.es (Anna Ruiz) | Anna Ruiz <anna@x-demo.es>",
        "Anna (Sales (Madrid)) <anna@x-demo.es> | Anna (Sales (Madrid)) <anna@x-demo.es>",
        "Anna <anna@x-demo.es, Bob <bob@y-demo.de> | Anna <anna@x-demo.es> + Bob <bob@y-demo.de>",
        "Anna <anna@x-demo.es | Anna <anna@x-demo.es>",
        "anna@x-demo.es; bob@y-demo.de;; | anna@x-demo.es + bob@y-demo.de",
        "undisclosed-recipients:; | ``",
        "Buyers: anna@x-demo.es, Bob <bob@y-demo.de>; | anna@x-demo.es + Bob <bob@y-demo.de>",
        "Anna Ruiz | Anna Ruiz",
        "Anna Ruiz anna@x-demo.es | Anna Ruiz <anna@x-demo.es>",
        "<<anna@x-demo.es>> | anna@x-demo.es",
        "\"anna@x-demo.es\" <anna@x-demo.es> | anna@x-demo.es",
        "\"boss@bank-demo.com\" <thief@z-demo.com> | boss@bank-demo.com <thief@z-demo.com>",
        "\"john doe\"@x-demo.es | \"john doe\"@x-demo.es",
        "<@relay,@relay2:anna@x-demo.es> | anna@x-demo.es",
        "mailto:anna@x-demo.es | anna@x-demo.es",
        "\"Anna <anna@x-demo.es> | Anna <anna@x-demo.es>",
        "Anna (Sales <anna@x-demo.es> | Anna (Sales <anna@x-demo.es>",
        "=?utf-8?Q?Ruiz,_Anna?= <anna@x-demo.es> | Ruiz, Anna <anna@x-demo.es>",
        "\"=?utf-8?B?5byg5LiJ?=\" <z@x-demo.cn> | 张三 <z@x-demo.cn>",
        "=?utf-8?B?5byg5LiJIDx6QHgtZGVtby5jbj4=?= | 张三 <z@x-demo.cn>",
        "MAILER-DAEMON <> | MAILER-DAEMON",
        "用户@例子-demo.cn | 用户@例子-demo.cn",
        "Anna <anna @x-demo.es> | Anna <anna@x-demo.es>",
      })
  void addressesAreReadAsMeant(String field, String expected) {
    List<String> read = AddressReader.read(field).stream().map(Address::toString).toList();

    assertThat(String.join(" + ", read)).isEqualTo(expected);
  }

  @Test
  void hostileAddressFieldsAreReadInTime() {
    for (String piece : new String[] {"(", "\"", "<", "=?", "=?a?B?", "\\", "a@", ":;", "(a)<"}) {
      assertThat(AddressReader.read(piece.repeat(256 * 1024 / piece.length()))).isNotNull();
      EncodedWords.decode(piece.repeat(256 * 1024 / piece.length()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon, 2 Mar 2026 10:15:00 +0100 | 2026-03-02T09:15:00Z",
        "2 Mar 26 10:15 GMT | 2026-03-02T10:15:00Z",
        "Mon, 02 Mar 2026 10:15:00 -0800 (PST) | 2026-03-02T18:15:00Z",
        "Mon Mar  2 10:15:00 2026 | 2026-03-02T10:15:00Z",
        "Mon Mar 02 10:15:00 CET 2026 | 2026-03-02T09:15:00Z",
        "Mo, 2 Mär 2026 10:15:00 +0100 | 2026-03-02T09:15:00Z",
        "lun., 2 mar. 2026 10:15:00 +0100 | 2026-03-02T09:15:00Z",
        "Пн, 2 мар 2026 10:15:00 +0300 | 2026-03-02T07:15:00Z",
        "2026-03-02T10:15:00Z | 2026-03-02T10:15:00Z",
        "2026-03-02 10:15:00 +0800 | 2026-03-02T02:15:00Z",
        "2026年3月2日 10:15 | 2026-03-02T10:15:00Z",
        "Mon, 2 Mar 2026 10:15:00 | 2026-03-02T10:15:00Z",
        "Mon, 2 Mar 2026 10:15:00 +08:00 | 2026-03-02T02:15:00Z",
        "Mon, 2 Mar 126 10:15:00 +0000 | 2026-03-02T10:15:00Z",
        "3/25/2026 2:05:00 PM | 2026-03-25T14:05:00Z",
        "Mon, 2 Mar 2026 10.15.00 +0100 | 2026-03-02T09:15:00Z",
        "02.03.2026 10:15 +0000 | 2026-03-02T10:15:00Z",
        "Thu, 1 Jan 1970 00:00:00 +0000 | ",
        "Mon, 2 Mar 2126 10:15:00 +0100 | ",
        "31 Feb 2026 10:15:00 +0000 | ",
        "yesterday | ",
        "99999999999 Mar 99999999 10:15 | ",
      })
  void datesAreReadOrRefused(String field, String expected) {
    DateReader.Result result = DateReader.read(field);

    assertThat(result.date()).isEqualTo(expected == null ? null : Instant.parse(expected));
    if (expected == null) {
      assertThat(result.flaw()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=?utf-8?B?5oql5Lu3?= | 报价",
        "=?gb2312?B?sai82w==?= | 报价",
        "=?GB2312?B?6UY=?= | 镕", // not in GB 2312 itself
        "=?utf-8?Q?caf=C3=A9_noir?= | café noir",
        "Re:=?utf-8?B?5oql5Lu3?=PLK-276 | Re:报价PLK-276",
        "=?utf-8?B?5oql5A==?= =?utf-8?B?u7c=?= | 报价",
        "=?utf-8?B?5oql?= =?utf-8?B?5Lu3?= | 报价",
        "=?utf-8?B?5oql?= and =?utf-8?B?5Lu3?= | 报 and 价",
        "=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?= | aé",
        "=?utf-8?Q?two words here?= | two words here",
        "=?utf-8?B?5oql5Lu3 | 报价",
        "=?utf-8?B?5oql!5Lu3?= | 报价",
        "=?utf-8*zh?B?5oql5Lu3?= | 报价",
        "=?x-unknown?B?5oql5Lu3?= | 报价",
        "=?iso-2022-jp?B?GyRCOCtAUT1xGyhC?= | 見積書",
        "=?ks_c_5601-1987?B?sN/A+w==?= | 견적",
        "=?big5?B?s/i7+Q==?= | 報價",
        "=?koi8-r?B?+sHQ0s/T?= | Запрос",
        "=?windows-1251?Q?=C7=E0=EF=F0=EE=F1?= | Запрос",
        "=?utf-7?Q?+YqVO9w-?= | 报价",
        "100 =? what | 100 =? what",
        "=?utf-8?X?abc?= | =?utf-8?X?abc?=",
      })
  void encodedWordsAreDecodedAsWritten(String field, String expected) {
    assertThat(HeaderText.decode(field)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,形式发票 PLK-276",
    "GB18030,形式发票 PLK-276",
    "GB18030,关于新订单的付款方式和交货期",
    "x-windows-950,關於報價單的問題 PLK-276",
    "windows-31j,お見積りについて",
    "windows-1252,Petición de Muñoz & Peña",
    "windows-1252,Größe für Müller",
    "KOI8-R,Запрос цены на оборудование для нашего завода",
    "windows-1251,Запрос цены на оборудование для нашего завода",
    "x-windows-949,견적서를 보내 주시기 바랍니다 감사합니다",
    "x-windows-iso2022jp,お見積りについて",
  })
  void rawEightBitSubjectsAreFoundOut(String charset, String subject) {
    Letter letter =
        Letters.read(
            "From: a@b-demo.es\nSubject: " + subject + "\n\nx\n", Charset.forName(charset));

    assertThat(letter.subject()).isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Ana <ana@x-demo.es>\nSubject: Order\n\nSubject: of the body",
        "SUBJECT : =?utf-8?B?5oql5Lu3?=\n folded\nfrom: \"Ruiz,\n Ana\" <ana@x-demo.es>\n\n",
        "Subject: first\nFrom: undisclosed:;\nFrom: Bob <b@y-demo.de>\nSubject: second\n\n",
        "Frommage: no\nSubjects: no\nX-From: no\n\nFrom: me",
        "Received: from a\n From: folded@x-demo.es\nFrom: Ana <ana@x-demo.es>\n\n",
        "Subject:\nFrom:\n\n",
        "Subject: no end",
        "\nSubject: of the body",
        ""
      })
  void theHeadingAloneIsReadLikeTheLetter(String text) {
    for (String each : new String[] {text, Letters.crlf(text)}) {
      byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
      Letter letter = Letters.read(bytes);
      assertThat(Heading.of(bytes)).isEqualTo(new Heading(letter.writer(), letter.subject()));
    }
  }

  @Test
  void theHeadingsOwnCharsetHelpsToReadARawSubject() {
    byte[] bytes =
        "Subject: 报价单\nContent-Type: text/plain; charset=\"gbk\"\n\n"
            .getBytes(Charset.forName("GBK"));
    assertThat(Heading.of(bytes).subject()).isEqualTo("报价单");
  }

  @Test
  void theBodysCharsetHelpsToReadARawSubject() {
    Letter letter =
        Letters.read(
            """
            From: "Привет" <a@b-demo.ru>
            Subject: Цена
            Content-Type: text/plain; charset=koi8-r

            Да
            """,
            Charset.forName("KOI8-R"));

    assertThat(letter.subject()).isEqualTo("Цена");
    assertThat(letter.from()).containsExactly(new Address("Привет", "a@b-demo.ru"));
    assertThat(letter.text().fresh()).isEqualTo("Да");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment; filename=\"a b.pdf\" | a b.pdf",
        "attachment; filename=a b.pdf; size=3 | a b.pdf",
        "attachment; filename=\"a;b.pdf\" | a;b.pdf",
        "attachment; filename*=UTF-8''%E6%8A%A5%E4%BB%B7.pdf | 报价.pdf",
        "attachment; filename*=gb2312''%B1%A8%BC%DB.pdf; filename=x.pdf | 报价.pdf",
        "attachment; filename*0*=utf-8''%E6%8A%A5%E4; filename*1*=%BB%B7; filename*2=\".pdf\" |"
            + " 报价.pdf",
        "attachment; filename*1=\"lo.pdf\"; filename*0=\"hel\" | hello.pdf",
        "attachment; filename=\"=?utf-8?B?5oql5Lu3?=.pdf\" | 报价.pdf",
        "attachment; filename==?utf-8?B?5oql5Lu3LnBkZg==?= | 报价.pdf",
        "attachment; filename=\"C:\\docs\\a.pdf\" | C:\\docs\\a.pdf",
        "attachment; filename=\"a\\\"b.pdf\" | a\"b.pdf",
        "attachment; filename=\"unclosed.pdf | unclosed.pdf",
        "attachment; filename*0*=utf-8''%e6%8a%a5%e4%bb%b7%; filename*1=x | 报价%x",
      })
  void fileNamesAreReadAsMeant(String field, String expected) {
    assertThat(Parameters.parse(field).get("filename")).isEqualTo(expected);
    assertThat(Parameters.parse(field).value()).isEqualTo("attachment");
  }

  @Test
  void rawEightBitFileNamesAreFoundOut() {
    byte[] gb = "attachment; filename=\"形式发票.pdf\"".getBytes(Charsets.GB18030);
    String raw = new String(gb, StandardCharsets.ISO_8859_1);

    assertThat(Parameters.parse(raw).get("filename")).isEqualTo("形式发票.pdf");
  }

  @Test
  void messageIdsAreTakenOutOfWhatSurroundsThem() {
    Letter letter =
        Letters.read(
            """
            From: a@b-demo.es
            Message-ID:
             <long
             id@x>
            In-Reply-To: Your message of "Mon" <1@x> <2@x>
            References: <a@x><b@x>
             <c@x <d@x> <a@x>
            Thread-Index: AdJ1bW9ja0luZGV4VmFsdWVIZXJlWFlaMTIz

            x
            """);

    assertThat(letter.messageId()).isEqualTo("longid@x");
    assertThat(letter.inReplyTo()).containsExactly("1@x", "2@x");
    assertThat(letter.references()).containsExactly("a@x", "b@x", "c@x", "d@x");
    assertThat(letter.threadIndex()).hasSize(44).startsWith("01d2756d6f");
  }

  @Test
  void onlyTheLastHundredReferencesAreKept() {
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      ids.append(" <").append(i).append("@x>\n");
    }
    Letter letter = Letters.read("From: a@b-demo.es\nReferences:" + ids + "\nx\n");

    assertThat(letter.references()).hasSize(100).startsWith("400@x").endsWith("499@x");
  }

  @Test
  void controlAndDirectionCharactersDoNotReachTheReader() {
    assertThat(HeaderText.decode("=?utf-8?Q?a=0D=0ABcc:_x=E2=80=AEfdp.exe?="))
        .isEqualTo("a  Bcc: xfdp.exe");
  }
}
