package io.tradepost.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tradepost init} asked for. Texts are written down as given; whether they make sense
 * is found out when the file is read.
 *
 * @param language {@code zh-CN} or {@code en}
 */
public record Answers(
    String company,
    List<String> domains,
    String zone,
    String language,
    List<Account> mailboxes,
    List<Manager> managers) {

  /**
   * One mailbox.
   *
   * @param security {@code tls}, {@code starttls} or {@code none}
   * @param password where it comes from: <code>${env:NAME}</code>, <code>${file:path}</code> or
   *     <code>${command:words}</code>
   * @param manager the name of one of the managers; null for none
   */
  public record Account(
      String name,
      String address,
      String host,
      int port,
      String security,
      boolean allowPlainText,
      String user,
      String password,
      @Nullable String manager) {}

  /** One who receives digests. */
  public record Manager(String name, String address) {}
}
