package io.tradepost.demo;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The head that each mail program puts over the letter it quotes, and the quoted text itself. */
final class Quotation {
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy h:mm a", Locale.ENGLISH);
  private static final DateTimeFormatter GMAIL =
      DateTimeFormatter.ofPattern("EEE, MMM d, yyyy 'at' h:mm a", Locale.ENGLISH);
  private static final DateTimeFormatter DOTS = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter APPLE =
      DateTimeFormatter.ofPattern("d MMM yyyy, 'at' HH:mm", Locale.ENGLISH);

  private Quotation() {}

  /** What stands over the quoted text, without the quoted text. */
  static String head(Mailer mailer, String language, Earlier e) {
    String who = e.from().name() + " <" + e.from().address() + ">";
    return switch (mailer) {
      case OUTLOOK -> outlook(language, e, who);
      case FOXMAIL ->
          language.startsWith("zh")
              ? "------------------ 原始邮件 ------------------\n"
                  + fields(e, who, "发件人: ", "发送时间: ", "收件人: ", "主题: ", STAMP)
              : fields(e, who, "From: ", "Date: ", "To: ", "Subject: ", STAMP);
      case NETEASE ->
          language.startsWith("zh")
              ? "在 "
                  + at(e, STAMP)
                  + "，\""
                  + e.from().name()
                  + "\" <"
                  + e.from().address()
                  + "> 写道："
              : "At "
                  + at(e, STAMP)
                  + ", \""
                  + e.from().name()
                  + "\" <"
                  + e.from().address()
                  + "> wrote:";
      case GMAIL -> "On " + at(e, GMAIL) + " " + who + " wrote:\n";
      case APPLE -> "On " + at(e, APPLE) + ", " + who + " wrote:\n";
      case THUNDERBIRD, MACHINE -> thunderbird(language, e);
    };
  }

  /** The quoted text as that program shows it in plain text. */
  static String body(Mailer mailer, Earlier e) {
    return switch (mailer) {
      case OUTLOOK, FOXMAIL -> e.text();
      case NETEASE -> e.text().lines().map(l -> ">" + l).collect(Collectors.joining("\n"));
      case GMAIL, APPLE, THUNDERBIRD, MACHINE ->
          e.text()
              .lines()
              .map(l -> l.isEmpty() || l.startsWith(">") ? ">" + l : "> " + l)
              .collect(Collectors.joining("\n"));
    };
  }

  private static String outlook(String language, Earlier e, String who) {
    return switch (language) {
      case "de" ->
          "-----Ursprüngliche Nachricht-----\n"
              + fields(e, who, "Von: ", "Gesendet: ", "An: ", "Betreff: ", DOTS);
      case "zh", "zht" ->
          "-----邮件原件-----\n" + fields(e, who, "发件人: ", "发送时间: ", "收件人: ", "主题: ", STAMP);
      case "es" ->
          "-----Mensaje original-----\n"
              + fields(e, who, "De: ", "Enviado el: ", "Para: ", "Asunto: ", DOTS);
      case "fr" ->
          "-----Message d'origine-----\n"
              + fields(e, who, "De : ", "Envoyé : ", "À : ", "Objet : ", DOTS);
      case "ru" ->
          "-----Original Message-----\n"
              + fields(e, who, "От: ", "Отправлено: ", "Кому: ", "Тема: ", DOTS);
      default ->
          "-----Original Message-----\n"
              + fields(e, who, "From: ", "Sent: ", "To: ", "Subject: ", LONG);
    };
  }

  private static String fields(
      Earlier e,
      String who,
      String from,
      String sent,
      String to,
      String about,
      DateTimeFormatter format) {
    String all = e.to().stream().map(Person::address).collect(Collectors.joining("; "));
    return from
        + who
        + "\n"
        + sent
        + at(e, format)
        + "\n"
        + to
        + all
        + "\n"
        + about
        + e.subject()
        + "\n";
  }

  private static String thunderbird(String language, Earlier e) {
    return switch (language) {
      case "de" -> "Am " + at(e, DOTS) + " schrieb " + e.from().name() + ":";
      case "fr" -> "Le " + at(e, DOTS) + ", " + e.from().name() + " a écrit :";
      case "es" -> "El " + at(e, DOTS) + ", " + e.from().name() + " escribió:";
      case "it" -> "Il " + at(e, DOTS) + ", " + e.from().name() + " ha scritto:";
      case "pl" -> "W dniu " + at(e, DOTS) + ", " + e.from().name() + " pisze:";
      case "ru" -> at(e, DOTS) + ", " + e.from().name() + " пишет:";
      default -> "On " + at(e, DOTS) + ", " + e.from().name() + " wrote:";
    };
  }

  private static String at(Earlier e, DateTimeFormatter format) {
    return format.format(e.date().atOffset(ZoneOffset.ofHours(8)));
  }
}
