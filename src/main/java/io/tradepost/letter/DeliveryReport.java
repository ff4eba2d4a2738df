package io.tradepost.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable part of a delivery status notification (RFC 3464) or of a receipt (RFC
 * 3798).
 *
 * @param kind what it comes to: one failure outweighs everything else in it
 * @param evidence the fields that say so
 * @param originalMessageId where it names it; else empty
 */
record DeliveryReport(Automation.Kind kind, List<String> evidence, String originalMessageId) {
  DeliveryReport {
    evidence = List.copyOf(evidence);
  }

  static DeliveryReport ofStatus(String text) {
    Automation.@Nullable Kind kind = null;
    List<String> evidence = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String value = value(line, "action");
      Automation.@Nullable Kind found = value.isEmpty() ? null : byAction(value);
      if (found != null) {
        evidence.add("Action: " + value);
        kind = kind == null || found == Automation.Kind.BOUNCE ? found : kind;
      }
      String status = value(line, "status");
      if (!status.isEmpty() && status.length() < 20) {
        evidence.add("Status: " + status);
        // Some servers send a status without an action.
        if (kind == null) {
          kind = byStatus(status);
        }
      }
    }
    if (kind == null) {
      kind = Automation.Kind.BOUNCE;
      evidence.add("a delivery status without action");
    }
    return new DeliveryReport(kind, evidence.stream().distinct().limit(10).toList(), "");
  }

  static DeliveryReport ofReceipt(String text) {
    String original = "";
    String disposition = "";
    for (String line : text.split("\n", -1)) {
      original = original.isEmpty() ? value(line, "original-message-id") : original;
      disposition = disposition.isEmpty() ? value(line, "disposition") : disposition;
    }
    return new DeliveryReport(
        Automation.Kind.RECEIPT,
        List.of(
            disposition.isEmpty() ? "a disposition notification" : "Disposition: " + disposition),
        MessageIds.own(original));
  }

  private static Automation.@Nullable Kind byAction(String action) {
    return switch (action.split("[\\s;(]", 2)[0]) {
      case "failed" -> Automation.Kind.BOUNCE;
      case "delayed" -> Automation.Kind.DELAY;
      case "delivered", "relayed", "expanded" -> Automation.Kind.RECEIPT;
      default -> null;
    };
  }

  private static Automation.@Nullable Kind byStatus(String status) {
    return switch (status.charAt(0)) {
      case '5' -> Automation.Kind.BOUNCE;
      case '4' -> Automation.Kind.DELAY;
      case '2' -> Automation.Kind.RECEIPT;
      default -> null;
    };
  }

  private static String value(String line, String name) {
    int colon = line.indexOf(':');
    if (colon != name.length() || !line.regionMatches(true, 0, name, 0, colon)) {
      return "";
    }
    String value = line.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    // A message id keeps its case.
    return name.endsWith("-id") ? line.substring(colon + 1).strip() : value;
  }
}
