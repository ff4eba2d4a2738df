package io.tradepost.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetTest {
  private static final String CHINESE = "您好，请报价，我们需要500台，朱镕基先生。";

  @ParameterizedTest
  @CsvSource({
    "gb2312,GB18030,您好，朱镕基先生，请报价",
    "GBK,GB18030,您好，朱镕基先生，请报价",
    "x-gbk,GB18030,您好，请报价",
    "gb18030,GB18030,您好 𠀀 请报价",
    "big5,x-windows-950,您好，請報價，我們需要",
    "Shift_JIS,windows-31j,①お見積り㈱",
    "iso-2022-jp,x-windows-iso2022jp,お見積り①",
    "koi8-r,KOI8-R,Запрос цены",
    "windows-1251,windows-1251,Запрос цены",
    "windows-1250,windows-1250,Zażółć gęślą jaźń",
    "iso-8859-2,ISO-8859-2,Zażółć gęślą jaźń",
    "windows-1254,windows-1254,Sipariş için teşekkürler",
    "windows-1256,windows-1256,مرحبا",
    "iso-8859-8-i,windows-1255,שלום",
    "iso-8859-1,windows-1252,„Größe“ 5 €",
    "ks_c_5601-1987,x-windows-949,견적서 똠방",
    "euc-kr,x-windows-949,견적서",
    "utf-8mb4,UTF-8,您好 😀",
    "\"utf-8\",UTF-8,您好",
    "utf-16,UTF-16,您好 abc",
  })
  void declaredCharsetsMeanWhatTheirWritersMean(String declared, String real, String text) {
    CharsetReader.Result result =
        CharsetReader.read(text.getBytes(Charset.forName(real)), declared);

    assertThat(result.text()).isEqualTo(text);
    assertThat(result.flaw()).isNull();
  }

  @Test
  void sevenBitCharsetsThatThePlatformLacksAreRead() {
    assertThat(CharsetReader.read(ascii("Hi +YqVO9w- +- 5"), "utf-7").text())
        .isEqualTo("Hi 报价 + 5");
    assertThat(CharsetReader.read(ascii("Hi ~{1(<[~} ~~ there"), "hz-gb-2312").text())
        .isEqualTo("Hi 报价 ~ there");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "us-ascii,GB18030",
    "'',GB18030",
    "utf-8,GB18030",
    "8bit,GB18030",
    "x-unknown,GB18030",
    "iso-8859-1,GB18030",
    "x-user-defined,GB18030",
    "gb2312,UTF-8",
    "iso-8859-1,UTF-8",
    "windows-1252,UTF-8",
    "us-ascii,UTF-8",
    "big5,UTF-8",
    "'',UTF-8",
    "koi8-r,UTF-8"
  })
  void aWrongOrMissingDeclarationIsFoundOut(String declared, String real) {
    CharsetReader.Result result =
        CharsetReader.read(CHINESE.getBytes(Charset.forName(real)), declared);

    assertThat(result.text()).isEqualTo(CHINESE);
    assertThat(result.flaw()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252,'Estimado señor, le pedimos que nos envíe su lista de precios según lo hablado'",
    "windows-1252,'Sehr geehrte Damen und Herren, wir möchten 500 Stück für März bestellen'",
    "windows-1251,'Добрый день, просим выслать коммерческое предложение на поставку оборудования'",
    "KOI8-R,'Добрый день, просим выслать коммерческое предложение на поставку оборудования'",
    "x-windows-950,'您好，請提供五百台的報價單以及交貨時間，謝謝您的協助'",
    "windows-31j,'いつもお世話になっております。お見積りをお願いいたします。'",
    "EUC-JP,'いつもお世話になっております。お見積りをお願いいたします。'",
    "x-windows-949,'안녕하세요. 견적서를 보내 주시기 바랍니다. 감사합니다.'",
    "windows-1253,'Καλημέρα σας, παρακαλώ στείλτε μας προσφορά για πεντακόσια τεμάχια'",
    "windows-1254,'Merhaba, lütfen beş yüz adet için fiyat teklifi gönderir misiniz, teşekkürler'",
  })
  void undeclaredTextIsFoundOut(String real, String text) {
    assertThat(CharsetReader.read(text.getBytes(Charset.forName(real)), "").text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251,'Уважаемые господа, просим прислать прайс-лист на чайники'",
    "KOI8-R,'Уважаемые господа, просим прислать прайс-лист на чайники'",
    "windows-1253,'Καλημέρα σας, παρακαλώ στείλτε μας προσφορά για πεντακόσια τεμάχια'",
    "windows-1256,'نرجو تزويدنا بعرض سعر للمراوح مع شروط الدفع والتسليم'",
  })
  void textThatIsCalledLatinAndIsNotIsFoundOut(String real, String text) {
    byte[] bytes = text.getBytes(Charset.forName(real));

    assertThat(CharsetReader.read(bytes, "iso-8859-1").text()).isEqualTo(text);
    assertThat(CharsetReader.read(bytes, "windows-1252").flaw()).contains("declared as Latin");
  }

  @Test
  void aFlippedByteInUtf8DoesNotMakeItAnotherCharset() {
    byte[] bytes = CHINESE.getBytes(StandardCharsets.UTF_8);
    bytes[10] = (byte) 0xff;
    CharsetReader.Result result = CharsetReader.read(bytes, "utf-8");

    assertThat(result.text()).contains("我们需要500台");
    assertThat(result.flaw()).isEqualTo("some characters could not be read");
  }

  @Test
  void twoCharactersOfGbThatHappenToBeUtf8StayGb() {
    assertThat(CharsetReader.read("联通".getBytes(Charsets.GB18030), "gb2312").text())
        .isEqualTo("联通");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(CharsetReader.read("\ufeff您好".getBytes(StandardCharsets.UTF_8), "gb2312").text())
        .isEqualTo("您好");
  }

  @Test
  void htmlMayNameItsCharsetItself() {
    String html =
        "<html><head><meta http-equiv=Content-Type content=\"text/html;"
            + " charset=gb2312\"></head><body>朱镕基</body></html>";
    Letter letter =
        Letters.read("From: a@b-demo.es\nContent-Type: text/html\n\n" + html, Charsets.GB18030);

    assertThat(letter.text().fresh()).isEqualTo("朱镕基");
  }
}
