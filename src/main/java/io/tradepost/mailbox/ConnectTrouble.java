package io.tradepost.mailbox;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why no connection came about, in words for an admin: the JDK's own speak of paths of
 * certification and of classes.
 *
 * @param what what happened
 * @param todo what to do about it
 */
record ConnectTrouble(String what, String todo) {

  /** In the handshake of TLS, or before it. */
  static ConnectTrouble ofTls(Throwable failure, Account account) {
    for (Throwable cause : causes(failure).toList()) {
      Optional<ConnectTrouble> known = known(cause, account);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return new ConnectTrouble(
        "no TLS connection: " + said(failure), ServerWords.advice(MailboxException.Kind.TLS));
  }

  private static Optional<ConnectTrouble> known(Throwable cause, Account account) {
    String said = Objects.toString(cause.getMessage(), "");
    return switch (cause) {
      case CertPathBuilderException unknown ->
          Optional.of(
              new ConnectTrouble(
                  "the server's certificate is vouched for by nobody whom this machine trusts; it"
                      + " is self-signed, or of a private authority",
                  "If the server is yours, make its certificate known as docs/configuration.md"
                      + " says under 'Certificates'; else ask the provider, and do not sign in."));
      case CertificateExpiredException expired ->
          Optional.of(
              new ConnectTrouble(
                  "the server's certificate has expired: " + said,
                  "Have the provider renew it, and see whether this machine's clock is right."));
      case CertificateNotYetValidException early ->
          Optional.of(
              new ConnectTrouble(
                  "the server's certificate is not valid yet: " + said,
                  "See whether this machine's clock is right."));
      case CertificateException named when said.contains("found") || said.contains("match") ->
          Optional.of(
              new ConnectTrouble(
                  "the server's certificate is for another name than "
                      + account.host()
                      + " ("
                      + said
                      + ")",
                  "Write the host as the certificate and the provider name it."));
      default -> noTlsThere(said, account);
    };
  }

  private static Optional<ConnectTrouble> noTlsThere(String said, Account account) {
    return said.contains("Unsupported or unrecognized SSL message")
        ? Optional.of(
            new ConnectTrouble(
                "there is no TLS at port " + account.port(),
                "Set security: starttls, or the port to that for TLS, usually 993."))
        : Optional.empty();
  }

  /** Before anything was said. */
  static ConnectTrouble ofNetwork(Throwable failure, Account account) {
    Throwable deepest = causes(failure).reduce(failure, (above, below) -> below);
    return switch (deepest) {
      case UnknownHostException unknown ->
          new ConnectTrouble(
              "there is no host of the name " + account.host(),
              "Check the name, and whether this machine can look up names.");
      case ConnectException refused when said(refused).contains("refused") ->
          new ConnectTrouble(
              "nobody listens at port " + account.port(),
              "Check host and port; usual are 993 for tls, 143 for starttls.");
      case NoRouteToHostException none ->
          new ConnectTrouble(
              "there is no way to that host", "Check host, network and firewall on the way.");
      case SocketTimeoutException late when said(late).toLowerCase(Locale.ROOT).contains("read") ->
          new ConnectTrouble(
              "connected, but no IMAP server says a word there",
              account.security() == Security.TLS
                  ? "Check host and port."
                  : "Is it a port for TLS, such as 993? Then set security: tls.");
      case SocketTimeoutException late ->
          new ConnectTrouble(
              "no answer within " + account.timeouts().connect().toSeconds() + " seconds",
              "Check host and port, and the firewall on the way.");
      default ->
          new ConnectTrouble(
              "no connection: " + deepest.getClass().getSimpleName() + " " + said(deepest),
              ServerWords.advice(MailboxException.Kind.UNREACHABLE));
    };
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static String said(Throwable failure) {
    return Objects.toString(failure.getMessage(), "");
  }
}
