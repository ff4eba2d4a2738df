package io.tradepost.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rule files that the product ships with, for a new installation to begin with. */
public final class ShippedRules {
  private static final List<String> FILES =
      List.of(
          "auto-replies.yaml",
          "business-assistant.yaml",
          "company-rules.yaml",
          "countries.yaml",
          "courtesy.yaml",
          "customers.yaml",
          "freemail.yaml",
          "holidays/CN.yaml",
          "holidays/DE.yaml",
          "holidays/ES.yaml",
          "holidays/HK.yaml",
          "holidays/US.yaml",
          "inquiries.yaml",
          "order-numbers.yaml",
          "platforms.yaml",
          "promises.yaml");

  private ShippedRules() {}

  /** Their names; a test holds them against the folder {@code rules}. */
  static List<String> names() {
    return FILES;
  }

  /**
   * Copies the files that are missing; what is there stays as it is.
   *
   * @return the files written
   */
  public static List<Path> copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        try (InputStream shipped = ShippedRules.class.getResourceAsStream("rules/" + name)) {
          if (shipped == null) {
            throw new IOException(
                "The program was built without its rules: " + name + " is missing");
          }
          Files.createDirectories(file.getParent());
          Files.copy(shipped, file);
        }
        written.add(file);
      }
    }
    return written;
  }
}
