package io.tradepost.demo;

/** The mail programs of the trade, by the marks that they leave in a letter. */
enum Mailer {
  OUTLOOK("X-Mailer: Microsoft Outlook 16.0", "RE: "),
  FOXMAIL("X-Mailer: Foxmail 7.2.25.245[cn]", "Re: "),
  NETEASE("X-Mailer: Coremail Webmail Server Version XT5.0.14", "Re:"),
  GMAIL("", "Re: "),
  APPLE("X-Mailer: Apple Mail (2.3731.700.6)", "Re: "),
  THUNDERBIRD("User-Agent: Mozilla Thunderbird", "Re: "),

  /** A server or a shop's program, not a person's. */
  MACHINE("", "Re: ");

  private final String mark;
  private final String again;

  Mailer(String mark, String again) {
    this.mark = mark;
    this.again = again;
  }

  /** The header field that names the program; empty where it has none. */
  String mark() {
    return mark;
  }

  /** What it puts before the subject of an answer. */
  String again(String language) {
    boolean chinese = language.startsWith("zh");
    return switch (this) {
      case OUTLOOK -> chinese ? "答复: " : language.equals("de") ? "AW: " : again;
      case FOXMAIL -> chinese ? "回复: " : again;
      case NETEASE -> chinese ? "回复：" : again;
      case GMAIL, APPLE, THUNDERBIRD, MACHINE -> again;
    };
  }

  /** A message id in its manner, without brackets. */
  String messageId(String address, Dice dice) {
    String host = address.substring(address.indexOf('@') + 1);
    return switch (this) {
      case OUTLOOK ->
          dice.chance(0.5)
              ? dice.token(8).toUpperCase(java.util.Locale.ROOT)
                  + "$"
                  + dice.token(8)
                  + "$"
                  + dice.token(8)
                  + "@"
                  + host
              : "VI1PR0"
                  + dice.between(100, 999)
                  + "MB"
                  + dice.token(20)
                  + "@"
                  + "VI1PR0"
                  + dice.token(5)
                  + ".eurprd02.prod.outlook.com";
      case FOXMAIL -> "2026" + dice.digits("##########") + dice.token(6) + "@" + host;
      case NETEASE ->
          dice.token(8)
              + ".3c5e."
              + dice.token(11)
              + ".Coremail."
              + address.replace('@', '$')
              + "@"
              + host;
      case GMAIL -> "CA" + dice.token(40) + "@mail.gmail.com";
      case APPLE ->
          (dice.token(8) + "-" + dice.token(4) + "-4" + dice.token(3) + "-" + dice.token(12))
                  .toUpperCase(java.util.Locale.ROOT)
              + "@"
              + host;
      case MACHINE -> dice.token(24) + "@" + host;
      case THUNDERBIRD -> dice.token(8) + "-" + dice.token(4) + "-" + dice.token(12) + "@" + host;
    };
  }

  String boundary(Dice dice) {
    return switch (this) {
      case OUTLOOK, FOXMAIL, NETEASE -> "----=_NextPart_" + dice.token(24);
      case GMAIL -> "000000000000" + dice.token(16);
      case APPLE -> "Apple-Mail=_" + dice.token(24);
      case MACHINE -> "_----------=_" + dice.token(20);
      case THUNDERBIRD -> "------------" + dice.token(24);
    };
  }

  /** One that people who write that language use. */
  static Mailer of(String language, String address, Dice dice) {
    if (address.endsWith("@gmail.com")) {
      return dice.chance(0.8) ? GMAIL : APPLE;
    }
    if (language.startsWith("zh")) {
      return dice.of(FOXMAIL, FOXMAIL, NETEASE, OUTLOOK, OUTLOOK, THUNDERBIRD);
    }
    return dice.of(OUTLOOK, OUTLOOK, OUTLOOK, GMAIL, APPLE, THUNDERBIRD);
  }
}
