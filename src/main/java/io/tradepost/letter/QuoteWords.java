package io.tradepost.letter;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The words by which mail programs announce quotations, lower case, in many languages. */
final class QuoteWords {
  /** What stands between dashes. */
  static final Set<String> ORIGINAL_MESSAGE =
      words(
          """
          original message, original e-mail, original, original appointment,
          forwarded message, forwarded by, forwarded mail, begin forwarded message,
          start of forwarded message, 原始邮件, 原邮件, 原始信件, 原始郵件, 原始訊息, 转发邮件, 转发邮件信息, 转发的邮件,
          轉寄郵件, 轉寄的郵件, 已转发邮件, 回复的原邮件, 回复的邮件, 回复原文, 原文, 元のメッセージ, オリジナルメッセージ, 転送メッセージ,
          転送されたメッセージ, 원본 메시지, 원본 메일, 전달된 메시지, ursprüngliche nachricht,
          ursprungliche nachricht, originalnachricht, weitergeleitete nachricht,
          message d'origine, message original, message transféré, mensaje original,
          mensaje reenviado, mensagem original, mensagem encaminhada,
          messaggio originale, messaggio inoltrato, oorspronkelijk bericht,
          origineel bericht, doorgestuurd bericht, oprindelig meddelelse,
          opprinnelig melding, originalmeddelande, ursprungligt meddelande,
          vidarebefordrat meddelande, alkuperäinen viesti, исходное сообщение,
          оригинальное сообщение, пересылаемое сообщение, пересланное сообщение,
          вихідне повідомлення, oryginalna wiadomość, wiadomość oryginalna,
          wiadomość przekazana, původní zpráva, přeposlaná zpráva, eredeti üzenet,
          továbbított üzenet, mesaj original, mesajul original, orijinal mesaj,
          özgün ileti, iletilen mesaj, αρχικό μήνυμα, tin nhắn gốc, thư gốc, pesan asli,
          הודעה מקורית, الرسالة الأصلية, رسالة أصلية, ข้อความต้นฉบับ, izvirno sporočilo,
          izvorna poruka, pôvodná správa
          """);

  /** Labels of the writer in a quoted header; label blanks are left out. */
  static final Set<String> FROM =
      words(
          """
          from, von, de, da, van, od, от, отправитель, від, fra, från, lähettäjä, 发件人,
          發件人, 寄件者, 寄件人, 差出人, 送信者, 보낸사람, kimden, gönderen, feladó, expéditeur, mittente,
          από, từ, dari, מאת, من, จาก, absender
          """);

  /** Other labels of a quoted header. */
  static final Set<String> OTHER_LABELS =
      words(
          """
          sent, date, to, cc, subject, reply-to, importance, gesendet, datum, an,
          betreff, enviado, enviadoel, enviadoem, fecha, para, asunto, assunto, envoyé,
          envoyéle, à, objet, inviato, a, oggetto, data, verzonden, aan, onderwerp,
          skickat, till, ämne, sendt, til, emne, dato, lähetetty, vastaanottaja, aihe,
          отправлено, дата, кому, тема, копия, надіслано, wysłano, do, temat, odesláno,
          komu, předmět, predmet, elküldve, címzett, tárgy, trimis, către, subiect,
          gönderme, gönderildi, tarih, kime, konu, 发送时间, 发送日期, 發送時間, 日期, 时间, 時間, 收件人,
          收件者, 抄送, 抄送人, 副本, 主题, 主題, 主旨, 寄件日期, 送信日時, 日時, 宛先, 件名, 보낸날짜, 받는사람, 제목, 날짜,
          στάλθηκε, προς, θέμα, ngày, đến, chủđề, tanggal, kepada, subjek
          """);

  private QuoteWords() {}

  private static Set<String> words(String list) {
    return Arrays.stream(list.strip().split("\\s*,\\s*", -1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
