package io.tradepost.digest;

import static io.tradepost.digest.SampleWeek.NEVIR;
import static io.tradepost.digest.SampleWeek.NOW;
import static io.tradepost.digest.SampleWeek.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.tradepost.reply.Obligation.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a manager reads: the same in HTML and in plain text, whatever strangers wrote. */
class RenderedDigestTest {
  /** Where the digests that were looked at are kept; a digest that differs is written beside. */
  private static final Path GOLDEN = Path.of("src/test/resources/io/tradepost/digest");

  private static final Path DIFFERENT = Path.of("target/digests");

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void theDigestsAreAsTheyWereLookedAt(String language) throws IOException {
    Rendered rendered = render(SampleWeek.report(Edition.DAILY), language);
    Files.createDirectories(DIFFERENT);
    Files.writeString(DIFFERENT.resolve("look." + language + ".html"), rendered.standalone());
    assertAll(
        () -> expect("daily." + language + ".html", rendered.html()),
        () -> expect("daily." + language + ".txt", rendered.text()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void aDayWithNothingToReportSaysSoInOneLine(String language) throws IOException {
    Report quiet = Report.of(SampleWeek.heading(Edition.DAILY), List.of(), List.of(), List.of());
    Rendered rendered = render(quiet, language);
    expect("quiet." + language + ".txt", rendered.text());
    assertThat(rendered.picture()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void htmlAndPlainTextSayTheSame(String language) {
    Report report = SampleWeek.report(Edition.WEEKLY);
    Rendered rendered = render(report, language);
    String html = Jsoup.parse(rendered.html()).text().replaceAll("\\s+", " ");
    for (Entry entry : report.letters()) {
      if (entry.open()) {
        assertThat(rendered.text()).contains(entry.obligation().letter().value());
        assertThat(html).contains(entry.obligation().letter().value());
      }
    }
    Words words = Words.in(Locale.forLanguageTag(language));
    for (Page.Section section : Layout.of(report, words).sections()) {
      assertThat(html).contains(section.title()).contains(section.note());
      assertThat(rendered.text()).contains(section.title()).contains(section.note());
      for (Page.Block block : section.blocks()) {
        if (block instanceof Page.Block.Item item) {
          for (String line : item.lines()) {
            assertThat(html).contains(line);
            assertThat(rendered.text()).contains(line);
          }
          for (String quote : item.quotes()) {
            assertThat(html).contains(quote);
            assertThat(rendered.text()).contains(quote);
          }
        }
      }
    }
  }

  @Test
  void nothingComesFromTheNetwork() {
    Document html = Jsoup.parse(render(SampleWeek.report(Edition.WEEKLY), "en").html());
    assertThat(html.select("[src]").eachAttr("src")).containsExactly("cid:" + Rendered.PICTURE);
    assertThat(html.select("link, script, iframe, object, form, a")).isEmpty();
    assertThat(html.outerHtml()).doesNotContain("url(", "@import", "http:", "https:");
  }

  @Test
  void aStrangersSubjectDoesNoHarm() {
    List<String> subjects =
        List.of(
            "<script>alert(1)</script><img src=x onerror=alert(2)>",
            "\"><td style=\"display:none\">",
            "Offer\r\nBcc: everybody@customer.example\r\n\r\nBody",
            "invoice_\u202Efdp.exe\u202C \u2066hidden\u2069 \u200F\u200Emarks",
            "x".repeat(10_000),
            "\u0000\u0007\u001B[31m {0} %s ${env:HOME} '' ' {",
            "\uD83D half a pair \uDE00",
            "",
            "   \u3000\t ");
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      entries.add(
          letter(
                  "c%02d".formatted(i),
                  "Britty",
                  subjects.get(i),
                  NOW.minusSeconds(200_000),
                  State.OVERDUE)
              .promised(subjects.get(i), null)
              .entry(NEVIR));
    }
    Report report = Report.of(SampleWeek.heading(Edition.WEEKLY), entries, List.of(), List.of());
    Rendered rendered = render(report, "en");

    Document html = Jsoup.parse(rendered.html());
    assertThat(html.select("script, img[onerror]")).isEmpty();
    assertThat(html.select("img")).hasSize(1);
    assertThat(html.text()).contains("<script>alert(1)</script>").contains("(no subject)");
    assertThat(rendered.html().length()).isLessThan(60_000);
    assertThat(rendered.subject()).doesNotContain("\r", "\n");
    for (String part : List.of(rendered.html(), rendered.text())) {
      assertThat(part.codePoints().filter(Character::isISOControl).filter(c -> c != '\n'))
          .isEmpty();
      assertThat(part).doesNotContain("\u202E", "\u2066", "\u200F", "\u200E");
    }
    assertThat(rendered.text().lines()).noneMatch(l -> l.startsWith("Bcc:"));
    assertThat(rendered.text().lines()).allMatch(l -> l.length() < 400);
  }

  @Test
  void bothLanguagesHaveTheSameWords() {
    ResourceBundle english = bundle(Locale.ROOT);
    ResourceBundle chinese = bundle(Locale.SIMPLIFIED_CHINESE);
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(arguments(chinese.getString(key)))
          .as(key)
          .isEqualTo(arguments(english.getString(key)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"WEEKLY", "MONTHLY"})
  void theTeamsMeetingGetsAWorkbook(Edition edition, @TempDir Path folder) throws IOException {
    Rendered rendered = render(SampleWeek.report(edition), "en");
    List<String> parts = new ArrayList<>();
    StringBuilder strings = new StringBuilder();
    Path file = Files.write(folder.resolve("book.xlsx"), rendered.workbook().orElseThrow());
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (var part : Collections.list(zip.entries())) {
        parts.add(part.getName());
        strings.append(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(parts)
        .contains("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml");
    assertThat(strings).contains("NEVIR S.A.", "promise broken", "Poland");
    assertThat(strings).doesNotContain("<f>");
    assertThat(rendered.attachmentName())
        .isEqualTo("tradepost-" + edition.label() + "-2026-11-24.xlsx");
    assertThat(render(SampleWeek.report(Edition.DAILY), "en").workbook()).isEmpty();
  }

  private static Rendered render(Report report, String language) {
    return Rendered.of(report, Locale.forLanguageTag(language));
  }

  private static void expect(String name, String found) throws IOException {
    Path golden = GOLDEN.resolve(name);
    String wanted = Files.exists(golden) ? Files.readString(golden) : "";
    if (!wanted.equals(found)) {
      Files.createDirectories(DIFFERENT);
      Files.writeString(DIFFERENT.resolve(name), found);
    }
    assertThat(found)
        .as("look at " + DIFFERENT.resolve(name) + "; if it is right, copy it to " + GOLDEN)
        .isEqualTo(wanted);
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "io.tradepost.digest.digest",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static List<String> arguments(String text) {
    return java.util.regex.Pattern.compile("\\{(\\d)")
        .matcher(text)
        .results()
        .map(m -> m.group(1))
        .distinct()
        .sorted()
        .toList();
  }
}
