package io.tradepost.letter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds where a signature begins. Conservative: in doubt a line is text. */
final class Signatures {
  private static final int MOST_LINES = 15;
  private static final int LONGEST_LINE = 120;

  private static final Pattern DEVICE =
      Pattern.compile(
          "^(sent from my |sent from (mail|outlook|yahoo|samsung|proton)|sent via |get outlook for "
              + "|sent with |envoyé de mon |enviado desde mi |enviado do meu |inviato da(l mio)? "
              + "|von meinem .{2,30} gesendet|gesendet von |verzonden vanaf |skickat från "
              + "|отправлено (с|из) |wysłane z |发自我的|發自我的|从我的.{1,20}发送|發送自|iphoneから送信"
              + "|发自 ?(foxmail|qq|网易|手机)|来自我的|나의 .{1,20}에서 보냄).*");

  private static final Set<String> CLOSINGS =
      Set.of(
          "best regards",
          "kind regards",
          "warm regards",
          "warmest regards",
          "kindest regards",
          "with best regards",
          "with kind regards",
          "with warm regards",
          "with regards",
          "regards",
          "best rgds",
          "rgds",
          "brgds",
          "b.rgds",
          "b/rgds",
          "br",
          "best wishes",
          "with best wishes",
          "sincerely",
          "yours sincerely",
          "sincerely yours",
          "yours truly",
          "yours faithfully",
          "faithfully yours",
          "thanks & regards",
          "thanks and regards",
          "thanks & best regards",
          "thanks and best regards",
          "thank you & best regards",
          "thank you and best regards",
          "thanks/regards",
          "many thanks and best regards",
          "cordially",
          "cheers",
          "mit freundlichen grüßen",
          "mit freundlichen grüssen",
          "mfg",
          "freundliche grüße",
          "freundliche grüsse",
          "viele grüße",
          "beste grüße",
          "mit freundlichem gruß",
          "cordialement",
          "bien cordialement",
          "bien à vous",
          "salutations",
          "meilleures salutations",
          "saludos",
          "saludos cordiales",
          "un saludo",
          "un cordial saludo",
          "atentamente",
          "cordialmente",
          "atenciosamente",
          "cumprimentos",
          "melhores cumprimentos",
          "cordiali saluti",
          "distinti saluti",
          "saluti",
          "met vriendelijke groet",
          "met vriendelijke groeten",
          "med venlig hilsen",
          "med vänliga hälsningar",
          "med vennlig hilsen",
          "ystävällisin terveisin",
          "pozdrawiam",
          "z poważaniem",
          "с уважением",
          "с наилучшими пожеланиями",
          "saygılarımla",
          "iyi çalışmalar",
          "s pozdravem",
          "üdvözlettel",
          "cu stimă",
          "με εκτίμηση",
          "此致",
          "此致敬礼",
          "此致 敬礼",
          "敬礼",
          "顺祝商祺",
          "顺颂商祺",
          "順頌商祺",
          "順祝商祺",
          "祝商祺",
          "顺祝 商祺",
          "商祺",
          "祝好",
          "祝 好",
          "顺颂时祺",
          "顺祝生意兴隆",
          "谢谢,祝好",
          "よろしくお願いいたします",
          "以上、よろしくお願いいたします",
          "敬具",
          "감사합니다");

  private static final List<String> SMALL_PRINT =
      List.of(
          "disclaimer",
          "confidential",
          "this e-mail",
          "this email",
          "this message",
          "the information contained",
          "diese e-mail",
          "este correo",
          "ce message",
          "本邮件",
          "please consider the environment",
          "声明");

  private Signatures() {}

  /** The first signature line among {@code lines[from..to)}; -1 where there is none. */
  static int startIn(String[] lines, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      String line = lines[i];
      if (line.equals(QuoteSplitter.SIGNATURE_DASHES) || line.equals("--")) {
        return i;
      }
    }
    for (int i = from; i < to; i++) {
      if (isClosing(lines[i]) && isBlockFrom(lines, i + 1, to)) {
        return i;
      }
    }
    for (int i = Math.max(from, to - 3); i < to; i++) {
      if (isDevice(lines[i])) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDevice(String line) {
    return line.length() < 100 && DEVICE.matcher(line.strip().toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isClosing(String line) {
    String bare = line.strip();
    if (bare.isEmpty() || bare.length() > 60) {
      return false;
    }
    bare = bare.toLowerCase(Locale.ROOT);
    int end = bare.length();
    while (end > 0 && ",.!;:，。！；~～*/ ".indexOf(bare.charAt(end - 1)) >= 0) {
      end--;
    }
    bare = bare.substring(0, end);
    if (CLOSINGS.contains(bare)) {
      return true;
    }
    // "Best regards, Anna" on one line.
    int comma = indexOfComma(bare);
    return comma > 0
        && bare.length() - comma < 30
        && CLOSINGS.contains(bare.substring(0, comma).strip());
  }

  private static int indexOfComma(String text) {
    int comma = text.indexOf(',');
    return comma >= 0 ? comma : text.indexOf('，');
  }

  /** Whether what follows looks like names, titles and numbers, up to any small print. */
  private static boolean isBlockFrom(String[] lines, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      String line = lines[i].strip();
      if (line.isEmpty()) {
        continue;
      }
      if (isSmallPrint(line)) {
        return true;
      }
      if (++count > MOST_LINES
          || line.length() > LONGEST_LINE
          || (line.indexOf('?') >= 0 && !line.contains("://"))
          || line.indexOf('？') >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSmallPrint(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    int from = 0;
    while (from < lower.length() && !Character.isLetter(lower.charAt(from))) {
      from++;
    }
    String start = lower.substring(from);
    return SMALL_PRINT.stream().anyMatch(start::startsWith);
  }
}
