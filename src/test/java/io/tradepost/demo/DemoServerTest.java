package io.tradepost.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DemoServerTest {
  private static final SampleOptions OPTIONS =
      SampleOptions.demo(Instant.parse("2026-06-30T00:00:00Z"));

  @Test
  void theMailboxesHoldTheLettersAsTheyWereMade() throws Exception {
    List<Sample> samples = SampleOffice.generate(OPTIONS).toList();
    try (DemoServer server = DemoServer.start(OPTIONS)) {
      assertThat(server.fill(samples.stream())).isEqualTo(300);
      assertThat(server.folders("Britty")).containsOnlyKeys("INBOX", "Sent");
      assertThat(server.folders("Britty").values().stream().mapToLong(n -> n).sum()).isEqualTo(150);

      List<Sample> expected =
          samples.stream()
              .filter(s -> s.mailbox().equals("Kevin") && s.folder() == Role.INBOX)
              .toList();
      Message[] messages = inbox(server, "Kevin");
      assertThat(messages).hasSameSizeAs(expected);
      for (int i = 0; i < messages.length; i++) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        messages[i].writeTo(bytes);
        assertThat(bytes.toByteArray()).isEqualTo(expected.get(i).raw());
        assertThat(messages[i].getReceivedDate().toInstant())
            .isEqualTo(expected.get(i).internalDate());
        assertThat(messages[i].isSet(Flags.Flag.ANSWERED))
            .isEqualTo(expected.get(i).flags().contains("\\Answered"));
      }
    }
  }

  private static Message[] inbox(DemoServer server, String mailbox) throws Exception {
    SampleHome.Server address = server.address();
    Properties properties = new Properties();
    properties.put("mail.imap.peek", "true");
    Store store = Session.getInstance(properties).getStore("imap");
    store.connect(address.host(), address.port(), OPTIONS.address(mailbox), address.password());
    Folder inbox = store.getFolder("INBOX");
    inbox.open(Folder.READ_ONLY);
    return inbox.getMessages();
  }

  @Test
  void twoServersCanRunAtATime() {
    try (DemoServer one = DemoServer.start(OPTIONS);
        DemoServer two = DemoServer.start(OPTIONS)) {
      assertThat(one.address().port()).isPositive().isNotEqualTo(two.address().port());
      assertThat(two.folders("Kevin")).isEqualTo(Map.of("INBOX", 0L, "Sent", 0L));
    }
  }
}
