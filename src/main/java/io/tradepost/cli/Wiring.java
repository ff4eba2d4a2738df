package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.cli.terminal.Terminal;
import io.tradepost.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What the commands work with; put together in one place, {@link Tradepost#main}. */
public record Wiring(
    OfficeOpener offices,
    DataFolders dataFolders,
    DaemonRunner daemon,
    DemoRunner demo,
    ConnectionProbe probe,
    MailHosts mailHosts,
    InstallationWriter installations,
    Keyboard keyboard,
    InstantSource clock) {

  /** Opens an installation for one command. */
  @FunctionalInterface
  public interface OfficeOpener {
    /**
     * Opens the office.
     *
     * @param config the folder that holds {@code tradepost.yaml}
     * @param writing whether the command may change anything, and so needs the data folder's lock
     * @throws Exception a {@code ConfigException} for settings that cannot be used; anything else
     *     counts as the world having failed
     */
    Office open(Path config, boolean writing) throws Exception;
  }

  /** Tells where an installation keeps its data, without opening it. */
  @FunctionalInterface
  public interface DataFolders {
    /** The data folder of that configuration, whether it exists or not. */
    Path of(Path config) throws Exception;
  }

  /** Runs the daemon until it is told to stop. */
  @FunctionalInterface
  public interface DaemonRunner {
    /**
     * Runs.
     *
     * @param door to be opened once the daemon holds the data folder's lock, and closed at its end
     * @param supervisor to be told of the start, of each sign of life and of the end
     * @return the exit status
     */
    int run(Path config, Door door, Supervisor supervisor, Terminal terminal) throws Exception;
  }

  /** Lets commands in to a running daemon. */
  @FunctionalInterface
  public interface Door {
    /** Opens it; commands are answered from the office until it is closed. */
    AutoCloseable open(Path dataFolder, Office office) throws IOException;
  }

  /** Shows the whole job on sample letters. */
  @FunctionalInterface
  public interface DemoRunner {
    /**
     * Shows it.
     *
     * @param folder where the demo keeps its data
     * @param shell runs the commands that it shows
     * @return the exit status
     */
    int run(Path folder, Terminal terminal, Demo.Shell shell) throws Exception;
  }

  /** Tries to sign in to a mailbox. */
  @FunctionalInterface
  public interface ConnectionProbe {
    /**
     * Tries it.
     *
     * @param config the folder of the settings-to-be: a relative path of a password file starts in
     *     the folder above it
     */
    Outcome tryOut(Path config, NewMailbox mailbox);

    /** What came of a try to sign in. */
    sealed interface Outcome {
      /** It worked; {@code remarks} say in words what the server can and cannot do. */
      record SignedIn(List<String> remarks) implements Outcome {}

      /** It did not; {@code words} say why and what to do. */
      record Refused(String words) implements Outcome {}
    }
  }

  /** Knows which hosts receive mail for a domain. */
  @FunctionalInterface
  public interface MailHosts {
    /** The MX hosts, lower case, best first; empty where there are none or none could be asked. */
    List<String> of(String domain);
  }

  /** Writes a new installation. */
  @FunctionalInterface
  public interface InstallationWriter {
    /**
     * Writes the settings and copies the rules that the product ships with.
     *
     * @return the files written
     * @throws IOException if a file cannot be written; a file that exists is never replaced
     */
    List<Path> write(Path config, NewInstallation installation) throws Exception;
  }

  /** Where a person types. */
  public interface Keyboard {
    /** Whether somebody is there. */
    boolean there();

    /** The next line; empty where there will be none. */
    Optional<String> line() throws IOException;

    /** The next line, not shown while it is typed; empty where there will be none. */
    Optional<String> secret() throws IOException;
  }

  /**
   * What {@code init} asked for.
   *
   * @param language {@code en} or {@code zh-CN}
   */
  public record NewInstallation(
      String company,
      List<String> domains,
      String zone,
      String language,
      List<NewMailbox> mailboxes) {}

  /**
   * A mailbox that {@code init} asked for.
   *
   * @param security {@code tls}, {@code starttls} or {@code none}
   * @param allowPlainText whether {@code none} is meant, to a server on another machine as well
   * @param password where it comes from, as the settings name it: {@code ${env:NAME}}, {@code
   *     ${file:PATH}} or {@code ${command:WORDS}}
   */
  public record NewMailbox(
      String name,
      String address,
      String host,
      int port,
      String security,
      boolean allowPlainText,
      String user,
      String password) {}

  /** Who started the daemon and wants to know how it is; systemd, or nobody. */
  public interface Supervisor {
    /** It is up. */
    void ready();

    /** It is alive and says in a few words what it does; to be told more than twice a minute. */
    void alive(String status);

    /** It is going down. */
    void stopping();
  }
}
