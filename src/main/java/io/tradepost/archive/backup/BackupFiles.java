package io.tradepost.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of a mailbox's backups of one year in one format, and what each name says of the file
 * that has it. A manifest has its file's name with an ending.
 *
 * <ul>
 *   <li>{@code 2026Britty.zip}: the last good backup
 *   <li>{@code 2026Britty.20261031T020000Z.zip}: an older one, with the time it was made
 *   <li>{@code 2026Britty.20261130T020000Z.held.zip}: one with clearly fewer letters
 *   <li>{@code 2026Britty.zip.new}: being written
 *   <li>{@code 2026Britty.zip.good}: read back and well; about to be the last good one
 *   <li>an older one with {@code .gone}: being removed
 * </ul>
 */
record BackupFiles(Path folder, String mailbox, int year, BackupFormat format) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String STAMP_FORM = "\\d{8}T\\d{6}Z";
  private static final String HELD = ".held";
  private static final String GONE = ".gone";

  private String stem() {
    return "%04d%s".formatted(year, mailbox);
  }

  Path last() {
    return folder.resolve(stem() + format.suffix());
  }

  Path fresh() {
    return with(last(), ".new");
  }

  Path checked() {
    return with(last(), ".good");
  }

  Path older(Instant made) {
    return folder.resolve(stem() + "." + STAMP.format(made) + format.suffix());
  }

  Path held(Instant made) {
    return folder.resolve(stem() + "." + STAMP.format(made) + HELD + format.suffix());
  }

  static Path gone(Path file) {
    return with(file, GONE);
  }

  static Path beforeGone(Path gone) {
    String name = name(gone);
    return gone.resolveSibling(name.substring(0, name.length() - GONE.length()));
  }

  static Path manifest(Path file) {
    return with(file, Manifest.ENDING);
  }

  private static Path with(Path file, String ending) {
    return file.resolveSibling(name(file) + ending);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Older backups, the oldest first, whether or not a manifest is beside them. */
  List<Path> allOlder() throws IOException {
    return matching(STAMP_FORM + Pattern.quote(format.suffix()));
  }

  /** Those kept beside for having fewer letters, the oldest first. */
  List<Path> allHeld() throws IOException {
    return matching(STAMP_FORM + Pattern.quote(HELD + format.suffix()));
  }

  List<Path> allGone() throws IOException {
    return matching(
        STAMP_FORM + "(" + Pattern.quote(HELD) + ")?" + Pattern.quote(format.suffix() + GONE));
  }

  /** Manifests of older backups. */
  List<Path> olderManifests() throws IOException {
    return matching(STAMP_FORM + Pattern.quote(format.suffix() + Manifest.ENDING));
  }

  /** All that a backup in the making has left: its file, manifest, and what was set aside. */
  List<Path> allFresh() throws IOException {
    String begin = name(fresh());
    return entries().filter(p -> name(p).startsWith(begin)).toList();
  }

  private List<Path> matching(String behindStem) throws IOException {
    Pattern form = Pattern.compile(Pattern.quote(stem() + ".") + behindStem);
    return entries().filter(p -> form.matcher(name(p)).matches()).toList();
  }

  private Stream<Path> entries() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    }
  }
}
