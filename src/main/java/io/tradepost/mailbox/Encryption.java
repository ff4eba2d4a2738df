package io.tradepost.mailbox;

import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is encrypted.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param validUntil when the server's certificate ends; null where it showed none
 */
public record Encryption(String protocol, @Nullable Instant validUntil) {

  static Encryption of(SSLSession session) {
    return new Encryption(session.getProtocol(), end(session));
  }

  private static @Nullable Instant end(SSLSession session) {
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? certificate.getNotAfter().toInstant()
          : null;
    } catch (SSLPeerUnverifiedException e) {
      return null; // Anonymous cipher suites, which the JDK does not offer by itself.
    }
  }
}
