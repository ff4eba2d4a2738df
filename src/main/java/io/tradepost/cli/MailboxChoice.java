package io.tradepost.cli;

import io.tradepost.agent.Office.PassRequest;
import java.util.List;
import picocli.CommandLine.Option;

/** Which mailboxes a command is about. */
final class MailboxChoice {
  @Option(
      names = "--mailbox",
      paramLabel = "NAME",
      description = "only this mailbox; may be given several times")
  private List<String> names = List.of();

  List<String> names() {
    return List.copyOf(names);
  }

  PassRequest pass(boolean refile) {
    return new PassRequest(names(), refile);
  }
}
