package io.tradepost.mailbox;

class DovecotNoQresyncTest extends DovecotContract {
  @Override
  DovecotServer.Options options() {
    return DovecotServer.Options.plain().without("QRESYNC", "LITERAL+", "UIDPLUS");
  }
}
