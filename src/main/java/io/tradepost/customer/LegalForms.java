package io.tradepost.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The legal forms of companies around the world, as words of a name. A form is known by its letters
 * alone: {@code S.A.}, {@code SA} and {@code S. A.} are one.
 */
final class LegalForms {
  /** The most words that one form is written in: {@code Sociedad de Responsabilidad Limitada}. */
  private static final int MOST_WORDS = 5;

  private static final int SHORT = 3;

  /** Stand behind the name. Several of them may follow each other: {@code GmbH & Co. KG}. */
  private static final Forms BEHIND =
      keys(
          // English
          "Ltd; Ltd. Co; Limited; Co; Co Ltd; Company Limited; Company Ltd; Inc",
          "Incorporated; Corp; Corporation; LLC; L.L.C; LLP; LLLP; LP; PLC; Pte Ltd; Pte Limited",
          "Pty Ltd; Pty Limited; Pvt Ltd; Private Limited; (P) Ltd; Pvt; Pte; Pty; (Pvt) Ltd",
          "Proprietary Limited; CC; DAC; CIC; Unlimited; Lda",
          // German
          "GmbH; mbH; gGmbH; AG; KG; OHG; GbR; UG; UG (haftungsbeschränkt); e.K; e.Kfm; e.Kfr;"
              + " KGaA",
          "GmbH & Co KG; Co KG; SE; e.U; e.V; Ges.m.b.H; e.G; Inh",
          // Romance
          "S.A; S.L; S.L.U; S.A.U; S.L.L; S.L.P; S.C.P; S.Coop; C.B; S.C; S.A.S; S.A.S.U; SARL",
          "S.à r.l; EURL; SNC; SCI; SCOP; SCA; GIE; S.p.A; S.r.l; S.r.l.s; S.r.l.u; S.a.s; S.n.c",
          "Società per azioni; Lda; Ltda; Limitada; Unipessoal Lda; EIRELI; EPP; S/A; SGPS",
          "S.A. de C.V; S.A.P.I. de C.V; S.A.B. de C.V; S. de R.L. de C.V; S. de R.L; S.A.C; S.A.A",
          "S.R.L; E.I.R.L; C.A; Cía; Cía Ltda; SpA; Sociedad Anónima; Sociedad Limitada",
          "Sociedad de Responsabilidad Limitada; S.A. C.V; SARLAU; SUARL; BVBA; SPRL; S.R.L.-D",
          // Dutch, Nordic, Baltic
          "B.V; N.V; V.O.F; CV; BV; CVBA; AB; HB; A/S; AS; ASA; ApS; I/S; K/S; IVS; ANS; Oy; Oyj;"
              + " Ab Oy",
          "Oy Ab; Ky; ehf; hf; OÜ; UAB; SIA; MB; AS",
          // East and south-east Europe
          "Sp. z o.o; Sp. z o.o. Sp. k; S.K; Sp.j; Sp.k; sp. z o. o; s.r.o; spol. s r.o; a.s; k.s;"
              + " v.o.s",
          "Kft; Zrt; Nyrt; Bt; Kkt; d.o.o; d.d; j.d.o.o; d.n.o; k.d; o.d; EOOD; OOD; EAD; AD; ЕООД;"
              + " ООД",
          "ЕАД; АД; SRL; PFA; DOOEL; ДООЕЛ; Sh.p.k; Sh.A; A.E; E.P.E; O.E; I.K.E; Α.Ε; Ε.Π.Ε;"
              + " Ι.Κ.Ε",
          "A.Ş; A.S; Ltd. Şti; Şti; San. ve Tic. A.Ş; San. ve Tic. Ltd. Şti; San. Tic. Ltd. Şti",
          // Not "Ticaret" alone: it is part of the name in "Yıldız Dış Ticaret A.Ş."
          "Sanayi ve Ticaret A.Ş; Sanayi ve Ticaret Ltd. Şti; San. Tic. A.Ş; Koll. Şti",
          "Sanayi Ticaret Ltd. Şti; Sanayi Ticaret A.Ş",
          "ООО; ОАО; ЗАО; ПАО; АО; ТОО; ТОВ; ЧП; ИП; OOO; OAO; ZAO; PAO; TOO; TOV; JSC; OJSC; CJSC",
          "PJSC; LLP",
          // Middle East and Africa
          "W.L.L; FZE; FZCO; FZC; FZ-LLC; FZ LLC; DMCC; S.A.O.G; S.A.O.C; S.A.E; S.A.L; K.S.C;"
              + " B.S.C",
          "Q.S.C; Est; Ltée; P.J.S.C; SPC; PLC Ltd; בע\"מ; ש.מ",
          // Asia
          "Sdn Bhd; Bhd; Berhad; Tbk; K.K; G.K; Y.K; Co. Ltd. (Thailand); PCL; OPC; JSC; TNHH;"
              + " PLT");

  /** Stand before the name. */
  private static final Forms BEFORE =
      keys(
          "ООО; ОАО; ЗАО; ПАО; АО; ТОО; ТОВ; ЧП; ИП; ПП; OOO; OAO; ZAO; PAO; TOO; TOV; PT; P.T; CV",
          "UAB; SIA; UD; CÔNG TY TNHH; CÔNG TY CỔ PHẦN; LLC; JSC; OJSC; CJSC; SARL; SPRL; S.A.R.L",
          "AB; OÜ; Fa; M/s; ΑΦΟΙ");

  /** Chinese, Japanese and Korean forms, the longest first; they stand on either side. */
  static final List<String> EAST_ASIAN =
      List.of(
          "有限责任公司", "有限責任公司", "股份有限公司", "集团有限公司", "有限公司", "公司", "株式会社", "有限会社", "合同会社", "合資会社",
          "株式會社", "(株)", "（株）", "㈱", "(有)", "㈲", "주식회사", "유한회사", "(주)", "（주）", "㈜", "บริษัท",
          "จำกัด");

  private LegalForms() {}

  /** Forms by their keys, and all that a key may begin with. */
  private record Forms(Set<String> keys, Set<String> beginnings) {
    static Forms of(Set<String> keys) {
      return new Forms(
          keys,
          keys.stream()
              .flatMap(k -> IntStream.rangeClosed(0, k.length()).mapToObj(n -> k.substring(0, n)))
              .collect(Collectors.toUnmodifiableSet()));
    }

    boolean contain(String key) {
      return keys.contains(key);
    }

    boolean beginWith(String key) {
      return beginnings.contains(key);
    }
  }

  /**
   * How many words from that place on are legal forms.
   *
   * @param strict only when written as such forms are: short ones with a capital, so that the
   *     Spanish "sa" and the English "as" and "co" of running text are none
   * @return 0 where none begins there
   */
  static int lengthAt(List<String> words, int from, boolean strict) {
    int at = from;
    int found = 0;
    while (at < words.size()) {
      int next = one(words, at, strict, BEHIND);
      if (next == 0 && found > 0 && words.get(at).equals("&")) {
        next = one(words, at + 1, strict, BEHIND);
        next += next > 0 ? 1 : 0;
      }
      if (next == 0) {
        return found;
      }
      found += next;
      at += next;
    }
    return found;
  }

  /** How many words at that place are a form that stands before a name; 0 where none. */
  static int lengthBefore(List<String> words, int from) {
    return one(words, from, true, BEFORE);
  }

  private static int one(List<String> words, int from, boolean strict, Forms forms) {
    int most = Math.min(MOST_WORDS, words.size() - from);
    List<String> keys = new ArrayList<>(MOST_WORDS);
    String key = "";
    while (keys.size() < most) {
      // A text's key is those of its words, one after the other.
      key += Countries.key(words.get(from + keys.size()));
      if (!forms.beginWith(key)) {
        break;
      }
      keys.add(key);
    }
    for (int length = keys.size(); length > 0; length--) {
      if (forms.contain(keys.get(length - 1))
          && (!strict
              || isWrittenAsForm(
                  String.join(" ", words.subList(from, from + length)), keys.get(length - 1)))) {
        return length;
      }
    }
    return 0;
  }

  private static boolean isWrittenAsForm(String text, String key) {
    return key.length() > SHORT
        || text.contains(".")
        || text.contains("/")
        || Character.isUpperCase(text.codePointAt(0))
        || text.codePoints().filter(Character::isUpperCase).count() > 1;
  }

  private static Forms keys(String... lines) {
    return Forms.of(
        Arrays.stream(lines)
            .flatMap(line -> Arrays.stream(line.split(";", -1)))
            .map(Countries::key)
            .filter(key -> !key.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }
}
