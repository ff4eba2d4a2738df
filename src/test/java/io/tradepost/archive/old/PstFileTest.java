package io.tradepost.archive.old;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that Outlook wrote, whole and damaged. */
class PstFileTest {
  private static final int TRIES = Integer.getInteger("tries", 60);

  @TempDir private Path folder;

  private Recorded letters() {
    return Recorded.of(OutlookFiles.write(folder.resolve("2014.pst"), OutlookFiles.letters()));
  }

  private Recorded bodies() {
    return Recorded.of(OutlookFiles.write(folder.resolve("2017.pst"), OutlookFiles.bodies()));
  }

  @Test
  void asManyComeOutAsTheFileSaysItHolds() {
    Recorded found = letters();
    assertThat(found.letters).hasSize(7);
    assertThat(found.folders).containsEntry("Archive", 7L);
    assertThat(found.unreadable).isEmpty();
    assertThat(found.incomplete).isEmpty();
    assertThat(bodies().letters).hasSize(4).allMatch(l -> l.folder().equals("Archive/Inbox/tmp"));
  }

  @Test
  void aLetterHasTheHeaderThatCameOverTheWire() {
    Recorded.One one = letters().letter("Re: Feature Generators");
    assertThat(one.letter().messageId()).isEqualTo("530D9CAC.5080901@gmail.com");
    assertThat(one.letter().writer().orElseThrow().address()).isEqualTo("kottmann@gmail.com");
    assertThat(one.letter().writer().orElseThrow().name()).isEqualTo("Jörn Kottmann");
    assertThat(one.letter().references()).isNotEmpty();
    assertThat(one.letter().headers().all("Received")).isNotEmpty();
    assertThat(one.letter().headers().all("Content-Type")).hasSize(1);
    assertThat(one.letter().text().fresh()).contains("Jörn");
    assertThat(one.letter().flaws()).isEmpty();
    assertThat(one.flags()).isEqualTo(Set.of("\\Seen"));
    assertThat(one.arrived()).isEqualTo("2014-02-26T07:51:02Z");
  }

  @Test
  void aLetterWithoutSuchAHeaderIsMadeOfWhatOutlookKnows() {
    Recorded.One one = letters().letter("FW: First email");
    assertThat(one.letter().messageId()).isEqualTo("2915856a7d3449e68529f3e61b8d26bc@pf.gov.br");
    assertThat(one.letter().writer().orElseThrow().name()).isEqualTo("Luis Filipe da Cruz Nassif");
    assertThat(one.letter().writer().orElseThrow().address()).endsWith("@exchange.invalid");
    assertThat(one.letter().to()).isNotEmpty();
    assertThat(one.letter().date()).isNotNull();
    assertThat(one.raw()).contains("Content-Type: message/rfc822");
    assertThat(one.letter().flaws()).isEmpty();
  }

  @Test
  void textHtmlAndRtfAreRead() {
    Recorded found = bodies();
    assertThat(found.letters)
        .allSatisfy(
            one -> {
              assertThat(one.letter().text().fresh() + one.letter().text().quoted())
                  .containsIgnoringCase("original email");
              assertThat(one.letter().flaws()).isEmpty();
            });
    assertThat(letters().letter("[WEBINAR] - \"Introducing Couchbase Server 2.5\"").raw())
        .contains("multipart/alternative", "text/html");
  }

  @Test
  void anRtfBodyGivesItsTextOrTheHtmlWithin() {
    assertThat(
            RtfText.of(
                "{\\r"
                    + "tf1\\ansi\\ansicpg936{\\fonttbl{\\f0 Arial;}}Hello\\par \\'c4\\'e3\\u22909"
                    + " ?!}"))
        .isEqualTo(new RtfText.Content("Hello\n你好!", false));
    assertThat(
            RtfText.of(
                "{\\r"
                    + "tf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0"
                    + " Caf\\'e9{\\*\\htmltag72 </p>}\\htmlrtf\\par}\\htmlrtf0 }"))
        .isEqualTo(new RtfText.Content("<p>Café</p>", true));
    assertThat(RtfText.of("").text()).isEmpty();
  }

  @Test
  void theSameItemGivesTheSameBytes() {
    Recorded first = letters();
    Recorded second = letters();
    assertThat(second.letters)
        .extracting(Recorded.One::raw)
        .isEqualTo(first.letters.stream().map(Recorded.One::raw).toList());
  }

  @Test
  void whatTheLibraryPrintsReachesNobody() {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      byte[] cut = Arrays.copyOf(OutlookFiles.letters(), 200_000);
      Recorded.of(OutlookFiles.write(folder.resolve("cut.pst"), cut));
      System.err.print("ours");
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("ours");
  }

  @Test
  void calendarContactsAndTasksAreNoLetters() {
    assertThat(PstKinds.notLetter("IPM.Note")).isEmpty();
    assertThat(PstKinds.notLetter("IPM.Note.SMIME.MultipartSigned")).isEmpty();
    assertThat(PstKinds.notLetter("REPORT.IPM.Note.NDR")).isEmpty();
    assertThat(PstKinds.notLetter("IPM.Schedule.Meeting.Request")).isEmpty();
    assertThat(PstKinds.notLetter("")).isEmpty();
    assertThat(PstKinds.notLetter("IPM.Appointment")).contains("calendar item");
    assertThat(PstKinds.notLetter("IPM.Contact.Custom")).contains("contact");
    assertThat(PstKinds.notLetter("ipm.task")).contains("task");
  }

  /** Nothing is thrown; what is lost is told; what comes out whole is as it was. */
  @Test
  void aCutFileGivesWhatCanBeReadAndSaysWhatNot() {
    byte[] whole = OutlookFiles.letters();
    Random random = new Random(20261124);
    int some = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] cut = Arrays.copyOf(whole, random.nextInt(4, whole.length));
      Recorded found = Recorded.of(OutlookFiles.write(folder.resolve("cut.pst"), cut));
      long expected = found.folders.getOrDefault("Archive", -1L);
      String where = "cut at " + cut.length;
      assertThat(found.letters.size()).as(where).isLessThanOrEqualTo(7);
      if (found.letters.size() < 7) {
        assertThat(!found.unreadable.isEmpty() || expected == 7).as(where).isTrue();
      }
      some += found.letters.isEmpty() ? 0 : 1;
    }
    assertThat(some).as("cuts that left letters").isPositive();
  }

  @Test
  void flippedBytesAndStretchesOfNoiseStopNothing() {
    byte[] whole = OutlookFiles.letters();
    Random random = new Random(24112026);
    int some = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length);
      byte[] noise = new byte[i % 2 == 0 ? 1 : Math.min(4000, whole.length - at)];
      random.nextBytes(noise);
      System.arraycopy(noise, 0, damaged, at, noise.length);
      Recorded found = new Recorded();
      Path file = OutlookFiles.write(folder.resolve("noise.pst"), damaged);
      new OldFiles(file, found)
          .file(FileKind.PST, file, io.tradepost.mailbox.FolderPath.of("Archive"));
      assertThat(found.letters.size() + found.unreadable.size()).as("at " + at).isPositive();
      some += found.letters.size() >= 6 ? 1 : 0;
    }
    assertThat(some).as("files of which nearly all came out").isGreaterThan(TRIES / 2);
  }

  /**
   * The library looks at no checksum: a letter whose words were changed would come out unmarked.
   */
  @Test
  void aLetterWhoseBytesAreChangedIsNamed() {
    byte[] whole = OutlookFiles.letters();
    Recorded undamaged = letters();
    Random random = new Random(7);
    int changed = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(100_000, whole.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Recorded found = new Recorded();
      Path file = OutlookFiles.write(folder.resolve("2014.pst"), damaged);
      new OldFiles(file, found)
          .file(FileKind.PST, file, io.tradepost.mailbox.FolderPath.of("Archive"));
      for (Recorded.One one : found.letters) {
        boolean same = undamaged.letters.stream().anyMatch(u -> u.raw().equals(one.raw()));
        changed += same ? 0 : 1;
        assertThat(same || found.incomplete.stream().anyMatch(why -> why.contains(one.place())))
            .as("byte " + at + ": " + one.place())
            .isTrue();
      }
    }
    assertThat(changed).as("letters that came out changed").isPositive();
  }
}
