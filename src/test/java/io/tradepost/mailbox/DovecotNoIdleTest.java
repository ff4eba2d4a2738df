package io.tradepost.mailbox;

class DovecotNoIdleTest extends DovecotContract {
  @Override
  DovecotServer.Options options() {
    return DovecotServer.Options.plain().without("IDLE");
  }
}
