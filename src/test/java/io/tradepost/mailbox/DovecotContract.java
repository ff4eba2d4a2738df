package io.tradepost.mailbox;

import io.tradepost.mailbox.MoveOutcome.Means;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;

/** The contract on Dovecot in one of its variants. */
@NeedsDovecot
abstract class DovecotContract extends MailboxContract {
  private static final Map<DovecotServer.Options, DovecotServer> RUNNING =
      new ConcurrentHashMap<>();

  abstract DovecotServer.Options options();

  DovecotServer server() {
    return RUNNING.computeIfAbsent(options(), DovecotServer::start);
  }

  @AfterAll
  static void stop() {
    RUNNING.values().forEach(DovecotServer::close);
    RUNNING.clear();
  }

  @Override
  Account account(String user) {
    return server().account("Britty", user);
  }

  @Override
  Means means() {
    if (!options().without().contains("MOVE")) {
      return Means.MOVE;
    }
    return options().without().contains("UIDPLUS") ? Means.COPY_AND_MARK : Means.COPY_AND_EXPUNGE;
  }

  @Override
  boolean marked() {
    return options().specialUse();
  }

  @Override
  void replaceFolder(String user, FolderPath folder) throws Exception {
    try (var store =
        jakarta.mail.Session.getInstance(new java.util.Properties()).getStore("imap")) {
      store.connect(server().host(), server().port(), user, DovecotServer.PASSWORD);
      String name =
          options().prefix()
              + String.join(String.valueOf(options().delimiter()), folder.segments());
      store.getFolder(name).delete(true);
      store.getFolder(name).create(jakarta.mail.Folder.HOLDS_MESSAGES);
    }
  }
}
