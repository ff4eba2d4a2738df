package io.tradepost.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NEVIR S.A. | NEVIR",
        "NEVIR, S. A. | NEVIR",
        "Hijos de Tormo, S.L. | Hijos de Tormo",
        "Nordlicht Handels GmbH | Nordlicht Handels",
        "Bergmann & Söhne GmbH & Co. KG | Bergmann & Söhne",
        "Harbour Lane Trading Co., Ltd. | Harbour Lane Trading",
        "Foo Pte. Ltd. | Foo",
        "Foo (Pvt) Ltd | Foo",
        "Officine Valli S.r.l. | Officine Valli",
        "Zielony Las Sp. z o.o. | Zielony Las",
        "Kovář s.r.o. | Kovář",
        "Fjordlys AS | Fjordlys",
        "Møller A/S | Møller",
        "Volvik AB | Volvik",
        "De Vries B.V. | De Vries",
        "Metsä Oy | Metsä",
        "Yıldız Tekstil San. ve Tic. Ltd. Şti. | Yıldız Tekstil",
        "Anadolu A.Ş. | Anadolu",
        "Anadolu Dış Ticaret A.Ş. | Anadolu Dış Ticaret",
        "Comercial Aurora Ltda. | Comercial Aurora",
        "Grupo Azteca S.A. de C.V. | Grupo Azteca",
        "ООО «Ромашка» | Ромашка",
        "PT Maju Jaya Tbk | Maju Jaya",
        "广州海丰贸易有限公司 | 广州海丰贸易",
        "上海天工股份有限公司 | 上海天工",
        "株式会社山田商会 | 山田商会",
        "山田商会 株式会社 | 山田商会",
        "(주)한빛 | 한빛",
        "Al Waha Trading LLC | Al Waha Trading",
        "Ltd | Ltd",
        "有限公司 | 有限公司",
        "NEVIR | NEVIR",
        "The Coffee Company | The Coffee Company",
        "3M Co | 3M"
      })
  void isTheNameWithoutItsLegalForm(String name, String shortName) {
    assertThat(ShortName.of(name)).isEqualTo(shortName);
  }
}
