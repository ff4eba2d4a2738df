package io.tradepost.cli;

import io.tradepost.agent.Office;
import io.tradepost.agent.ReplyDesk.DigestRequest;
import io.tradepost.agent.ReplyDesk.SentView;
import io.tradepost.digest.Edition;
import io.tradepost.digest.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "digest",
    description = "The manager's report: shown, written to a file, or sent now.",
    footer = {
      "",
      "Such as: tradepost digest --preview digest.html",
      "Without --preview and --send the plain text is shown. The weekly and monthly editions have"
          + " a",
      "workbook, which --preview writes beside the file. Exit status 3 where it could not be sent."
    })
final class DigestCommand extends Answering {
  @Option(
      names = "--preview",
      paramLabel = "FILE",
      description = "write the HTML to this file, without sending")
  private @Nullable Path preview;

  @Option(names = "--text", description = "show the plain text, without sending")
  private boolean text;

  @Option(
      names = "--manager",
      paramLabel = "NAME",
      description = "whose (default: the only manager's; else all salespeople's)")
  private String manager = "";

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      description = "daily (default), weekly or monthly")
  private Edition edition = Edition.DAILY;

  @Option(names = "--send", description = "send it now, to the manager named or to all")
  private boolean send;

  DigestCommand(Desk desk, Output before) {
    super(desk, before);
  }

  @Override
  public Integer call() throws Exception {
    if (send && (preview != null || text)) {
      throw new WrongUse("either --send, or --preview and --text, which send nothing");
    }
    return desk.withOffice(send, office -> send ? send(office) : show(office));
  }

  private int show(Office office) throws IOException {
    Rendered rendered = office.replies().digest(new DigestRequest(manager, edition));
    List<Path> files = new ArrayList<>();
    Path html = preview;
    if (html != null) {
      files.add(Files.writeString(desk.file(html), rendered.standalone()));
      byte[] workbook = rendered.workbook().orElse(null);
      if (workbook != null) {
        Path beside = desk.file(html).resolveSibling(rendered.attachmentName());
        files.add(Files.write(beside, workbook));
      }
    }
    if (json()) {
      desk.json(
          office.zone(),
          d ->
              d.field("subject", rendered.subject())
                  .field("text", rendered.text())
                  .field("files", files.stream().map(Path::toString).toList()));
      return ExitStatus.DONE;
    }
    if (text || files.isEmpty()) {
      rendered.text().lines().forEach(desk::line);
    }
    files.forEach(file -> desk.line("Written: " + file));
    return ExitStatus.DONE;
  }

  private int send(Office office) {
    List<SentView> sent = office.replies().send(new DigestRequest(manager, edition));
    if (json()) {
      desk.json(office.zone(), d -> d.array("sent", sent, ReplyDocuments::sent));
    } else {
      sent.forEach(s -> desk.line(s.receiver() + ": " + s.state() + " " + s.words()));
    }
    boolean all = sent.stream().allMatch(s -> s.state().equals("sent"));
    return all ? ExitStatus.DONE : ExitStatus.WORLD_FAILED;
  }
}
