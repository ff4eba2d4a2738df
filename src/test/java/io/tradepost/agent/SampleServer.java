package io.tradepost.agent;

import io.tradepost.demo.DemoServer;
import io.tradepost.demo.Role;
import io.tradepost.demo.Sample;
import io.tradepost.demo.SampleHome;
import io.tradepost.demo.SampleOptions;
import io.tradepost.mailbox.DovecotServer;
import io.tradepost.mailbox.FolderPath;
import java.util.List;

/** A mail server to be filled with sample letters. */
interface SampleServer extends AutoCloseable {
  SampleHome.Server address();

  void fill(List<Sample> samples);

  @Override
  void close();

  /** The product's own embedded server. */
  static SampleServer greenMail(SampleOptions options) {
    DemoServer server = DemoServer.start(options);
    return new SampleServer() {
      @Override
      public SampleHome.Server address() {
        return server.address();
      }

      @Override
      public void fill(List<Sample> samples) {
        server.fill(samples.stream());
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }

  /** A private Dovecot. */
  static SampleServer dovecot(DovecotServer.Options how, SampleOptions options) {
    DovecotServer server = DovecotServer.start(how);
    return new SampleServer() {
      @Override
      public SampleHome.Server address() {
        return new SampleHome.Server(server.host(), server.port(), DovecotServer.PASSWORD);
      }

      @Override
      public void fill(List<Sample> samples) {
        for (Sample sample : samples) {
          server.deliver(
              options.address(sample.mailbox()),
              sample.folder() == Role.INBOX ? FolderPath.INBOX : FolderPath.of("Sent"),
              sample.raw(),
              sample.internalDate(),
              sample.flags().toArray(String[]::new));
        }
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }
}
