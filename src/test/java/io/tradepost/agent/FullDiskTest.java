package io.tradepost.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.agent.Office.MailboxReport;
import io.tradepost.agent.Office.PassReport;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.DovecotServer.Options;
import io.tradepost.mailbox.NeedsDovecot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No room any more: on our disk, or in the server's mailbox. */
@NeedsDovecot
class FullDiskTest {
  private static final int LETTERS = 60;

  @TempDir private Path folder;

  /**
   * The program runs on a disk of its own that is too small at first and then has room, all in one
   * mount namespace: nothing stays mounted, whatever happens.
   */
  @Test
  void stopsWithAClearWordAndHealsWhenThereIsRoom() throws Exception {
    needsMounts();
    try (DovecotServer server = DovecotServer.start()) {
      Mailroom undisturbed = room(server, "undisturbed");
      undisturbed.once();
      Map<String, List<String>> expected = undisturbed.places();
      for (int kib : new int[] {150, 400, 600, 800}) {
        Mailroom room = room(server, "disk" + kib);
        String once =
            ChildProgram.javaLine(room.home()).stream()
                    .map(word -> "'" + word + "'")
                    .collect(Collectors.joining(" "))
                + " once --config "
                + room.home().resolve("config");
        String script =
            """
            mkdir %1$s && mount -t tmpfs -o size=%2$dk,mode=700 none %1$s
            %3$s; echo "first: $?"
            mount -o remount,size=64m %1$s
            %3$s; echo "second: $?"
            cp -r %1$s %1$s.kept && umount %1$s && rmdir %1$s && mv %1$s.kept %1$s
            """
                .formatted(room.data(), kib, once);
        ChildProgram program =
            ChildProgram.start(room.home(), List.of("unshare", "-rm", "sh", "-c", script));
        int status = program.await();
        String said = program.said();

        assertThat(status).as(said).isZero();
        assertThat(said).contains("first: 3", "second: 0");
        assertThat(said).containsPattern("The disk is full|No space left on device");
        room.assertWholeOnServer(expected);
        room.assertBooksAgree();
      }
    }
  }

  static void needsMounts() throws IOException, InterruptedException {
    Process trial =
        new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt").start();
    if (trial.waitFor() == 0) {
      return;
    }
    String what = "a full disk needs mounts (root, or user namespaces allowed)";
    if ("required".equals(System.getenv("TRADEPOST_REAL_SERVERS"))
        && "root".equals(System.getProperty("user.name"))) {
      Assertions.fail(what);
    }
    System.err.println("SKIPPED: " + what);
    Assumptions.abort(what);
  }

  @Test
  void leavesWhatTheServerHasNoRoomForAndTriesAgain() throws Exception {
    try (DovecotServer roomy = DovecotServer.start()) {
      Mailroom undisturbed = room(roomy, "undisturbed");
      undisturbed.once();
      Map<String, List<String>> expected = undisturbed.places();
      // Just what lies there already: a MOVE needs no more, a COPY does.
      try (DovecotServer full = DovecotServer.start(Options.plain().withQuota("100k"))) {
        Mailroom room = room(full, "full");

        PassReport pass = room.once();
        MailboxReport mailbox = pass.mailboxes().getFirst();
        long refused = sent(expected);
        assertThat(pass.clean()).isFalse();
        assertThat(mailbox.error()).contains("refuses to take " + refused + " letters");
        assertThat(mailbox.left()).isGreaterThanOrEqualTo(refused);
        assertThat(mailbox.seen()).isEqualTo(LETTERS);
        assertThat(mailbox.leftBecause().toString()).contains("Quota exceeded");
        room.assertBooksAgree();

        full.quota("2G");
        assertThat(room.once().clean()).isTrue();
        room.assertWholeOnServer(expected);
        room.assertBooksAgree();
      }
    }
  }

  /** Sent letters that are to be brought to customers. */
  private static long sent(Map<String, List<String>> places) {
    return places.values().stream().filter(p -> p.size() > 1).count();
  }

  private Mailroom room(DovecotServer server, String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    return Mailroom.open(server, name, server.port(), home, Mailroom.letters(11, LETTERS));
  }
}
