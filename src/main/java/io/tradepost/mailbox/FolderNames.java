package io.tradepost.mailbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxDecoder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/**
 * Between folder paths and the names in the protocol: delimiter, prefix of the personal namespace,
 * modified UTF-7. A name that the server has listed is given back as it was listed, even if it is
 * not encoded the way it should be.
 */
final class FolderNames {
  private final String delimiter;
  private final String prefix;
  private final Map<FolderPath, String> listed = new HashMap<>();

  /**
   * @param delimiter one character; empty where the server knows no sub-folders (NIL)
   * @param prefix of the personal namespace, with its delimiter at the end; empty for none
   */
  FolderNames(String delimiter, String prefix) {
    this.delimiter = delimiter;
    this.prefix = prefix;
  }

  String delimiter() {
    return delimiter;
  }

  String prefix() {
    return prefix;
  }

  /** How many folders the server has listed so far. */
  int known() {
    return listed.size();
  }

  /** The path of a listed name; empty for a name that has no parts (the namespace itself). */
  Optional<FolderPath> learn(String wireName) {
    List<String> segments = segments(strip(wireName));
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    var path = new FolderPath(segments);
    if (path.equals(FolderPath.INBOX) && !wireName.equalsIgnoreCase("INBOX")) {
      // A folder INBOX under the prefix INBOX. is not the inbox.
      path = FolderPath.of("INBOX", "INBOX");
    }
    listed.putIfAbsent(path, wireName);
    return Optional.of(path);
  }

  private String strip(String wireName) {
    if (!prefix.isEmpty() && wireName.regionMatches(true, 0, prefix, 0, prefix.length())) {
      return wireName.substring(prefix.length());
    }
    return wireName;
  }

  private List<String> segments(String name) {
    String[] parts =
        delimiter.isEmpty()
            ? new String[] {name}
            : name.split(java.util.regex.Pattern.quote(delimiter), -1);
    return Arrays.stream(parts).map(FolderNames::decode).filter(s -> !s.isEmpty()).toList();
  }

  private static String decode(String part) {
    try {
      return BASE64MailboxDecoder.decode(part);
    } catch (RuntimeException e) {
      return part; // Not modified UTF-7 although it should be: shown as it is.
    }
  }

  /** The name for the protocol; empty where the server cannot have such a folder. */
  Optional<String> wireName(FolderPath path) {
    if (path.equals(FolderPath.INBOX)) {
      return Optional.of("INBOX");
    }
    String known = listed.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    boolean flat = delimiter.isEmpty();
    if (flat ? path.segments().size() > 1 : holdsDelimiter(path)) {
      return Optional.empty();
    }
    return Optional.of(
        prefix
            + path.segments().stream()
                .map(BASE64MailboxEncoder::encode)
                .collect(Collectors.joining(delimiter)));
  }

  private boolean holdsDelimiter(FolderPath path) {
    return path.segments().stream().anyMatch(s -> s.contains(delimiter));
  }
}
