package io.tradepost.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rule files that the product ships with, for a new installation to begin with. */
public final class ShippedRules {
  /** The customer file of a new installation is its own. */
  private static final String CUSTOMERS = "customers.yaml";

  private static final List<String> FILES =
      List.of(
          "auto-replies.yaml",
          "business-assistant.yaml",
          "company-rules.yaml",
          "countries.yaml",
          "courtesy.yaml",
          CUSTOMERS,
          "freemail.yaml",
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
   * @param exampleCustomers whether the example of a customer file is copied as well
   * @return the files written
   */
  public static List<Path> copyTo(Path folder, boolean exampleCustomers) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (!Files.exists(file) && (exampleCustomers || !name.equals(CUSTOMERS))) {
        try (InputStream shipped = ShippedRules.class.getResourceAsStream("rules/" + name)) {
          if (shipped == null) {
            throw new IOException(
                "The program was built without its rules: " + name + " is missing");
          }
          Files.copy(shipped, file);
        }
        written.add(file);
      }
    }
    return written;
  }
}
