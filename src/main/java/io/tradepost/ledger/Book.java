package io.tradepost.ledger;

/** The ledger's stores within one transaction; see {@link Ledger#write} and {@link Ledger#read}. */
public final class Book {
  private final Sql sql;

  Book(Sql sql) {
    this.sql = sql;
  }

  public Folders folders() {
    return new Folders(sql);
  }

  public Letters letters() {
    return new Letters(sql);
  }

  public Copies copies() {
    return new Copies(sql);
  }

  public Whereabouts whereabouts() {
    return new Whereabouts(sql);
  }

  public KeptCopies kept() {
    return new KeptCopies(sql);
  }

  public LetGo letGo() {
    return new LetGo(sql);
  }

  public Archived archived() {
    return new Archived(sql);
  }

  public Decisions decisions() {
    return new Decisions(sql);
  }

  public Intents intents() {
    return new Intents(sql);
  }

  public Events events() {
    return new Events(sql);
  }

  public Customers customers() {
    return new Customers(sql);
  }

  public LessonBook lessons() {
    return new LessonBook(sql);
  }

  public Turns turns() {
    return new Turns(sql);
  }

  public Settlements settlements() {
    return new Settlements(sql);
  }

  public Outbox outbox() {
    return new Outbox(sql);
  }

  public Told told() {
    return new Told(sql);
  }

  public Marks marks() {
    return new Marks(sql);
  }

  public BackupRuns backups() {
    return new BackupRuns(sql);
  }

  public Accounts accounts() {
    return new Accounts(sql);
  }
}
