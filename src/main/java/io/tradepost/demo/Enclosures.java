package io.tradepost.demo;

import java.nio.charset.StandardCharsets;

/**
 * Files to enclose, with the magic numbers and the compressibility of real ones: pictures and
 * workbooks are as good as random, PDF partly, old spreadsheets and lists compress well.
 */
final class Enclosures {
  private static final int LARGEST = 1_450_000;
  private final Dice dice;
  private final double median;

  /**
   * @param targetAverageBytes of all letters; the letters' text takes about 6,000 of them
   */
  Enclosures(Dice dice, int targetAverageBytes) {
    this.dice = dice;
    // Measured: a letter costs 6,000 bytes without files, and 1.55 medians more for its files.
    this.median = Math.max(600, (targetAverageBytes - 6_000) / 1.55);
  }

  /** A file of that name; its ending says which kind of bytes it holds. */
  Part.File file(String name) {
    int size = (int) Math.min(LARGEST, dice.skewed(median, 1.4) + 300);
    HeaderText.Naming naming = dice.of(HeaderText.Naming.values());
    return new Part.File(name, type(name), content(name, size), naming, "");
  }

  /** A small logo within an HTML signature. */
  Part.File logo(String contentId) {
    int size = (int) Math.min(9_000, dice.skewed(median / 12 + 400, 0.5));
    return new Part.File(
        "image001.jpg",
        "image/jpeg",
        content("image001.jpg", size),
        HeaderText.Naming.EXTENDED,
        contentId);
  }

  static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "pdf" -> "application/pdf";
      case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      case "jpg" -> "image/jpeg";
      case "xls" -> "application/vnd.ms-excel";
      case "csv" -> "text/csv";
      default -> "application/octet-stream";
    };
  }

  private byte[] content(String name, int size) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "pdf" -> pdf(size);
      case "xlsx" -> framed("PK\u0003\u0004\u0014\0\u0006\0", size, "PK\u0005\u0006\0\0\0\0");
      case "jpg" -> framed("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0", size, "\u00ff\u00d9");
      case "xls" -> sheet("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", size);
      default -> sheet("", size);
    };
  }

  private byte[] framed(String head, int size, String tail) {
    byte[] bytes = dice.bytes(size + head.length() + tail.length());
    put(bytes, 0, head);
    put(bytes, bytes.length - tail.length(), tail);
    return bytes;
  }

  /** A third of it readable objects, the rest a deflated stream. */
  private byte[] pdf(int size) {
    byte[] bytes = dice.bytes(size + 64);
    StringBuilder objects = new StringBuilder("%PDF-1.4\n");
    for (int i = 1; objects.length() < size / 3; i++) {
      objects
          .append(i)
          .append(" 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ")
          .append(dice.below(4000))
          .append(" 0 R >>\nendobj\n");
    }
    put(bytes, 0, objects.append("stream\n").substring(0, Math.min(size, objects.length())));
    put(bytes, bytes.length - 6, "%%EOF\n");
    return bytes;
  }

  private byte[] sheet(String head, int size) {
    StringBuilder rows = new StringBuilder(head);
    while (rows.length() < size) {
      rows.append("HW-").append(dice.below(9000)).append(",LED lamp,").append(dice.below(500));
      rows.append(",pcs,")
          .append(dice.below(90))
          .append('.')
          .append(dice.below(100))
          .append("\r\n");
    }
    return rows.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void put(byte[] bytes, int at, String text) {
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(latin, 0, bytes, at, latin.length);
  }
}
