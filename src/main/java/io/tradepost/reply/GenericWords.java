package io.tradepost.reply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Words that a hundred customers' subjects have in common. */
final class GenericWords {
  /** With fewer letters and digits than this a subject says nothing by itself. */
  private static final int FEWEST = 5;

  private static final Set<String> WORDS =
      words(
          """
          a about again all an and any are as asap at attached best by can could dear details \
          document documents doc docs email enquiries enquiry feedback file files first follow for \
          forward from good greetings hello help hey hi hola i important in info information inquire \
          inquiries inquiry invitation invoice invoices is it letter list mail me meeting message morning \
          my need new news no none notice of offer offers on order orders our payment pi pls please po \
          ppi price prices pricelist pricing product products proforma purchase question questions \
          quotation quotations quote quotes reg regarding regards reminder reply req request requests \
          rfi rfq rfp sample samples second shipment shipping status subject test thank thanks the this \
          to update up urgent us very via want we with you your untitled fyi etd eta catalog catalogue \
          contact company business cooperation customer supplier delivery goods import export order's \
          today tomorrow week happy year years holiday holidays \
          anfrage angebot auftrag bestellung bitte dringend frage hallo info preis preise preisliste \
          rechnung muster ihr ihre unser zahlung lieferung \
          demande devis commande bonjour prix facture offre échantillon échantillons votre notre de du la \
          le les des et pour urgente urgent question paiement \
          consulta cotización cotizacion pedido presupuesto factura precio precios oferta muestra muestras \
          solicitud nuevo nueva buenos días dias su nuestro para el los las del y gracias pago saludos \
          cotação cotacao orçamento orcamento encomenda fatura preço preços amostra nova novo pedido \
          pagamento olá ola bom dia \
          richiesta preventivo ordine fattura prezzo prezzi offerta campione campioni nuovo nuova ciao \
          buongiorno per di il lo pagamento \
          aanvraag offerte bestelling factuur vraag prijs zapytanie oferta zamówienie faktura cena cennik \
          teklif sipariş fatura fiyat talep talebi \
          запрос заказ счет счёт цена прайс предложение вопрос здравствуйте срочно образец оплата \
          استفسار طلب عرض سعر فاتورة\
          """);

  /** Longest first; taken out of a text that is written without blanks. */
  private static final List<String> PHRASES = phrases();

  private GenericWords() {}

  /** Whether the subject's base is too short, or nothing but such words. */
  static boolean only(String base) {
    StringBuilder rest = new StringBuilder(base.length());
    int said = 0;
    for (int i = 0; i < base.length(); ) {
      int c = base.codePointAt(i);
      boolean counts = Character.isLetterOrDigit(c);
      // An ideograph says about as much as two letters.
      said += !counts ? 0 : Character.isIdeographic(c) ? 2 : 1;
      rest.appendCodePoint(counts || c == '\'' ? c : ' ');
      i += Character.charCount(c);
    }
    return said < FEWEST || wordsOnly(rest.toString());
  }

  private static boolean wordsOnly(String text) {
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty() && !WORDS.contains(word) && !phrasesOnly(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean phrasesOnly(String word) {
    if (!Character.isIdeographic(word.codePointAt(0)) && word.charAt(0) < '\u3040') {
      return false;
    }
    String rest = word;
    for (String phrase : PHRASES) {
      rest = rest.replace(phrase, "");
    }
    return rest.length() < 2;
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.strip().split("\\s+")));
  }

  private static List<String> phrases() {
    List<String> all =
        new ArrayList<>(
            words(
                """
                询价 询盘 询价单 報價 报价 报价单 報價單 價格 价格 价格表 订单 訂單 新订单 采购 采购单 采购订单 发票 發票 形式发票 付款 \
                样品 樣品 产品 產品 产品目录 目录 你好 您好 请问 咨询 諮詢 问题 資料 资料 文件 邮件 重要 紧急 緊急 通知 无主题 無主題 \
                合作 合同 出货 發貨 发货 船期 交期 的 关于 關於 请 請 回复 确认 新 我们 贵司 见积 お見積 見積 見積書 見積もり 見積依頼 \
                お問い合わせ 問い合わせ 注文 注文書 請求書 サンプル 価格 ご の お願い 件 견적 견적서 문의 주문 주문서 송장 샘플 가격 요청 안녕하세요\
                """));
    all.sort(Comparator.comparingInt(String::length).reversed());
    return List.copyOf(all);
  }
}
