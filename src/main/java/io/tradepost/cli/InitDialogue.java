package io.tradepost.cli;

import io.tradepost.cli.Wiring.NewMailbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Asks for one mailbox. */
final class InitDialogue {
  private static final List<String> SECURITY = List.of("tls", "starttls", "none");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private final Questions questions;
  private final Desk desk;
  private final Map<String, Path> kept = new HashMap<>();

  InitDialogue(Questions questions, Desk desk) {
    this.questions = questions;
    this.desk = desk;
  }

  NewMailbox mailbox() throws IOException {
    String address =
        questions.ask("E-mail address of the mailbox", "", InitChecks::addressObjection);
    String name =
        questions.ask(
            "English name of the salesperson", nameFrom(address), InitChecks::nameObjection);
    MailProvider provider =
        MailProvider.guess(InitChecks.domain(address), desk.wiring().mailHosts());
    if (!provider.advice().isEmpty()) {
      questions.say("  Note: " + provider.advice());
    }
    String host = questions.ask("IMAP server", provider.host(), answer -> "");
    String security =
        SECURITY.get(
            questions.choose(
                "Connection",
                List.of(
                    "tls: encrypted from the start (usual)",
                    "starttls: encrypted after a plain greeting",
                    "none: not encrypted; only to a server on this machine")));
    String port =
        questions.ask(
            "Port", String.valueOf(InitChecks.usualPort(security)), InitChecks::portObjection);
    String user = questions.ask("User name", address, answer -> "");
    boolean plain =
        security.equals("none")
            && !LOOPBACK.contains(host)
            && questions.yes(
                "Everybody on the way can read passwords and letters. Is that meant?", false);
    return new NewMailbox(
        name, address, host, Integer.parseInt(port), security, plain, user, password(name));
  }

  /** {@code anna.ruiz@…} gives {@code Anna}. */
  private static String nameFrom(String address) {
    String first = address.replaceFirst("[@._+-].*", "").replaceAll("[^A-Za-z0-9]", "");
    boolean fits = !first.isEmpty() && InitChecks.nameObjection(first).isEmpty();
    return fits ? first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1) : "";
  }

  private String password(String name) throws IOException {
    int from =
        questions.choose(
            "Where does the password come from? It never stands in the settings themselves.",
            List.of(
                "I type it now, and it is kept in a file that only this account can read",
                "an environment variable",
                "a file that exists",
                "a command that prints it, such as a password store's"));
    return switch (from) {
      case 0 -> keep(name, questions.secret("Password of " + name));
      case 1 ->
          "${env:"
              + questions.ask(
                  "Variable",
                  name.toUpperCase(Locale.ROOT).replace('-', '_') + "_PASSWORD",
                  InitChecks::variableObjection)
              + "}";
      case 2 -> "${file:" + questions.ask("File", "", this::fileObjection) + "}";
      default -> "${command:" + questions.ask("Command", "", answer -> "") + "}";
    };
  }

  private String fileObjection(String file) {
    return Files.isReadable(home().resolve(file)) ? "" : "There is no such file to be read.";
  }

  /** Takes the password away again that was typed for a mailbox, as it is not to be entered. */
  void forget(NewMailbox mailbox) throws IOException {
    Path file = kept.remove(mailbox.password());
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  /** Writes the password for the owner only; gives what stands for it in the settings. */
  private String keep(String name, String password) throws IOException {
    Files.createDirectories(
        home().resolve("secrets"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path file = freeFile(name.toLowerCase(Locale.ROOT));
    Path whole = home().resolve(file);
    Files.createFile(
        whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    String reference = "${file:" + file + "}";
    kept.put(reference, whole);
    Files.writeString(whole, password + "\n");
    return reference;
  }

  /** A file of that name that is there already may be in use, and is left alone. */
  private Path freeFile(String name) {
    Path file = Path.of("secrets", name);
    for (int n = 2; Files.exists(home().resolve(file)); n++) {
      file = Path.of("secrets", name + "-" + n);
    }
    return file;
  }

  /** Relative paths in the settings start in the folder above theirs. */
  private Path home() {
    return desk.configFolder().resolveSibling("");
  }
}
