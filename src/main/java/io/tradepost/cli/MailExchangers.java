package io.tradepost.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** Asks the system's name servers for MX records (RFC 5321 §5.1). */
final class MailExchangers implements Wiring.MailHosts {
  private static final Pattern RECORD = Pattern.compile("(\\d{1,5}) +(\\S+?)\\.?");
  private static final String PATIENCE_MILLIS = "1500";

  // JNDI wants a Hashtable. Attributes of a DNS context are texts; nothing is deserialized.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  @Override
  public List<String> of(String domain) {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put("com.sun.jndi.dns.timeout.initial", PATIENCE_MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", "1");
    try {
      InitialDirContext names = new InitialDirContext(settings);
      try {
        Attribute records = names.getAttributes("dns:/" + domain, new String[] {"MX"}).get("MX");
        return records == null ? List.of() : hosts(Collections.list(records.getAll()));
      } finally {
        names.close();
      }
    } catch (NamingException e) {
      return List.of(); // No answer: the guess is then made from the domain alone.
    }
  }

  /** Each record is a preference, a blank and a host; the lowest preference is the best. */
  private static List<String> hosts(List<?> records) {
    record Exchanger(int preference, String host) {}
    List<Exchanger> exchangers = new ArrayList<>();
    for (Object one : records) {
      Matcher record = RECORD.matcher(one.toString().strip().toLowerCase(Locale.ROOT));
      if (record.matches()) {
        exchangers.add(new Exchanger(Integer.parseInt(record.group(1)), record.group(2)));
      }
    }
    exchangers.sort(Comparator.comparingInt(Exchanger::preference));
    return exchangers.stream().map(Exchanger::host).toList();
  }
}
