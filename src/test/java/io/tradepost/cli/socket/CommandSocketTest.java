package io.tradepost.cli.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradepost.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommandSocketTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Request request(String... words) {
    return new Request(List.of(words), Path.of("/somewhere"), terminal(out, err));
  }

  private static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        77,
        true,
        false);
  }

  @Test
  void aCommandTravelsThereAndItsWordsComeBack() throws IOException {
    List<Request> seen = new CopyOnWriteArrayList<>();
    CommandServer server =
        new CommandServer(
            folder,
            request -> {
              seen.add(request);
              request.terminal().line("询价 " + request.arguments());
              request.terminal().say("a remark");
              return 3;
            });
    try {
      assertThat(new CommandClient(folder).run(request("search", "报价", ""))).hasValue(3);
    } finally {
      server.close();
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("询价 [search, 报价, ]\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("a remark\n");
    assertThat(seen.getFirst().folder()).isEqualTo(Path.of("/somewhere"));
    assertThat(seen.getFirst().terminal().width()).isEqualTo(77);
    assertThat(seen.getFirst().terminal().colour()).isTrue();
    assertThat(seen.getFirst().terminal().live()).isFalse();
  }

  @Test
  void aLargeAnswerComesWhole() throws IOException {
    byte[] letter = new byte[3_000_001];
    new java.util.Random(3).nextBytes(letter);
    CommandServer server =
        new CommandServer(
            folder,
            request -> {
              request.terminal().out().write(letter, 0, letter.length);
              return 0;
            });
    try {
      assertThat(new CommandClient(folder).run(request("show"))).hasValue(0);
    } finally {
      server.close();
    }
    assertThat(out.toByteArray()).isEqualTo(letter);
  }

  @Test
  void manyClientsAreAnsweredAtOnce() throws Exception {
    CountDownLatch allIn = new CountDownLatch(8);
    CommandServer server =
        new CommandServer(
            folder,
            request -> {
              allIn.countDown();
              try {
                return allIn.await(20, TimeUnit.SECONDS) ? 0 : 1;
              } catch (InterruptedException e) {
                return 2;
              }
            });
    try {
      List<CompletableFuture<Integer>> answers =
          IntStream.range(0, 8)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(this::status, Thread::startVirtualThread))
              .toList();
      for (CompletableFuture<Integer> answer : answers) {
        assertThat(answer.get()).isZero();
      }
    } finally {
      server.close();
    }
  }

  private int status() {
    try {
      ByteArrayOutputStream nowhere = new ByteArrayOutputStream();
      Request request = new Request(List.of(), folder, terminal(nowhere, nowhere));
      return new CommandClient(folder).run(request).orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aClientThatGoesAwayEndsNothing() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    CompletableFuture<Integer> finished = new CompletableFuture<>();
    CommandServer server =
        new CommandServer(
            folder,
            request -> {
              started.countDown();
              try {
                gone.await();
              } catch (InterruptedException e) {
                return 9;
              }
              for (int i = 0; i < 1000; i++) {
                request.terminal().say("x".repeat(1000));
              }
              finished.complete(0);
              return 0;
            });
    try {
      SocketChannel client =
          SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("tradepost.sock")));
      var to = new java.io.DataOutputStream(java.nio.channels.Channels.newOutputStream(client));
      Frame.sendRequest(to, request("once"));
      started.await();
      client.close();
      gone.countDown();
      assertThat(finished.get(20, TimeUnit.SECONDS)).isZero();
    } finally {
      server.close();
    }
  }

  @Test
  void aSocketThatADeadDaemonLeftIsIgnoredAndReplaced() throws IOException {
    Path socket = folder.resolve("tradepost.sock");
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();
    assertThat(new CommandClient(folder).run(request("status"))).isEmpty();
    CommandServer server = new CommandServer(folder, request -> 0);
    assertThat(new CommandClient(folder).run(request("status"))).hasValue(0);
    server.close();
    assertThat(socket).doesNotExist();
    assertThat(new CommandClient(folder).run(request("status"))).isEmpty();
  }

  @Test
  void onlyTheOwnerMayUseTheSocket() throws IOException {
    CommandServer server = new CommandServer(folder, request -> 0);
    try {
      assertThat(Files.getPosixFilePermissions(folder.resolve("tradepost.sock")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    } finally {
      server.close();
    }
  }

  @Test
  void aDataFolderTooDeepForASocketGetsOneElsewhere() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("d".repeat(120)));
    CommandServer server = new CommandServer(deep, request -> 7);
    Path socket = Path.of(Files.readString(deep.resolve("tradepost.sock.path")));
    assertThat(Files.getPosixFilePermissions(socket.getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(new CommandClient(deep).run(request("status"))).hasValue(7);
    server.close();
    assertThat(socket.getParent()).doesNotExist();
    assertThat(new CommandClient(deep).run(request("status"))).isEmpty();
  }

  @Test
  void aDaemonThatDiesInBetweenIsAFailureOfTheWorld() throws IOException {
    CompletableFuture<CommandServer> server = new CompletableFuture<>();
    server.complete(
        new CommandServer(
            folder,
            request -> {
              try {
                server.join().close();
              } catch (IOException e) {
                return 1;
              }
              return 0;
            }));
    assertThatThrownBy(() -> new CommandClient(folder).run(request("once")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("The daemon stopped before it had answered");
  }

  @Test
  void aCommandOfAnotherReleaseIsToldSo() throws IOException {
    CommandServer server = new CommandServer(folder, request -> 0);
    try (SocketChannel client =
        SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("tradepost.sock")))) {
      client.write(ByteBuffer.allocate(4).putInt(0, 42));
      var in = new java.io.DataInputStream(java.nio.channels.Channels.newInputStream(client));
      assertThat(in.readByte()).isEqualTo(Frame.ERR);
      assertThat(new String(Frame.receive(in), StandardCharsets.UTF_8)).contains("restart it");
      assertThat(in.readByte()).isEqualTo(Frame.EXIT);
      assertThat(Frame.receive(in)).containsExactly(3);
    } finally {
      server.close();
    }
  }
}
