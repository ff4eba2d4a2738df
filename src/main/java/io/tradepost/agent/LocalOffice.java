package io.tradepost.agent;

import io.tradepost.archive.backup.Encryption;
import io.tradepost.config.Settings;
import io.tradepost.round.Desk;
import io.tradepost.round.Indexer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** An installation at work in this process. */
final class LocalOffice implements Office {
  private final Desk desk;
  private final Posts posts;
  private final Shelf shelf;
  private final Standing standing;
  private final Explaining explaining;
  private final Passes passes;
  private final CustomerDesk customers;
  private final ReplyOffice replies;
  private final Inspection inspection;
  private final RestoreDesk restores;
  private final LocalBackupDesk backups;
  private final ImportDesk imports;
  private final Runnable closing;

  LocalOffice(
      Desk desk,
      Shelf shelf,
      Narrator narrator,
      List<MailboxPost> posts,
      CustomerDesk customers,
      ReplyOffice replies,
      Inspection inspection,
      Settings.Backup backup,
      Path workplace,
      Runnable closing) {
    this.desk = desk;
    this.posts = new Posts(posts);
    this.shelf = shelf;
    this.standing = new Standing(desk, narrator, this.posts, new BackupRecord(backup));
    this.explaining = new Explaining(desk, shelf, narrator);
    this.passes = new Passes(desk, this.posts, standing, explaining);
    this.customers = customers;
    this.replies = replies;
    this.inspection = inspection;
    BackupShelf backupShelf =
        new BackupShelf(
            backup.to(),
            desk.zone(),
            desk.reader(),
            new Encryption(backup.recipients(), List.of(), workplace));
    this.restores = new LocalRestoreDesk(backupShelf, desk, shelf, this.posts);
    LocalImportDesk localImports = new LocalImportDesk(desk, this.posts);
    this.imports = localImports;
    Retaining retaining = new Retaining(backup.retention(), desk, this.posts, localImports);
    this.backups = new LocalBackupDesk(backup, backupShelf, desk, this.posts, passes, retaining);
    this.closing = closing;
  }

  List<MailboxPost> posts() {
    return posts.all();
  }

  Desk desk() {
    return desk;
  }

  Passes passes() {
    return passes;
  }

  /** The daemon says that it runs, and since when. */
  void runningSince(Instant start) {
    standing.runningSince(start);
  }

  @Override
  public ZoneId zone() {
    return desk.zone();
  }

  @Override
  public PassReport once(PassRequest request, Progress progress) {
    return passes.once(request, progress);
  }

  @Override
  public Plan plan(PassRequest request, Progress progress) {
    return passes.plan(request, progress);
  }

  @Override
  public UndoReport undo(Instant since, List<String> mailboxes) {
    return passes.undo(since, mailboxes);
  }

  @Override
  public StatusReport status() {
    return standing.now();
  }

  @Override
  public List<CheckReport> check(List<String> mailboxes) {
    return inspection.of(posts.named(mailboxes).stream().map(MailboxPost::account).toList());
  }

  @Override
  public Optional<Explanation> explain(String reference) {
    return explaining.letter(reference);
  }

  @Override
  public Found search(SearchRequest request) {
    return shelf.search(request);
  }

  @Override
  public Optional<Shown> show(String reference) {
    return shelf.show(reference);
  }

  @Override
  public Optional<InputStream> raw(String reference) throws IOException {
    return shelf.raw(reference);
  }

  @Override
  public List<Shown> thread(String reference) {
    return shelf.thread(reference);
  }

  @Override
  public CustomerDesk customers() {
    return customers;
  }

  @Override
  public ReplyDesk replies() {
    return replies.desk();
  }

  @Override
  public ImportDesk imports() {
    return imports;
  }

  /** What the daemon does about replies by itself. */
  ReplyDuties replyDuties() {
    return replies.duties();
  }

  @Override
  public LocalBackupDesk backups() {
    return backups;
  }

  @Override
  public RestoreDesk restores() {
    return restores;
  }

  @Override
  public long reindex(Progress progress) {
    return new Indexer(desk).rebuild((done, total) -> progress.at("", "reindex", done, total));
  }

  @Override
  public void close() {
    posts.all().forEach(MailboxPost::close);
    closing.run();
  }
}
