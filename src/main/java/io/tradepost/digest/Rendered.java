package io.tradepost.digest;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is sent or shown: an e-mail's parts.
 *
 * @param html refers to the picture by {@code cid:}
 * @param picture PNG; null where there is none
 * @param attachment the workbook; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Sent or written at once, never compared.
public record Rendered(
    String subject,
    String text,
    String html,
    byte @Nullable [] picture,
    byte @Nullable [] attachment,
    String attachmentName) {
  /** The picture's Content-ID, without brackets. */
  static final String PICTURE = "days@tradepost";

  /** A report. */
  public static Rendered of(Report report, Locale locale) {
    Words words = Words.in(locale);
    Page page = Layout.of(report, words);
    boolean chart =
        page.sections().stream()
            .flatMap(s -> s.blocks().stream())
            .anyMatch(Page.Block.Chart.class::isInstance);
    boolean workbook = report.heading().edition().forMeeting();
    return of(
        page,
        words,
        chart ? ChartPicture.png(report.days()) : null,
        workbook ? Workbook.of(report, words) : null,
        "tradepost-"
            + report.heading().edition().label()
            + "-"
            + java.time.LocalDate.ofInstant(report.heading().at(), report.heading().zone())
            + ".xlsx");
  }

  /** A reminder or an escalation. */
  public static Rendered of(Notice notice, Locale locale) {
    Words words = Words.in(locale);
    return of(notice.page(words), words, null, null, "");
  }

  private static Rendered of(
      Page page,
      Words words,
      byte @Nullable [] picture,
      byte @Nullable [] attachment,
      String attachmentName) {
    return new Rendered(
        page.subject(),
        TextPage.of(page, words),
        HtmlPage.of(page, chart -> "cid:" + PICTURE),
        picture,
        attachment,
        attachment == null ? "" : attachmentName);
  }

  /** The HTML as a file that stands by itself, the picture within it. */
  public String standalone() {
    return picture == null
        ? html
        : html.replace(
            "\"cid:" + PICTURE + "\"",
            "\"data:image/png;base64," + Base64.getEncoder().encodeToString(picture) + "\"");
  }

  /** The workbook, where there is one. */
  public Optional<byte[]> workbook() {
    return Optional.ofNullable(attachment);
  }
}
