package io.tradepost.cli;

import picocli.CommandLine.Option;

/** One mailbox as the options of {@code init} give it; what is empty was not given. */
final class NewMailboxOptions {
  @Option(
      names = "--mailbox",
      paramLabel = "NAME",
      required = true,
      description = "the salesperson's English name; the options below are about this mailbox")
  String name = "";

  @Option(names = "--address", paramLabel = "ADDRESS", description = "its e-mail address")
  String address = "";

  @Option(names = "--host", paramLabel = "HOST", description = "its IMAP server (default: guessed)")
  String host = "";

  @Option(names = "--port", paramLabel = "PORT", description = "default: 993, without tls 143")
  int port;

  @Option(names = "--security", paramLabel = "tls|starttls|none", description = "default: tls")
  String security = "tls";

  @Option(
      names = "--allow-plain-text",
      description = "with --security none: also to a server on another machine")
  boolean allowPlainText;

  @Option(names = "--user", paramLabel = "USER", description = "default: the address")
  String user = "";

  @Option(
      names = "--password-env",
      paramLabel = "VARIABLE",
      description = "the environment variable that holds its password")
  String environment = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "the file that holds its password")
  String file = "";

  @Option(
      names = "--password-command",
      paramLabel = "COMMAND",
      description = "the command that prints its password")
  String command = "";
}
