package io.tradepost.cli;

import java.util.List;
import java.util.Set;

/**
 * Where a mail provider's IMAP server is.
 *
 * @param domains of the addresses that it gives to everybody
 * @param exchangers endings of the MX hosts of the companies whose mail it keeps
 * @param host IMAP over TLS, port 993
 * @param advice what its users must know before they can sign in; empty where nothing
 */
record MailProvider(Set<String> domains, List<String> exchangers, String host, String advice) {
  private static final String CODE =
      "Switch IMAP on in the web mail's settings, and use the authorisation code shown there"
          + " (授权码), not your password.";
  private static final String APP_PASSWORD =
      "The usual password is refused: make an app password in the account's security settings.";

  private static final List<MailProvider> KNOWN =
      List.of(
          of("imap.exmail.qq.com", CODE, "", "mxbiz1.qq.com mxbiz2.qq.com"),
          of("imap.qq.com", CODE, "qq.com foxmail.com vip.qq.com", ""),
          of("imap.qiye.163.com", CODE, "", "qiye.163.com mxmail.netease.com"),
          of("imap.163.com", CODE, "163.com", ""),
          of("imap.126.com", CODE, "126.com", ""),
          of("imap.yeah.net", CODE, "yeah.net", ""),
          of("imap.qiye.aliyun.com", "", "", "qiye.aliyun.com mxhichina.com"),
          of("imap.aliyun.com", "", "aliyun.com", ""),
          of("imap.263.net", "", "263.net", "263.net 263xmail.com"),
          of("imap.sina.com", CODE, "sina.com sina.cn", ""),
          of("imap.139.com", CODE, "139.com", ""),
          of("imap.gmail.com", APP_PASSWORD, "gmail.com googlemail.com", "google.com"),
          of(
              "outlook.office365.com",
              "Microsoft takes no passwords over IMAP any more; see docs/commands.md on init.",
              "outlook.com hotmail.com live.com msn.com",
              "mail.protection.outlook.com"),
          of("imap.yandex.com", APP_PASSWORD, "yandex.com yandex.ru ya.ru", "yandex.net yandex.ru"),
          of("imap.mail.ru", APP_PASSWORD, "mail.ru bk.ru inbox.ru list.ru", "mail.ru"),
          of("imap.mail.yahoo.com", APP_PASSWORD, "yahoo.com ymail.com", "yahoodns.net"),
          of("imap.mail.me.com", APP_PASSWORD, "icloud.com me.com mac.com", "mail.icloud.com"),
          of("imap.zoho.com", APP_PASSWORD, "zoho.com zohomail.com", ""),
          of("imappro.zoho.com", APP_PASSWORD, "", "mx.zoho.com mx2.zoho.com mx3.zoho.com"),
          of("imap.gmx.net", "Switch IMAP on in the web mail's settings.", "gmx.de gmx.net", ""),
          of("imap.web.de", "Switch IMAP on in the web mail's settings.", "web.de", ""),
          of("imap.naver.com", "Switch IMAP on in the web mail's settings.", "naver.com", ""));

  private static MailProvider of(String host, String advice, String domains, String exchangers) {
    return new MailProvider(Set.copyOf(words(domains)), words(exchangers), host, advice);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  /**
   * The provider of an address's domain: by the domain itself, else by its MX hosts, else {@code
   * imap.} before the domain, which most companies with a server of their own have.
   */
  static MailProvider guess(String domain, Wiring.MailHosts hosts) {
    for (MailProvider provider : KNOWN) {
      if (provider.domains().contains(domain)) {
        return provider;
      }
    }
    for (String exchanger : hosts.of(domain)) {
      for (MailProvider provider : KNOWN) {
        if (provider.exchangers().stream().anyMatch(e -> under(exchanger, e))) {
          return provider;
        }
      }
    }
    return new MailProvider(Set.of(domain), List.of(), "imap." + domain, "");
  }

  /** Whether addresses of the domain belong to all the world, and not to one company. */
  static boolean shared(String domain) {
    return KNOWN.stream().anyMatch(p -> p.domains().contains(domain));
  }

  private static boolean under(String host, String ending) {
    return host.equals(ending) || host.endsWith("." + ending);
  }
}
