package io.tradepost.letter;

import java.util.List;
import java.util.Locale;

/**
 * The weak marks of automatic mail, as the company may extend them in {@code
 * rules/auto-replies.yaml}. All are compared without regard to case.
 *
 * @param subjects how subjects of automatic replies begin; a colon or the end must follow
 * @param bounceSubjects how subjects of mail servers' notices begin; they count only from a sender
 *     that is a machine
 * @param senders local parts of senders that are machines
 */
public record AutomationMarks(
    List<String> subjects, List<String> bounceSubjects, List<String> senders) {
  public AutomationMarks {
    subjects = lowerCase(subjects);
    bounceSubjects = lowerCase(bounceSubjects);
    senders = lowerCase(senders);
  }

  private static List<String> lowerCase(List<String> texts) {
    return texts.stream()
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** What {@code rules/auto-replies.yaml} ships with. */
  public static final AutomationMarks DEFAULT =
      new AutomationMarks(
          List.of(
              "自动回复",
              "自動回覆",
              "自動回復",
              "自动答复",
              "自動返信",
              "自動応答",
              "不在",
              "不在通知",
              "不在回复",
              "休假自动回复",
              "외출",
              "부재중",
              "부재중 자동",
              "자동 응답",
              "자동회신",
              "Automatic reply",
              "Automatic response",
              "Auto reply",
              "Auto-reply",
              "AutoReply",
              "Auto response",
              "Auto-response",
              "Autoresponse",
              "Auto",
              "Autoresponder",
              "Out of Office",
              "Out of the Office",
              "Out of Office AutoReply",
              "Out-of-office",
              "OOO",
              "Vacation",
              "Vacation reply",
              "On vacation",
              "Away",
              "Abwesenheitsnotiz",
              "Abwesenheit",
              "Automatische Antwort",
              "Réponse automatique",
              "Absence du bureau",
              "Message d'absence",
              "Risposta automatica",
              "Fuori ufficio",
              "Fuori sede",
              "Respuesta automática",
              "Respuesta automatica",
              "Fuera de la oficina",
              "Fuera de oficina",
              "Resposta automática",
              "Resposta automatica",
              "Fora do escritório",
              "Automatisch antwoord",
              "Afwezig",
              "Autosvar",
              "Automatisk svar",
              "Automatiskt svar",
              "Automaattinen vastaus",
              "Poissa",
              "Автоответ",
              "Автоматический ответ",
              "Автоматична відповідь",
              "Automatyczna odpowiedź",
              "Autoodpowiedź",
              "Automatická odpověď",
              "Automatikus válasz",
              "Răspuns automat",
              "Otomatik yanıt",
              "Ofis dışında",
              "Αυτόματη απάντηση",
              "Trả lời tự động",
              "Balasan otomatis",
              "رد تلقائي",
              "תשובה אוטומטית"),
          List.of(
              "Undeliverable",
              "Undelivered Mail",
              "Undelivered",
              "Delivery Status Notification",
              "Delivery failure",
              "Delivery has failed",
              "Delivery Notification",
              "Mail delivery",
              "Mail Delivery System",
              "Message undeliverable",
              "Returned mail",
              "Failure notice",
              "Failure Delivery",
              "Mail System Error",
              "Mail failure",
              "Nondeliverable",
              "Non-deliverable",
              "Non remis",
              "Unzustellbar",
              "Nicht zustellbar",
              "Unzustellbare",
              "No se puede entregar",
              "No entregado",
              "Não entregue",
              "Impossibile recapitare",
              "Mancato recapito",
              "Onbestelbaar",
              "Не удалось доставить",
              "Недоставленное",
              "Niedostarczone",
              "Doručení se nezdařilo",
              "Teslim edilemedi",
              "系统退信",
              "系統退信",
              "退信",
              "退信通知",
              "邮件退信",
              "未送达",
              "未傳遞",
              "無法傳遞",
              "无法投递",
              "无法送达",
              "发送失败",
              "投递失败",
              "邮件投递失败",
              "系统退信/System Mail Delivery Failure",
              "配信不能",
              "配信エラー",
              "送信エラー",
              "배달되지 않음",
              "전송 실패"),
          List.of(
              "mailer-daemon",
              "mailerdaemon",
              "mail-daemon",
              "postmaster",
              "mail.daemon",
              "no-reply",
              "noreply",
              "no_reply",
              "no.reply",
              "donotreply",
              "do-not-reply",
              "do_not_reply",
              "do.not.reply",
              "dont-reply",
              "noreplay",
              "nobody",
              "autoresponder",
              "auto-reply",
              "autoreply",
              "bounce",
              "bounces"));
}
