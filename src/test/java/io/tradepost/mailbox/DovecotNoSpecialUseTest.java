package io.tradepost.mailbox;

class DovecotNoSpecialUseTest extends DovecotContract {
  @Override
  DovecotServer.Options options() {
    return DovecotServer.Options.underInbox().without("SPECIAL-USE");
  }
}
