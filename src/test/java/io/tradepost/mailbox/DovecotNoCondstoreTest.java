package io.tradepost.mailbox;

class DovecotNoCondstoreTest extends DovecotContract {
  @Override
  DovecotServer.Options options() {
    return DovecotServer.Options.plain().without("CONDSTORE", "QRESYNC", "LIST-STATUS");
  }
}
