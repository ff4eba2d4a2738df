package io.tradepost.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Re: Heater H12",
        "RE: Heater H12",
        "re:Heater H12",
        "Re : Heater H12",
        "Re: Re: Heater H12",
        "Re[2]: Heater H12",
        "Re(2): Heater H12",
        "RE^3: Heater H12",
        "Re2: Heater H12",
        "Re：Heater H12",
        "ＲＥ：Heater H12",
        "AW: Heater H12",
        "Antw: Heater H12",
        "Antwort: Heater H12",
        "RES: Heater H12",
        "SV: Heater H12",
        "VS: Heater H12",
        "Odp: Heater H12",
        "YNT: Heater H12",
        "Ynt: Heater H12",
        "RIF: Heater H12",
        "R: Re: Heater H12",
        "Vá: Heater H12",
        "Отв: Heater H12",
        "ΑΠ: Heater H12",
        "תגובה: Heater H12",
        "رد: Heater H12",
        "回复: Heater H12",
        "回复：Heater H12",
        "回覆: Heater H12",
        "答复: Heater H12",
        "返信: Heater H12",
        "회신: Heater H12",
        "답장: Heater H12",
        "Bls: Heater H12",
        "Rép : Heater H12",
        "[EXT] Re: Heater H12",
        "Re: [EXTERNAL] Heater H12",
        "[list-name] Re: [EXT] Re:  Heater   H12",
        "回复： RE: 答复: Heater H12",
        "\u200eRe: Heater H12",
        "Re:\u00a0Heater H12"
      })
  void aReplyHasTheBaseOfWhatItAnswers(String subject) {
    Subject read = Subject.of(subject);
    assertThat(read.base()).isEqualTo("heater h12");
    assertThat(read.reply()).isTrue();
    assertThat(read.forward()).isFalse();
    assertThat(Subject.isForward(subject)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fw: Heater H12",
        "FWD: Heater H12",
        "Fwd: Fwd: Heater H12",
        "WG: Heater H12",
        "TR: Heater H12",
        "TR : Heater H12",
        "RV: Heater H12",
        "ENC: Heater H12",
        "PD: Heater H12",
        "VL: Heater H12",
        "VB: Heater H12",
        "İLT: Heater H12",
        "ilt: Heater H12",
        "Doorst: Heater H12",
        "ΠΡΘ: Heater H12",
        "הועבר: Heater H12",
        "转发: Heater H12",
        "转发：Heater H12",
        "轉寄: Heater H12",
        "転送: Heater H12",
        "전달: Heater H12",
        "[Fwd: Heater H12]",
        "Heater H12 (fwd)",
        "Fw: Re: Heater H12",
        "[EXT] Fw: Heater H12"
      })
  void aForwardSaysSo(String subject) {
    assertThat(Subject.of(subject).base()).isEqualTo("heater h12");
    assertThat(Subject.of(subject).forward()).isTrue();
    assertThat(Subject.isForward(subject)).isTrue();
  }

  @Test
  void theAnswerToAForwardIsNoForward() {
    assertThat(Subject.isForward("Re: Fw: Heater H12")).isFalse();
    assertThat(Subject.of("Re: Fw: Heater H12").base()).isEqualTo("heater h12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Attention: Heater H12",
        "Heater: H12",
        "Order 7: Re",
        "[PLK-276] Heater",
        "Regarding: Heater",
        "12:30 call",
        "Reno: Heater H12",
        "[Heater H12]",
        ":",
        "[",
        "Re",
        "[]"
      })
  void whatIsNoPrefixStays(String subject) {
    Subject read = Subject.of(subject);
    assertThat(read.base()).isEqualTo(subject.toLowerCase(java.util.Locale.ROOT));
    assertThat(read.reply() || read.forward()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Re:",
        "Inquiry",
        "RE: Inquiry",
        "New order",
        "Your quotation",
        "Quotation request",
        "Hello",
        "PO",
        "询价",
        "回复: 报价单",
        "关于报价",
        "お見積",
        "견적 문의",
        "Anfrage",
        "Demande de prix",
        "Solicitud de cotización",
        "Request for quotation",
        "Price?",
        "Запрос",
        "(no subject)",
        "URGENT!!!",
        "RFQ"
      })
  void whatAHundredCustomersWriteIsGeneric(String subject) {
    assertThat(Subject.of(subject).generic()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Heater H12",
        "Order PLK-276",
        "PO 45001",
        "Inquiry for heaters H12",
        "Canton Fair booth",
        "加热器 H12 询价",
        "水泵报价",
        "Anfrage Pumpen",
        "Invoice ILK-276"
      })
  void whatNamesAMatterIsNot(String subject) {
    assertThat(Subject.of(subject).generic()).isFalse();
  }

  @Test
  void aHostileSubjectIsReadInNoTime() {
    String subject = "Re: ".repeat(3000) + "[".repeat(10_000) + "x";
    assertThat(Subject.of(subject).base()).startsWith("[[[");
  }
}
