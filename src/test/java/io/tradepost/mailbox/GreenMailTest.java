package io.tradepost.mailbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tradepost.mailbox.MoveOutcome.Means;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GreenMailTest extends MailboxContract {
  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

  @BeforeAll
  static void start() {
    // Without this each line of the protocol is printed.
    if (org.slf4j.LoggerFactory.getLogger("com.icegreen")
        instanceof ch.qos.logback.classic.Logger logger) {
      logger.setLevel(ch.qos.logback.classic.Level.WARN);
    }
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Override
  Account account(String user) {
    SERVER.setUser(user, "open-sesame");
    return new Account(
        "Britty",
        "127.0.0.1",
        SERVER.getImap().getPort(),
        Security.NONE,
        user,
        () -> "open-sesame",
        Timeouts.USUAL,
        false);
  }

  @Override
  Means means() {
    return Means.MOVE;
  }

  @Override
  void replaceFolder(String user, FolderPath folder) throws Exception {
    // UIDVALIDITY is the second of creation here.
    Thread.sleep(1_100);
    try (var store =
        jakarta.mail.Session.getInstance(new java.util.Properties()).getStore("imap")) {
      store.connect("127.0.0.1", SERVER.getImap().getPort(), user, "open-sesame");
      String name = String.join(".", folder.segments());
      store.getFolder(name).delete(true);
      store.getFolder(name).create(jakarta.mail.Folder.HOLDS_MESSAGES);
    }
  }
}
