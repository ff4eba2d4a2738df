package io.tradepost.mailbox;

/** What a folder is for (RFC 6154). */
public enum Role {
  INBOX,
  SENT,
  DRAFTS,
  JUNK,
  TRASH,
  ARCHIVE,
  /** A view on letters that lie in other folders (All Mail, Starred): never to be counted again. */
  ALL,
  /** An ordinary folder. */
  NONE;

  /** What a folder of that name is for, in whichever program's language. */
  public static Role named(String name) {
    return Roles.named(name);
  }
}
