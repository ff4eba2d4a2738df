package io.tradepost.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleMaildirTest {
  private static final SampleOptions OPTIONS =
      SampleOptions.demo(Instant.parse("2026-06-30T00:00:00Z"));

  @TempDir private Path dir;

  @Test
  void everyLetterHasAFileAndALineOfTruth() throws Exception {
    long count =
        SampleMaildir.write(
            dir, SampleOffice.generate(OPTIONS), SampleMaildir.Layout.MAILDIR_PLUS_PLUS);
    List<String> lines = Files.readAllLines(dir.resolve("truth.jsonl"));

    assertThat(count).isEqualTo(300);
    assertThat(lines).hasSize(300);
    for (String line : lines) {
      JsonNode truth = new JsonMapper().readTree(line);
      Path file = dir.resolve(truth.path("file").asText());
      String stored = Files.readString(file, StandardCharsets.ISO_8859_1);
      byte[] served = stored.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);

      assertThat(stored).doesNotContain("\r");
      assertThat(served).hasSize(truth.path("size").asInt());
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(served)))
          .isEqualTo(truth.path("sha256").asText());
      assertThat(Files.getLastModifiedTime(file).toInstant())
          .isEqualTo(Instant.parse(truth.path("internalDate").asText()));
      assertThat(file.getFileName().toString())
          .contains(",S=" + stored.length() + ",")
          .contains(",W=" + served.length + ":2,");
      assertThat(file.getFileName().toString().endsWith("S") || !line.contains("Seen")).isTrue();
    }
    assertThat(SampleMaildir.of(dir, "Kevin").resolve(".Sent/maildirfolder")).exists();
  }

  @Test
  void theOtherLayoutPutsSentIntoAnOrdinaryFolder() throws IOException {
    SampleMaildir.write(dir, SampleOffice.generate(OPTIONS), SampleMaildir.Layout.FS);

    assertThat(SampleMaildir.of(dir, "Britty").resolve("Sent/cur")).isNotEmptyDirectory();
  }
}
