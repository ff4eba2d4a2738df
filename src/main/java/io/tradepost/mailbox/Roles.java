package io.tradepost.mailbox;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what folders are for: by the server's marks (RFC 6154) or, where it marks none, by the
 * names that mail programs and providers give them.
 */
final class Roles {
  private static final Map<String, Role> MARKS =
      Map.of(
          "\\sent", Role.SENT,
          "\\drafts", Role.DRAFTS,
          "\\junk", Role.JUNK,
          "\\trash", Role.TRASH,
          "\\archive", Role.ARCHIVE,
          "\\all", Role.ALL,
          "\\flagged", Role.ALL,
          "\\important", Role.ALL);

  // Lower case, Unicode form C; within a role the more usual first.
  private static final Map<Role, List<String>> NAMES = new EnumMap<>(Role.class);

  static {
    NAMES.put(
        Role.SENT,
        List.of(
            "sent",
            "sent messages",
            "sent items",
            "sent mail",
            "sent-mail",
            "已发送",
            "已发送邮件",
            "已发邮件",
            "已发送信件",
            "发件箱",
            "已傳送郵件",
            "寄件備份",
            "寄件匣",
            "gesendet",
            "gesendete elemente",
            "gesendete objekte",
            "gesendete nachrichten",
            "envoyés",
            "éléments envoyés",
            "messages envoyés",
            "courrier envoyé",
            "enviados",
            "elementos enviados",
            "mensajes enviados",
            "correo enviado",
            "itens enviados",
            "mensagens enviadas",
            "e-mails enviados",
            "posta inviata",
            "inviati",
            "inviata",
            "отправленные",
            "отправленные письма",
            "надіслані",
            "送信済み",
            "送信済みメール",
            "送信済みアイテム",
            "送信トレイ",
            "보낸편지함",
            "보낸 편지함",
            "보낸메일함",
            "verzonden",
            "verzonden items",
            "verzonden berichten",
            "wysłane",
            "elementy wysłane",
            "odeslaná pošta",
            "odeslané",
            "elküldött elemek",
            "elküldött",
            "skickat",
            "skickade objekt",
            "sendt",
            "sendte elementer",
            "lähetetyt",
            "gönderilmiş öğeler",
            "gönderilen",
            "gönderilmiş",
            "trimise",
            "elemente trimise",
            "απεσταλμένα",
            "المرسلة",
            "البريد المرسل",
            "נשלח",
            "thư đã gửi",
            "đã gửi",
            "terkirim",
            "ส่งแล้ว",
            "ارسال شده"));
    NAMES.put(
        Role.DRAFTS,
        List.of(
            "drafts",
            "draft",
            "草稿箱",
            "草稿",
            "草稿夹",
            "entwürfe",
            "brouillons",
            "borradores",
            "rascunhos",
            "bozze",
            "черновики",
            "чернетки",
            "下書き",
            "임시보관함",
            "concepten",
            "kopie robocze",
            "szkice",
            "koncepty",
            "piszkozatok",
            "utkast",
            "kladder",
            "luonnokset",
            "taslaklar",
            "ciorne",
            "πρόχειρα",
            "مسودات",
            "المسودات",
            "טיוטות",
            "thư nháp",
            "draf",
            "แบบร่าง"));
    NAMES.put(
        Role.JUNK,
        List.of(
            "junk",
            "spam",
            "junk e-mail",
            "junk email",
            "junk mail",
            "bulk mail",
            "bulk",
            "垃圾邮件",
            "垃圾箱",
            "垃圾郵件",
            "广告邮件",
            "病毒邮件",
            "spamverdacht",
            "junk-e-mail",
            "unerwünschte werbung",
            "courrier indésirable",
            "indésirables",
            "correo no deseado",
            "no deseado",
            "lixo eletrônico",
            "lixo electrónico",
            "posta indesiderata",
            "спам",
            "нежелательная почта",
            "迷惑メール",
            "스팸메일함",
            "스팸함",
            "정크 메일",
            "ongewenste e-mail",
            "wiadomości-śmieci",
            "nevyžádaná pošta",
            "levélszemét",
            "skräppost",
            "søppelpost",
            "roskaposti",
            "önemsiz e-posta",
            "gereksiz",
            "ανεπιθύμητα",
            "thư rác"));
    NAMES.put(
        Role.TRASH,
        List.of(
            "trash",
            "deleted items",
            "deleted messages",
            "deleted",
            "bin",
            "已删除",
            "已删除邮件",
            "废件箱",
            "垃圾桶",
            "刪除的郵件",
            "回收站",
            "papierkorb",
            "gelöschte elemente",
            "gelöschte objekte",
            "gelöscht",
            "corbeille",
            "éléments supprimés",
            "papelera",
            "elementos eliminados",
            "lixeira",
            "itens excluídos",
            "itens eliminados",
            "cestino",
            "posta eliminata",
            "корзина",
            "удаленные",
            "удалённые",
            "кошик",
            "ゴミ箱",
            "削除済みアイテム",
            "휴지통",
            "지운편지함",
            "prullenbak",
            "verwijderde items",
            "kosz",
            "elementy usunięte",
            "koš",
            "odstraněná pošta",
            "törölt elemek",
            "papperskorgen",
            "slettede elementer",
            "roskakori",
            "çöp kutusu",
            "silinmiş öğeler",
            "coș de gunoi",
            "κάδος",
            "thùng rác"));
    NAMES.put(
        Role.ARCHIVE,
        List.of(
            "archive",
            "archives",
            "归档",
            "存档",
            "archiv",
            "archivo",
            "archivio",
            "arquivo",
            "архив",
            "アーカイブ"));
  }

  private Roles() {}

  /** A listed folder with its attributes. */
  record Listed(FolderPath path, String wireName, Collection<String> attributes) {
    boolean selectable() {
      return attributes.stream()
          .noneMatch(a -> a.equalsIgnoreCase("\\Noselect") || a.equalsIgnoreCase("\\NonExistent"));
    }
  }

  /** The folders with a role found for each name-known role at most once. */
  static List<ServerFolder> assign(List<Listed> folders) {
    Map<Role, FolderPath> named = new EnumMap<>(Role.class);
    for (var entry : NAMES.entrySet()) {
      boolean marked =
          folders.stream().anyMatch(f -> markOf(f).filter(entry.getKey()::equals).isPresent());
      if (!marked) {
        byName(folders, entry.getValue()).ifPresent(p -> named.put(entry.getKey(), p));
      }
    }
    return folders.stream()
        .map(f -> new ServerFolder(f.path(), f.wireName(), role(f, named), f.selectable()))
        .toList();
  }

  private static Role role(Listed folder, Map<Role, FolderPath> named) {
    if (folder.path().equals(FolderPath.INBOX)) {
      return Role.INBOX;
    }
    return markOf(folder)
        .orElseGet(
            () ->
                named.entrySet().stream()
                    .filter(e -> e.getValue().equals(folder.path()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(Role.NONE));
  }

  private static Optional<Role> markOf(Listed folder) {
    return folder.attributes().stream()
        .map(a -> MARKS.get(a.toLowerCase(Locale.ROOT)))
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  /** The folder nearest the top, then with the most usual name. Deeper ones are people's own. */
  private static Optional<FolderPath> byName(List<Listed> folders, List<String> names) {
    return folders.stream()
        .filter(f -> f.selectable() && !f.path().equals(FolderPath.INBOX))
        .filter(f -> markOf(f).isEmpty())
        .map(Listed::path)
        .filter(p -> nearTheTop(p) && names.contains(key(p)))
        .min(
            Comparator.comparingInt((FolderPath p) -> p.segments().size())
                .thenComparingInt(p -> names.indexOf(key(p))));
  }

  private static boolean nearTheTop(FolderPath path) {
    String top = path.segments().getFirst();
    return path.segments().size() == 1
        || (path.segments().size() == 2 && (top.equals("INBOX") || top.startsWith("[")));
  }

  /** What a folder of that name is for, wherever it lies. */
  static Role named(String name) {
    String key = key(FolderPath.of(name));
    return key.equals("inbox")
        ? Role.INBOX
        : NAMES.entrySet().stream()
            .filter(e -> e.getValue().contains(key))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(Role.NONE);
  }

  private static String key(FolderPath path) {
    return Normalizer.normalize(path.name(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
  }
}
