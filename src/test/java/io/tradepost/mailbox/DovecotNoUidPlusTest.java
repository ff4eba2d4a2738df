package io.tradepost.mailbox;

class DovecotNoUidPlusTest extends DovecotContract {
  @Override
  DovecotServer.Options options() {
    return DovecotServer.Options.underInbox().without("MOVE", "UIDPLUS");
  }
}
