package io.tradepost.mailbox;

class DovecotPlainTest extends DovecotContract {
  @Override
  DovecotServer.Options options() {
    return DovecotServer.Options.plain();
  }
}
