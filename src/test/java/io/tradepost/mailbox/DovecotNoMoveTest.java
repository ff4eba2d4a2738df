package io.tradepost.mailbox;

class DovecotNoMoveTest extends DovecotContract {
  @Override
  DovecotServer.Options options() {
    return DovecotServer.Options.plain().without("MOVE");
  }
}
