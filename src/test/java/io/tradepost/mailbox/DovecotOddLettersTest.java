package io.tradepost.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.mailbox.MailboxException.Kind;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Letters as they lie on real servers, and TLS. */
@NeedsDovecot
class DovecotOddLettersTest {
  private static final Instant ARRIVAL = Instant.parse("2019-12-31T23:59:58Z");
  private static DovecotServer server;

  @BeforeAll
  static void start() {
    server = DovecotServer.start(DovecotServer.Options.plain().withTls());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void emptyRawAndBinaryLettersComeAsTheyAre() throws Exception {
    byte[] chinese =
        "Subject: \u00c4\u00e3\u00ba\u00c3\r\n\r\n\u00ff\u00fe\r\n".getBytes(ISO_8859_1);
    byte[] nul = "Subject: x\r\n\r\na\0b\r\n".getBytes(ISO_8859_1);
    byte[] noBody = "Subject: x\r\n".getBytes(ISO_8859_1);
    for (byte[] letter : List.of(new byte[0], chinese, nul, noBody)) {
      server.deliver("odd", FolderPath.INBOX, letter, ARRIVAL);
    }
    try (var connection = ImapConnection.open(server.account("Britty", "odd"));
        var inbox = connection.open(FolderPath.INBOX, true)) {
      List<Envelope> envelopes = inbox.envelopes(1, OpenFolder.LAST);
      assertThat(envelopes)
          .hasSize(4)
          .allSatisfy(e -> assertThat(e.internalDate()).isEqualTo(ARRIVAL));
      var got = MailboxContract.fetch(inbox, envelopes);
      assertThat(got.failed).isEmpty();
      Map<Long, byte[]> letters = new TreeMap<>(got.letters);
      // Dovecot gives 0x80 for NUL, which IMAP cannot carry (RFC 3501 §9).
      assertThat(letters.values())
          .usingElementComparator(java.util.Arrays::compare)
          .contains(new byte[0], chinese, "Subject: x\r\n\r\na\u0080b\r\n".getBytes(ISO_8859_1));
      assertThat(letters).hasSize(4);
      // An unread letter stays unread, and a recent one recent enough to be unread.
      assertThat(inbox.flags(inbox.uids()).values()).allSatisfy(f -> assertThat(f).isEmpty());
    }
  }

  @Test
  void namesThatTheServerForbidsAreRefusedInWords() throws Exception {
    try (var connection = ImapConnection.open(server.account("Britty", "names"))) {
      assertThatThrownBy(() -> connection.create(FolderPath.of("x".repeat(300))))
          .satisfies(MailboxContract.kind(Kind.REFUSED))
          .hasMessageContaining("xxx");
      assertThatThrownBy(() -> connection.create(FolderPath.of("a/b")))
          .satisfies(MailboxContract.kind(Kind.REFUSED))
          .hasMessageContaining("'/'");
    }
  }

  @Test
  void withoutNamespaceThePrefixIsFoundByTryingAndThenByLooking() throws Exception {
    FolderPath nevir = MailboxContract.NEVIR;
    var options = DovecotServer.Options.underInbox().without("NAMESPACE", "SPECIAL-USE");
    try (var courier = DovecotServer.start(options)) {
      Account account = courier.account("Britty", "courier");
      try (var first = ImapConnection.open(account)) {
        assertThat(first.create(nevir)).isTrue();
        assertThat(first.exists(nevir)).isTrue();
      }
      try (var second = ImapConnection.open(account)) {
        assertThat(second.prefix()).isEqualTo("INBOX.");
        assertThat(second.create(nevir)).isFalse();
        assertThat(second.folders()).extracting(ServerFolder::path).contains(nevir);
      }
    }
  }

  @Test
  void theQuotaIsTold() throws Exception {
    try (var connection = ImapConnection.open(server.account("Britty", "quota"))) {
      assertThat(connection.quota().limit()).isEqualTo(2L << 30);
    }
  }

  @Test
  void tlsWithAnUnknownCertificateIsRefused() {
    assertThatThrownBy(() -> ImapConnection.open(tls("127.0.0.1", Security.TLS, server.tlsPort())))
        .satisfies(MailboxContract.kind(Kind.TLS));
    assertThatThrownBy(
            () -> ImapConnection.open(tls("127.0.0.1", Security.STARTTLS, server.port())))
        .satisfies(MailboxContract.kind(Kind.TLS));
  }

  @Test
  void tlsWorksWithATrustedCertificateForTheRightNameOnly() throws Exception {
    for (var way :
        Map.of(Security.TLS, server.tlsPort(), Security.STARTTLS, server.port()).entrySet()) {
      Account right = tls("127.0.0.1", way.getKey(), way.getValue());
      try (var connection = ImapConnection.open(right, trusting())) {
        assertThat(connection.capabilities().move()).isTrue();
        assertThat(connection.folders()).isNotEmpty();
      }
      Account wrong = tls("127.0.0.2", way.getKey(), way.getValue());
      assertThatThrownBy(() -> ImapConnection.open(wrong, trusting()))
          .satisfies(MailboxContract.kind(Kind.TLS));
    }
  }

  @Test
  void aConnectionThatCannotBeSaysWhyInWords() {
    record Try(String host, Security security, int port, String words) {}
    for (var t :
        List.of(
            new Try("127.0.0.1", Security.TLS, server.tlsPort(), "is self-signed"),
            new Try("127.0.0.1", Security.STARTTLS, server.port(), "is self-signed"),
            new Try("127.0.0.1", Security.TLS, server.port(), "there is no TLS at port"),
            new Try("127.0.0.1", Security.NONE, server.tlsPort(), "no IMAP server says a word"),
            new Try("nobody.invalid", Security.TLS, 993, "there is no host of the name"))) {
      assertThatThrownBy(() -> ImapConnection.open(tls(t.host(), t.security(), t.port())))
          .hasMessageContaining(t.words());
    }
    assertThatThrownBy(
            () -> ImapConnection.open(tls("127.0.0.2", Security.TLS, server.tlsPort()), trusting()))
        .hasMessageContaining("for another name than 127.0.0.2");
  }

  @Test
  void aWatchOverTlsIsToldAndStopped() throws Exception {
    var calls = new LinkedBlockingQueue<String>();
    var watch =
        FolderWatch.start(
            tls("127.0.0.1", Security.TLS, server.tlsPort()),
            FolderPath.INBOX,
            new MailboxContract.Recorder(calls),
            new FolderWatch.Settings(Duration.ofMillis(300), Duration.ofSeconds(30)),
            new FolderWatch.Surroundings(
                java.time.InstantSource.system(),
                RandomGenerator.getDefault(),
                (stopping, time) -> stopping.await(),
                trusting()));
    assertThat(calls.poll(10, TimeUnit.SECONDS)).isEqualTo("connected");
    // At the beginning, and after each renewal.
    for (int i = 0; i < 3; i++) {
      assertThat(calls.poll(10, TimeUnit.SECONDS)).isEqualTo("changed");
    }
    watch.stop();
    assertThat(calls).noneMatch(c -> c.startsWith("disconnected"));
  }

  /** A server that says nothing is not waited for long. */
  private static final Timeouts PATIENCE =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(10));

  private static Account tls(String host, Security security, int port) {
    return new Account(
        "Britty", host, port, security, "tls", () -> DovecotServer.PASSWORD, PATIENCE, false);
  }

  private static SSLSocketFactory trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(server.certificate())) {
      trusted.setCertificateEntry(
          "test", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
