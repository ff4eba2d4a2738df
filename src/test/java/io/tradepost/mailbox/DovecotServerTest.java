package io.tradepost.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

@NeedsDovecot
class DovecotServerTest {

  @Test
  void aDeliveredLetterIsThereWithItsDateAndFlags() throws Exception {
    Instant arrival = Instant.parse("2024-03-05T06:07:08Z");
    try (var server = DovecotServer.start(DovecotServer.Options.underInbox());
        var store = Session.getInstance(new Properties()).getStore("imap")) {
      FolderPath folder = FolderPath.of("Customer", "SP", "报价");
      byte[] letter = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.UTF_8);
      server.deliver("britty", folder, letter, arrival, "\\Seen");
      store.connect(server.host(), server.port(), "britty", DovecotServer.PASSWORD);
      try (var opened = store.getFolder("INBOX.Customer.SP.报价")) {
        opened.open(jakarta.mail.Folder.READ_ONLY);
        assertThat(opened.getMessageCount()).isEqualTo(1);
        assertThat(opened.getMessage(1).getReceivedDate()).isEqualTo(arrival);
        assertThat(opened.getMessage(1).isSet(jakarta.mail.Flags.Flag.SEEN)).isTrue();
      }
    }
  }
}
