package io.tradepost.demo;

import java.util.List;
import java.util.Map;

/** The file names of an order's papers, as the handbook wants them, and of what buyers enclose. */
final class Papers {
  private Papers() {}

  static List<String> of(
      Step step,
      String order,
      String company,
      String language,
      Map<String, String> values,
      Dice dice) {
    boolean chinese = language.startsWith("zh");
    String model = values.getOrDefault("model", "");
    return switch (step) {
      case PROFORMA, REVISION -> List.of(order + "-" + company + dice.of(".pdf", ".xls"));
      case SHIPPING ->
          List.of(
              order.replace("PLK", "ILK") + "-" + company + ".pdf",
              order + ".xls",
              order + dice.of(" BL Draft.pdf", " BL.pdf"));
      case QUOTE ->
          dice.chance(0.6)
              ? List.of(chinese ? "报价单 " + model + ".xlsx" : "Quotation " + model + ".xlsx")
              : List.of();
      case ANSWER ->
          dice.chance(0.35) ? List.of(model + " " + dice.digits("##") + ".jpg") : List.of();
      case INQUIRY ->
          dice.chance(0.2)
              ? List.of(
                  chinese
                      ? "询价清单.xlsx"
                      : dice.of("items", "Lista Iluminación", "Anfrage Größen") + ".xlsx")
              : List.of();
      case ORDER -> dice.chance(0.5) ? List.of("PO " + dice.digits("#####") + ".pdf") : List.of();
      case DEPOSIT -> List.of(chinese ? "水单.jpg" : "bank slip " + order + ".jpg");
      case COMPLAINT ->
          List.of("IMG_" + dice.digits("####") + ".jpg", "IMG_" + dice.digits("####") + ".jpg");
      case CHANGE ->
          dice.chance(0.3)
              ? List.of(chinese ? order + " 唛头.pdf" : order + "-Shipping Mark.pdf")
              : List.of();
      case COUNTER, RECEIVED, REMIND, HOLDING, SORRY -> List.of();
    };
  }
}
