package io.tradepost.archive.backup;

import io.tradepost.letter.AutomationMarks;
import io.tradepost.letter.Letter;
import io.tradepost.letter.LetterReader;
import io.tradepost.letter.RawLetter;
import io.tradepost.mailbox.FolderPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A small mailbox as a backup gets it, the same for the same seed. */
final class SampleLetters {
  static final LetterReader READER = new LetterReader(AutomationMarks.DEFAULT);

  /** With names that file systems refuse or take for one another, and one folder that is empty. */
  static final List<FolderPath> FOLDERS =
      List.of(
          FolderPath.INBOX,
          FolderPath.of("Customer"),
          FolderPath.of("Customer", "SP"),
          FolderPath.of("Customer", "SP", "NEVIR"),
          FolderPath.of("Customer", "SP", "Nevir"),
          FolderPath.of("Customer", "SP", "50% off: really?"),
          FolderPath.of("Customer", "con"),
          FolderPath.of("Customer", "cur"),
          FolderPath.of("Others"),
          FolderPath.of("报价单"),
          FolderPath.of("Trailing dot."));

  private static final FolderPath EMPTY = FolderPath.of("Customer");

  private static final List<String> ODD_BODIES =
      List.of(
          "",
          "From here on it is a quotation\n",
          ">From a quotation\r\n>>From two\r\n",
          "no line end",
          "a lone CR\rFrom here",
          "\n\n\n",
          "From ",
          "F",
          ">",
          "ends with CR LF\r\n",
          "line\n\nFrom me\n\n",
          "\0\1\2 control\n");

  private SampleLetters() {}

  /** A letter and where it lies. */
  record Sample(Copy copy, RawLetter.InMemory raw) {
    byte[] bytes() {
      return raw.bytes();
    }

    Sample withFlags(String... flags) {
      return new Sample(
          new Copy(
              copy.letter(),
              copy.messageId(),
              copy.folder(),
              copy.validity(),
              copy.uid(),
              copy.arrived(),
              Set.of(flags),
              copy.size(),
              copy.sha256(),
              copy.goneOrNull()),
          raw);
    }

    BackupLetter letter() {
      return new BackupLetter(copy, raw, READER);
    }
  }

  /** So many letters, by folder. */
  static List<Sample> some(long seed, int count) {
    Random random = new Random(seed);
    List<FolderPath> filled = FOLDERS.stream().filter(f -> !f.equals(EMPTY)).toList();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = bytes(random, i);
      FolderPath folder = filled.get(i * filled.size() / count);
      samples.add(sample(folder, i + 1L, bytes, random));
    }
    return samples;
  }

  static Sample sample(FolderPath folder, long uid, byte[] bytes, Random random) {
    try {
      Letter letter = READER.read(RawLetter.of(bytes));
      Set<String> flags = random.nextBoolean() ? Set.of("\\Seen", "$Label1") : Set.of("\\Answered");
      Instant arrived = Instant.parse("2026-03-01T08:15:00Z").plusSeconds(uid * 4001);
      return new Sample(
          new Copy(
              letter.id(),
              letter.messageId(),
              folder,
              77,
              uid,
              arrived,
              flags,
              bytes.length,
              letter.sha256(),
              uid % 7 == 0 ? arrived.plusSeconds(60) : null),
          new RawLetter.InMemory(bytes));
    } catch (IOException e) {
      throw new AssertionError("bytes in memory can be read", e);
    }
  }

  static byte[] bytes(Random random, int number) {
    if (number % 3 == 0) {
      return ODD_BODIES.get(number / 3 % ODD_BODIES.size()).getBytes(StandardCharsets.ISO_8859_1);
    }
    StringBuilder text = new StringBuilder();
    Map.of("From", "Ana Gómez <ana@nevir-demo.es>", "Subject", "RE: Order " + number + "/a: <x>")
        .forEach((k, v) -> text.append(k).append(": ").append(v).append("\r\n"));
    text.append("Message-ID: <").append(number).append("@nevir-demo.es>\r\n\r\n");
    int lines = random.nextInt(60);
    for (int i = 0; i < lines; i++) {
      text.append(random.nextInt(5) == 0 ? "From " : ">".repeat(random.nextInt(3)));
      text.append(Long.toString(random.nextLong(), 36).repeat(random.nextInt(1, 4)));
      text.append(random.nextInt(4) == 0 ? "\n" : "\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static List<Sample> distinct(int count) {
    return distinct(count, FOLDERS);
  }

  /** So many letters of which no two are the same; a longer list begins with the shorter ones. */
  static List<Sample> distinct(int count, List<FolderPath> folders) {
    List<Sample> samples = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < count; i++) {
      byte[] bytes = bytes(random, 3 * i + 1);
      samples.add(sample(folders.get(i % folders.size()), i + 1L, bytes, random));
    }
    return samples;
  }
}
