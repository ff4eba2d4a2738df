package io.tradepost.cli;

import io.tradepost.cli.Wiring.ConnectionProbe.Outcome;
import io.tradepost.cli.Wiring.NewInstallation;
import io.tradepost.cli.Wiring.NewMailbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    sortOptions = false,
    description = "Asks for company and mailboxes, tests the sign-in, writes the settings.",
    footer = {
      "",
      "With --company and at least one --mailbox nothing is asked. Files that exist are not"
          + " changed.",
      "Exit status 3 where a sign-in failed; nothing is written then, but with --no-test."
    })
final class InitCommand implements Callable<Integer> {
  private static final List<String> LANGUAGES = List.of("en", "zh-CN");

  private final Desk desk;

  @Option(names = "--company", paramLabel = "NAME", description = "the company's name")
  private String company = "";

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description = "the company's mail domain; may be given several times (default: guessed)")
  private List<String> domains = List.of();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "the company's time zone, such as Asia/Shanghai (default: this machine's)")
  private String zone = "";

  @Option(
      names = "--language",
      paramLabel = "en|zh-CN",
      description = "of reports and messages (default: ${DEFAULT-VALUE})")
  private String language = "en";

  @Option(names = "--no-test", description = "do not try to sign in")
  private boolean untested;

  @ArgGroup(exclusive = false, multiplicity = "0..*", heading = "%nFor each mailbox:%n")
  private List<NewMailboxOptions> mailboxes = new ArrayList<>();

  InitCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws Exception {
    Path settings = desk.configFolder().resolve(Desk.SETTINGS);
    if (Files.exists(settings) && !InitChecks.example(settings)) {
      throw new WrongUse(
          settings + " exists already. Edit it, or name another folder with --config DIR.");
    }
    InitChecks.company(zone, language);
    boolean told = !company.isEmpty() && !mailboxes.isEmpty();
    if (!told && !desk.wiring().keyboard().there()) {
      throw new WrongUse(
          "nobody is there to be asked; give --company NAME --mailbox NAME --address ADDRESS"
              + " --password-env VARIABLE");
    }
    return told ? asTold() : asAnswered();
  }

  private int asTold() throws Exception {
    List<NewMailbox> all = mailboxes.stream().map(this::complete).toList();
    if (!untested) {
      boolean refused = false;
      for (NewMailbox mailbox : all) {
        refused |= !signsIn(mailbox);
      }
      if (refused) {
        desk.say("Nothing was written. Correct it and try again, or add --no-test.");
        return ExitStatus.WORLD_FAILED;
      }
    }
    write(new NewInstallation(company, domainsOf(all), zoneOrOurs(), language, all));
    return ExitStatus.DONE;
  }

  private int asAnswered() throws Exception {
    Questions questions = new Questions(desk.terminal(), desk.wiring().keyboard());
    InitDialogue dialogue = new InitDialogue(questions, desk);
    String name = questions.ask("Company name", company, answer -> "");
    String place = questions.ask("Time zone", zoneOrOurs(), InitChecks::zoneObjection);
    String tongue =
        LANGUAGES.get(questions.choose("Language of reports", List.of("English", "中文")));
    List<NewMailbox> all = new ArrayList<>();
    do {
      NewMailbox mailbox = dialogue.mailbox();
      while (!untested && !signsIn(mailbox)) {
        int next =
            questions.choose(
                "What now?",
                List.of("try again", "enter this mailbox anew", "keep it as it is", "give up"));
        if (next == 3) {
          dialogue.forget(mailbox);
          for (NewMailbox earlier : all) {
            dialogue.forget(earlier);
          }
          desk.say("Nothing was written.");
          return ExitStatus.WORLD_FAILED;
        }
        if (next == 2) {
          break;
        }
        if (next == 1) {
          dialogue.forget(mailbox);
          mailbox = dialogue.mailbox();
        }
      }
      all.add(mailbox);
    } while (questions.yes("Another mailbox?", false));
    String guessed = String.join(" ", domainsOf(all));
    String ours =
        questions.ask(
            "Domains of your company's own addresses (blank between them)",
            guessed.isEmpty() ? "none" : guessed,
            answer -> "");
    List<String> own = ours.equals("none") ? List.of() : List.of(ours.split("[ ,]+"));
    write(new NewInstallation(name, own, place, tongue, all));
    return ExitStatus.DONE;
  }

  private NewMailbox complete(NewMailboxOptions given) {
    InitChecks.options(given);
    MailProvider guess = guess(InitChecks.domain(given.address));
    return new NewMailbox(
        given.name,
        given.address,
        given.host.isEmpty() ? guess.host() : given.host,
        given.port == 0 ? InitChecks.usualPort(given.security) : given.port,
        given.security,
        given.allowPlainText,
        given.user.isEmpty() ? given.address : given.user,
        InitChecks.password(given));
  }

  private MailProvider guess(String domain) {
    return MailProvider.guess(domain, desk.wiring().mailHosts());
  }

  private boolean signsIn(NewMailbox mailbox) {
    desk.say("Signing in to " + mailbox.host() + " as " + mailbox.user() + " …");
    return switch (desk.wiring().probe().tryOut(desk.configFolder(), mailbox)) {
      case Outcome.SignedIn signedIn -> {
        signedIn.remarks().forEach(remark -> desk.say("  ", remark));
        desk.say("  ", "Signed in.");
        yield true;
      }
      case Outcome.Refused refused -> {
        desk.say("  ", refused.words());
        yield false;
      }
    };
  }

  /** Those given; else those of the mailboxes, but for providers whom many share. */
  private List<String> domainsOf(List<NewMailbox> all) {
    if (!domains.isEmpty()) {
      return domains.stream().map(d -> d.toLowerCase(Locale.ROOT)).toList();
    }
    Set<String> own = new TreeSet<>();
    for (NewMailbox mailbox : all) {
      String domain = InitChecks.domain(mailbox.address());
      if (!MailProvider.shared(domain)) {
        own.add(domain);
      }
    }
    return List.copyOf(own);
  }

  private String zoneOrOurs() {
    return zone.isEmpty() ? ZoneId.systemDefault().getId() : zone;
  }

  private void write(NewInstallation installation) throws Exception {
    List<Path> written = desk.wiring().installations().write(desk.configFolder(), installation);
    written.forEach(file -> desk.say("Written: " + file));
    desk.say("");
    String program = desk.program(desk.configFolder());
    desk.terminal().say("Next, in this order (" + program + " …):");
    desk.terminal().say("  check               what the servers can do");
    desk.terminal()
        .say("  plan                what would be filed where, and why; changes nothing");
    desk.terminal().say("  once                one pass");
    desk.terminal().say("  undo --since 1h     takes it back");
    desk.terminal().say("  run                 from now on");
  }
}
