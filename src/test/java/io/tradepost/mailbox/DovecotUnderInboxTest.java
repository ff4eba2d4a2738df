package io.tradepost.mailbox;

class DovecotUnderInboxTest extends DovecotContract {
  @Override
  DovecotServer.Options options() {
    return DovecotServer.Options.underInbox();
  }
}
