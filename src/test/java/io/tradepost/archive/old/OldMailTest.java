package io.tradepost.archive.old;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old mail files as other programs left them. */
class OldMailTest {
  @TempDir private Path folder;

  private static String letter(String subject, String body) {
    return """
    From: Anna <anna@nevir-demo.es>
    To: britty@hotwell.example
    Subject: %s
    Date: Thu, 05 Mar 2009 10:00:00 +0000
    Message-ID: <%s@nevir-demo.es>

    %s\
    """
        .formatted(subject, subject, body);
  }

  private Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content, StandardCharsets.ISO_8859_1);
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  @Test
  void mboxLettersComeOutAsAServerWouldGiveThem() throws IOException {
    Path file =
        file(
            "old.mbox",
            "From anna@nevir-demo.es Thu Mar  5 10:00:07 2009\n"
                + letter("first", "Hello\n>From Spain\n>>From afar\n")
                + "\nFrom - Fri Mar 06 08:00:00 2009\n"
                + letter("second", "no end of line"));
    Recorded found = Recorded.of(file);
    assertThat(found.subjects()).containsExactly("first", "second");
    assertThat(found.letter("first").raw())
        .isEqualTo(crlf(letter("first", "Hello\nFrom Spain\n>From afar\n")));
    assertThat(found.letter("first").arrived()).isEqualTo("2009-03-05T10:00:07Z");
    assertThat(found.letter("second").raw()).isEqualTo(crlf(letter("second", "no end of line")));
    assertThat(found.unreadable).isEmpty();
    assertThat(found.bytes).isEqualTo(Files.size(file));
  }

  @Test
  void aLineOfTextThatBeginsWithFromEndsNoLetter() throws IOException {
    String body = "Dear all,\n\nFrom Monday on we are closed.\n\nFrom 10:30 we open: see you\n";
    Path file =
        file("text", "From a@b.c Thu Mar  5 10:00:07 2009\n" + letter("closed", body) + "\n");
    assertThat(Recorded.of(file).letters)
        .singleElement()
        .extracting(l -> l.letter().text().fresh())
        .asString()
        .contains("closed", "we open");
  }

  @Test
  void aCountedBodyMayHoldWhatLooksLikeAnotherLetter() throws IOException {
    String body =
        "I pass on:\n\nFrom x@y.z Fri Mar  6 10:00:07 2009\nSubject: within\n\n>From here\n";
    String counted =
        letter("counted", body).replaceFirst("To:", "Content-Length: " + body.length() + "\nTo:");
    Recorded found = Recorded.of(beforeAnother("counted", counted));
    assertThat(found.subjects()).containsExactly("counted", "next");
    assertThat(found.letter("counted").raw()).isEqualTo(crlf(counted));
  }

  @Test
  void aWrongCountIsNotBelieved() throws IOException {
    String counted = letter("wrong", "Hello\n").replace("Subject:", "Content-Length: 3\nSubject:");
    Recorded found = Recorded.of(beforeAnother("wrong", counted));
    assertThat(found.subjects()).containsExactly("wrong", "next");
    assertThat(found.letter("wrong").raw()).isEqualTo(crlf(counted));
  }

  /** An mbox with that letter and one more. */
  private Path beforeAnother(String name, String letter) throws IOException {
    return file(
        name,
        "From a@b.c Thu Mar  5 10:00:07 2009\n"
            + letter
            + "\nFrom a@b.c Thu Mar  5 11:00:07 2009\n"
            + letter("next", "Bye\n")
            + "\n");
  }

  @Test
  void flagsStandInTheHeader() throws IOException {
    Path file =
        file(
            "flags",
            "From a@b.c Thu Mar  5 10:00:07 2009\nX-Mozilla-Status: 0003\n"
                + letter("answered", "Hello\n")
                + "\nFrom a@b.c Thu Mar  5 10:00:07 2009\nStatus: RO\nX-Status: F\n"
                + letter("flagged", "Hello\n")
                + "\nFrom a@b.c Thu Mar  5 10:00:07 2009\nX-Mozilla-Status: 0009\n"
                + letter("moved away", "Hello\n")
                + "\n");
    Recorded found = Recorded.of(file);
    assertThat(found.letter("answered").flags()).containsExactlyInAnyOrder("\\Seen", "\\Answered");
    assertThat(found.letter("flagged").flags()).containsExactlyInAnyOrder("\\Seen", "\\Flagged");
    assertThat(found.subjects()).doesNotContain("moved away");
    assertThat(found.notLetters).containsExactly("Archive: deleted in Thunderbird");
  }

  @Test
  void thunderbirdsFoldersLieInOneAnother() throws IOException {
    String one = "From - Thu Mar  5 10:00:07 2009\r\n";
    file("Mail/Inbox", one + crlf(letter("in", "a\n")) + "\r\n");
    file("Mail/Inbox.msf", "// <!-- <mdb:mork");
    file("Mail/Drafts", "");
    file("Mail/Inbox.sbd/Spain", one + crlf(letter("spain", "b\n")) + "\r\n");
    file("Mail/Inbox.sbd/Spain.sbd/NEVIR", one + crlf(letter("nevir", "c\n")) + "\r\n");
    Recorded found = Recorded.of(folder.resolve("Mail"));
    assertThat(found.letters)
        .extracting(Recorded.One::folder)
        .containsExactlyInAnyOrder(
            "Archive/Inbox", "Archive/Inbox/Spain", "Archive/Inbox/Spain/NEVIR");
    assertThat(found.letter("in").raw()).isEqualTo(crlf(letter("in", "a\n")));
    assertThat(found.notLetters).containsExactly("Archive: another file");
    assertThat(found.bytes).isEqualTo(OldMail.at(folder.resolve("Mail")).size());
  }

  @Test
  void aMaildirsNamesTellFlagsFoldersAndArrival() throws IOException {
    Path seen = file("Maildir/cur/1236247207.M1P2.host:2,FRS", letter("colon", "a\n"));
    Files.setLastModifiedTime(seen, FileTime.from(Instant.parse("2009-03-05T12:00:00Z")));
    file("Maildir/cur/1236247207.M2P2.host;2,S", letter("semicolon", "a\n"));
    file("Maildir/cur/1236247207.M3P2.host!2,T", letter("mark", "a\n"));
    file("Maildir/new/1236247208.M4P2.host", letter("new", "a\n"));
    Files.createDirectories(folder.resolve("Maildir/tmp"));
    file("Maildir/dovecot-uidlist", "3 V1 N2");
    file("Maildir/.Sent.2009/cur/1236247209.M5P2.host:2,S", letter("sent", "a\n"));
    file("Maildir/.&i6KNLQ-/cur/1236247209.M6P2.host:2,S", letter("orders", "a\n"));
    Recorded found = Recorded.of(folder.resolve("Maildir"));
    assertThat(found.letter("colon").flags())
        .isEqualTo(Set.of("\\Seen", "\\Answered", "\\Flagged"));
    assertThat(found.letter("semicolon").flags()).isEqualTo(Set.of("\\Seen"));
    assertThat(found.letter("mark").flags()).isEqualTo(Set.of("\\Deleted"));
    assertThat(found.letter("new").flags()).isEmpty();
    assertThat(found.letter("colon").arrived()).isEqualTo("2009-03-05T12:00:00Z");
    // The file was copied since; its name remembers.
    assertThat(found.letter("semicolon").arrived()).isEqualTo("2009-03-05T10:00:07Z");
    assertThat(found.letter("sent").folder()).isEqualTo("Archive/Sent/2009");
    assertThat(found.letter("orders").folder()).isEqualTo("Archive/\u8ba2\u8d2d");
    assertThat(found.letter("colon").raw()).isEqualTo(crlf(letter("colon", "a\n")));
  }

  @Test
  void dovecotsCompressedLettersAreUnpacked() throws IOException {
    Path file = file("Maildir/cur/1236247207.M1P2.host,S=100:2,S", "");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(letter("packed", "a\n").getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(Recorded.of(folder.resolve("Maildir")).subjects()).containsExactly("packed");
  }

  @Test
  void aTreeOfEmlFilesKeepsItsFolders() throws IOException {
    file("tree/Inbox/1.eml", crlf(letter("one", "a\n")));
    file("tree/Inbox/Spain/2.eml", letter("two", "a\n"));
    file("tree/mh/17", letter("numbered", "a\n"));
    file("tree/notes.txt", "From: nobody");
    Recorded found = Recorded.of(folder.resolve("tree"));
    assertThat(found.letter("one").raw()).isEqualTo(crlf(letter("one", "a\n")));
    assertThat(found.letter("two").folder()).isEqualTo("Archive/Inbox/Spain");
    assertThat(found.letter("numbered").folder()).isEqualTo("Archive/mh");
    assertThat(found.notLetters).containsExactly("Archive: another file");
    // Nothing in a file of its own tells when the letter came, but the letter does.
    assertThat(found.letter("one").arrived()).isEqualTo("2009-03-05T10:00:00Z");
  }

  @Test
  void aZipHoldsTheSame() throws IOException {
    Path zip = zip();
    Recorded found = Recorded.of(zip);
    assertThat(found.letters)
        .extracting(Recorded.One::folder, Recorded.One::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Archive/Inbox", "one"),
            org.assertj.core.groups.Tuple.tuple("Archive/Sent", "two"),
            org.assertj.core.groups.Tuple.tuple("Archive/Maildir", "three"));
    assertThat(found.letter("three").flags()).containsExactly("\\Seen");
    assertThat(found.unreadable).isEmpty();
  }

  private Path zip() throws IOException {
    Path zip = folder.resolve("old.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      entry(out, "Inbox/one.eml", letter("one", "a\n"));
      entry(out, "Sent.mbox", "From - Thu Mar  5 10:00:07 2009\n" + letter("two", "b\n") + "\n");
      entry(out, "Maildir/cur/1236247207.M1P2.host:2,S", letter("three", "c\n"));
    }
    return zip;
  }

  private static void entry(ZipOutputStream out, String name, String content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content.getBytes(StandardCharsets.ISO_8859_1));
    out.closeEntry();
  }

  @Test
  void aCutZipGivesWhatStandsBeforeTheCut() throws IOException {
    Path zip = zip();
    byte[] all = Files.readAllBytes(zip);
    Files.write(zip, java.util.Arrays.copyOf(all, all.length / 3));
    Recorded found = Recorded.of(zip);
    assertThat(found.subjects()).containsExactly("one");
    assertThat(found.unreadable).isNotEmpty();
  }

  @Test
  void aStrangeFileIsRefusedAndAMissingOneNamed() throws IOException {
    Path strange = file("strange.bin", "\u0001\u0002\u0003");
    assertThatThrownBy(() -> OldMail.at(strange))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("strange.bin")
        .hasMessageContaining("mbox");
    assertThatThrownBy(() -> OldMail.at(folder.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void theFilesWordOnArrivalCountsUnlessTheLetterSpeaksAgainstIt() throws IOException {
    String received =
        "Received: from a by b; Thu, 05 Mar 2009 10:05:00 +0000\n" + letter("received", "a\n");
    Path file =
        file(
            "dates",
            "From - Thu Mar  5 11:00:00 2009\n"
                + letter("fits", "a\n")
                + "\nFrom - Sat May  6 11:00:00 2017\n"
                + letter("copied", "a\n")
                + "\nFrom - Sat May  6 11:00:00 2017\n"
                + received
                + "\nFrom - Sat May  6 11:00:00 2017\n"
                + letter("undated", "a\n").replaceAll("Date: .*\n", "")
                + "\n");
    Recorded found = Recorded.of(file);
    assertThat(found.letter("fits").arrived()).isEqualTo("2009-03-05T11:00:00Z");
    assertThat(found.letter("copied").arrived()).isEqualTo("2009-03-05T10:00:00Z");
    assertThat(found.letter("received").arrived()).isEqualTo("2009-03-05T10:05:00Z");
    assertThat(found.letter("undated").arrived()).isEqualTo("2017-05-06T11:00:00Z");
  }

  /** Whatever is damaged: nothing is thrown, and the letters before it come out. */
  @Test
  void damageNeverStopsTheReading() throws IOException {
    StringBuilder mbox = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      mbox.append("From a@b.c Thu Mar  5 10:00:07 2009\n")
          .append(letter("n" + i, "line\n>From x\n\n".repeat(i)))
          .append('\n');
    }
    byte[] whole = mbox.toString().getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(20261124);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = damaged(whole, random);
      Path file = Files.write(folder.resolve("damaged.mbox"), damaged);
      Recorded found = new Recorded();
      new OldFiles(file, found).file(FileKind.MBOX, file, io.tradepost.mailbox.FolderPath.INBOX);
      assertThat(found.letters.size()).as("try " + i).isLessThanOrEqualTo(20);
      assertThat(found.bytes).isEqualTo(damaged.length);
      assertThat(found.letters.size() + found.unreadable.size()).isGreaterThanOrEqualTo(1);
    }
    byte[] zip = Files.readAllBytes(zip());
    for (int i = 0; i < 150; i++) {
      Path file = Files.write(folder.resolve("damaged.zip"), damaged(zip, random));
      Recorded found = new Recorded();
      new OldFiles(file, found).file(FileKind.ZIP, file, io.tradepost.mailbox.FolderPath.INBOX);
      assertThat(found.letters.size()).isLessThanOrEqualTo(4);
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    switch (random.nextInt(3)) {
      case 0 -> damaged = java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
      case 1 -> {
        int at = random.nextInt(whole.length);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
      }
      default -> {
        int at = random.nextInt(whole.length);
        byte[] noise = new byte[Math.min(200, whole.length - at)];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, damaged, at, noise.length);
      }
    }
    return damaged;
  }

  @Test
  void aVeryLargeLetterIsSpilledToDisk() throws IOException {
    ByteArrayOutputStream large = new ByteArrayOutputStream();
    large.write("From a@b.c Thu Mar  5 10:00:07 2009\n".getBytes(StandardCharsets.US_ASCII));
    large.write(letter("large", "").getBytes(StandardCharsets.US_ASCII));
    byte[] line = ("x".repeat(75) + "\n").getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 40_000; i++) {
      large.write(line);
    }
    Path file = Files.write(folder.resolve("large.mbox"), large.toByteArray());
    Recorded found = Recorded.of(file);
    assertThat(found.letters).hasSize(1);
    assertThat(found.letter("large").letter().size()).isGreaterThan(40_000L * 77);
    assertThat(List.of(found.letter("large").subject())).containsExactly("large");
  }
}
