package io.tradepost.filing;

import static io.tradepost.filing.TestLetter.letterFrom;
import static io.tradepost.filing.TestOffice.knowledge;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Letters of strangers in the words of people who know neither the rule files nor the sample
 * letters: written for this test alone, so that the words in {@code rules/inquiries.yaml} are
 * measured on something they were not collected from. One that is judged wrongly is a reason to
 * think about the rules, and never to enter its own words there.
 */
class HeldOutLettersTest {
  private static final String CUSTOMER = "customer";
  private static final String ASSISTANT = "business-assistant";
  private static final String OTHERS = "others";

  private record Told(String category, String from, String subject, String text) {}

  private static final List<Told> LETTERS =
      List.of(
          // Who wants to buy.
          new Told(
              CUSTOMER,
              "h.okafor@okafor-stores-demo.ng",
              "Ceiling fans",
              "Good day, we run four shops in Lagos and came across your ceiling fans online. What"
                  + " would 500 pcs cost us delivered to Apapa? Do send pictures and the price."),
          new Told(
              CUSTOMER,
              "m.keller@keller-haus-demo.at",
              "Wandleuchten",
              "Guten Tag, für ein Hotelprojekt benötigen wir 220 Wandleuchten wie in Ihrem Katalog"
                  + " auf Seite 14. Nennen Sie mir bitte Preis und Lieferzeit ab Werk."),
          new Told(
              CUSTOMER,
              "direccion@ferreplus-demo.pe",
              "Consulta por ventiladores",
              "Buenos días, tenemos una cadena de ferreterías en Lima y queremos importar sus"
                  + " ventiladores. ¿Cuál es el precio FOB y el pedido mínimo?"),
          new Told(
              CUSTOMER,
              "achat@maghreb-deco-demo.ma",
              "Lustres",
              "Bonjour, nous sommes une chaîne de magasins à Casablanca. Quel est votre prix pour"
                  + " 300 lustres modèle K-88, et quel délai de livraison ?"),
          new Told(
              CUSTOMER,
              "p.rinaldi@rinaldi-casa-demo.it",
              "Ventilatori da soffitto",
              "Buongiorno, abbiamo visto i vostri ventilatori in fiera a Guangzhou. Mi mandate i"
                  + " prezzi per 1.000 pezzi e un campione?"),
          new Told(
              CUSTOMER,
              "zakup@dom-sad-demo.pl",
              "Lampy ogrodowe",
              "Dzień dobry, jesteśmy siecią sklepów ogrodniczych i chcielibyśmy kupić lampy"
                  + " solarne. Proszę o podanie ceny za 2000 sztuk i terminu dostawy."),
          new Told(
              CUSTOMER,
              "snab@teplodom-demo.kz",
              "Обогреватели",
              "Здравствуйте! Просим дать цену на обогреватели, 3 контейнера, условия FOB Нинбо."
                  + " Какой срок изготовления?"),
          new Told(
              CUSTOMER,
              "satinalma@evim-market-demo.com.tr",
              "Su ısıtıcı",
              "Merhaba, 40 mağazamız için elektrikli su ısıtıcısı almak istiyoruz. 3000 adet için"
                  + " fiyat ve teslim süresi nedir?"),
          new Told(
              CUSTOMER,
              "compras@casaverde-demo.com.br",
              "Luminárias solares",
              "Olá, temos lojas em Recife e queremos comprar luminárias solares. Qual o preço para"
                  + " 1500 peças e o prazo de entrega?"),
          new Told(
              CUSTOMER,
              "kaihatsu@midori-shouten-demo.jp",
              "扇風機について",
              "はじめまして。ホームセンター向けに扇風機を2000台輸入したいと考えております。単価と納期をご連絡ください。"),
          new Told(
              CUSTOMER,
              "purchase@namsan-living-demo.kr",
              "전기주전자 문의",
              "안녕하세요. 전기주전자 1,000개 수입을 검토하고 있습니다. 단가와 납기를 알려 주세요."),
          new Told(
              CUSTOMER,
              "lee@penang-lights-demo.my",
              "吊灯价格",
              "您好，我们在槟城经营灯饰店，看中贵厂的吊灯K-12，请告知200套的单价、起订量和交货期。"),
          new Told(
              CUSTOMER,
              "procurement@redsea-hotels-demo.com",
              "Bedside lamps for 3 hotels",
              "We are refurbishing three hotels in Hurghada. 900 bedside lamps with USB are needed"
                  + " by September. Which models do you have, and at what price CIF Alexandria?"),
          new Told(
              CUSTOMER,
              "dave.p@gmail.com",
              "Are you able to make this?",
              "Hi there, attached is a drawing of a lamp shade. I'd be after 250 of them to begin"
                  + " with, then 1000 a quarter. What's the unit price and the lead time? Dave,"
                  + " Otago Homeware Ltd, New Zealand"),
          new Told(
              CUSTOMER,
              "bestelling@vandijk-wonen-demo.be",
              "Tafellampen",
              "Beste, wij hebben 12 woonwinkels en willen graag tafellampen bij u bestellen. Wat is"
                  + " de prijs voor 600 stuks en wat is de levertijd?"),
          // Who serves the trade.
          new Told(
              ASSISTANT,
              "ops3@goldenwave-logistics-demo.cn",
              "宁波-汉堡 7月下旬舱位",
              "您好，我司可订MSC、ONE舱位，40HQ一口价USD 2850，含码头费，7月25日截关，需要请速联系。"),
          new Told(
              ASSISTANT,
              "amy@speedcargo-demo.com",
              "FCL rates Shenzhen to Rotterdam",
              "Dear friend, this is Amy from Speed Cargo, your forwarder in Shenzhen. This week"
                  + " 40HQ USD 2650 all in to Rotterdam, transit time 31 days. Any shipment in"
                  + " plan?"),
          new Told(
              ASSISTANT,
              "import@nordclear-demo.de",
              "Arrival of MSKU 123456-7",
              "Please be informed that the vessel arrives in Hamburg on 12 May. Please release the"
                  + " bill of lading and pay THC and delivery order fees before discharge."),
          new Told(
              ASSISTANT,
              "judy@eastlab-testing-demo.cn",
              "CB report for fan heaters",
              "Dear sir, we are a third party laboratory in Foshan, CNAS accredited. CB and CE for"
                  + " fan heaters takes 3 weeks and costs RMB 9,800. Shall I send you the"
                  + " application form?"),
          new Told(
              ASSISTANT,
              "service@qualimark-demo.org",
              "Your ISO 9001 certificate expires in August",
              "Please book the recertification audit in time. Our auditors have free dates in June;"
                  + " the audit takes two man-days."),
          new Told(
              ASSISTANT,
              "li@zhongjian-demo.cn",
              "欧盟新规提醒",
              "您好，我们是第三方检测机构，ErP能效新规9月实施，贵司风扇需更新报告，测试周期10天，可上门取样。"),
          new Told(
              ASSISTANT,
              "expo@gulf-light-demo.ae",
              "Gulf Light Week, stands still free",
              "Only 14 stands are left in hall 3. Exhibitors from 40 countries have signed up"
                  + " already. A shell scheme stand of 12 sqm is USD 4,200. Reserve yours now."),
          new Told(
              ASSISTANT,
              "zhanhui@hangfair-demo.cn",
              "杭州跨境电商展招展",
              "展会规模五万平米，采购商八千名，现余少量标展与光地，报名从速，参展补贴可申请。"),
          new Told(
              ASSISTANT,
              "ben@reachmore-demo.io",
              "Quick question about hotwell.example",
              "I looked at your site and it does not rank for 'ceiling fan supplier'. We get"
                  + " factories on page one within 90 days or you pay nothing. Got 15 minutes on"
                  + " Thursday?"),
          new Told(
              ASSISTANT,
              "sales8@brightmotor-demo.cn",
              "AC motors for fans",
              "Hello, glad to know you make fans. We produce AC motors in Zhongshan since 2004,"
                  + " customers include Midea. Samples are free. Price list on request."),
          new Told(
              ASSISTANT,
              "market@huabao-packing-demo.cn",
              "彩盒纸箱供应",
              "您好，我厂生产彩盒、纸箱、珍珠棉，月产两百万只，价格有优势，可免费打样，期待合作。"),
          new Told(
              ASSISTANT,
              "tom@listseller-demo.biz",
              "Buyers of lamps in Europe",
              "We hold 12,400 verified contacts of lamp importers in Europe with e-mail and phone."
                  + " 450 dollars for the whole database. Would you like a sample of 20 records?"),
          new Told(
              ASSISTANT,
              "wu@translate-demo.cn",
              "翻译服务",
              "您好，我公司提供英、德、法、西语说明书翻译及排版服务，千字80元起，交稿快，可试译。"),
          // Neither.
          new Told(OTHERS, "kim.zhou@qq.com", "周末聚会", "周六晚上六点老地方吃火锅，别迟到，顺便把我的伞带来。"),
          new Told(
              OTHERS,
              "sara.lind@student-demo.edu",
              "Survey on working hours",
              "I study at Lund and ask people in offices about their working hours. It takes five"
                  + " minutes and is anonymous."),
          new Told(
              OTHERS,
              "hr@familyoffice-demo.net",
              "Assistant position",
              "I saw the notice at your gate and would like to work for you. I speak English and"
                  + " some Spanish. My CV is attached. When may I come by?"),
          new Told(
              OTHERS,
              "security@account-check-demo.info",
              "Unusual sign-in",
              "Somebody signed in to your mailbox from Minsk. Confirm your password within 12 hours"
                  + " or the account will be closed."),
          new Told(
              OTHERS,
              "mrs.abena@widow-demo.org",
              "Please read with trust",
              "My late husband left 9.5 million dollars in a bank. I want to share it with an"
                  + " honest person. Answer to my private address for the details."),
          new Told(
              OTHERS,
              "landlord@wohnung-demo.de",
              "Heizungsableser am Dienstag",
              "Am Dienstag zwischen 9 und 12 Uhr werden die Zähler abgelesen. Bitte sorgen Sie"
                  + " dafür, dass jemand zu Hause ist."));

  /** Written after the words had been widened by what the others taught. */
  private static final List<Told> LATER_LETTERS =
      List.of(
          new Told(
              CUSTOMER,
              "ines@mobilar-demo.pt",
              "Candeeiros para hotel",
              "Bom dia, estamos a equipar um hotel em Faro com 140 quartos. Podem dizer-nos quanto"
                  + " custaria cada candeeiro de mesa e quando entregam?"),
          new Told(
              CUSTOMER,
              "buying@kiwihome-demo.co.nz",
              "Kettles",
              "Hello, our buying group has 31 stores in New Zealand. We would consider your 1.7 l"
                  + " glass kettle for our winter range. Please come back with FOB price, carton"
                  + " size and MOQ."),
          new Told(
              CUSTOMER,
              "jorge@ventas-demo.ec",
              "Ollas arroceras",
              "Saludos desde Quito. Vendemos electrodomésticos y necesitamos ollas arroceras de 1.8"
                  + " litros, unas 800. Envíeme por favor precios y fotos."),
          new Told(
              CUSTOMER,
              "office@lumen-plovdiv-demo.bg",
              "LED ленти",
              "Здравейте, бихме искали да закупим LED ленти, 5000 метра. Моля изпратете ценова"
                  + " оферта."),
          new Told(
              CUSTOMER,
              "sales@dalat-home-demo.vn",
              "Quạt điện",
              "Xin chào, công ty chúng tôi cần mua 1000 quạt điện. Vui lòng cho biết giá và thời"
                  + " gian giao hàng."),
          new Told(
              CUSTOMER,
              "r.nair@gmail.com",
              "Regarding induction cookers",
              "Sir, I have a shop for kitchen goods in Kochi and wish to buy induction cookers from"
                  + " you. What is your rate for 100 nos? Ravi Nair, Nair Kitchen World"),
          new Told(
              CUSTOMER,
              "eero@valokauppa-demo.fi",
              "Kattovalaisimet",
              "Hei, olemme kiinnostuneita kattovalaisimista. Voitteko lähettää hinnaston ja"
                  + " toimitusajan?"),
          new Told(
              CUSTOMER,
              "a.benali@alger-import-demo.dz",
              "Ventilateurs",
              "Bonjour Monsieur, je voudrais importer deux conteneurs de ventilateurs sur pied pour"
                  + " l'été. Faites-moi parvenir votre proposition CIF Alger."),
          new Told(
              CUSTOMER,
              "wei@tainan-deco-demo.tw",
              "檯燈",
              "您好，我們是台南的燈飾通路商，對檯燈T-20有興趣，想了解500台的價格、交期與付款條件。"),
          new Told(
              CUSTOMER,
              "contact@atelier-lumen-demo.fr",
              "Abat-jour sur mesure",
              "Bonjour, pourriez-vous fabriquer des abat-jour d'après notre dessin ? Il nous en"
                  + " faudrait 400. Quel serait le coût ?"),
          new Told(
              CUSTOMER,
              "yonatan@beit-or-demo.il",
              "Track lights",
              "Shalom, I got your name from the Hong Kong show. We'd like to get 1x20' of track"
                  + " lights as a first order. Could you let me have costs and your payment"
                  + " conditions?"),
          new Told(
              CUSTOMER,
              "mgr@oasis-elec-demo.om",
              "مراوح سقف",
              "السلام عليكم، نحن شركة تجارة في مسقط ونرغب بشراء 700 مروحة سقف. ما هي الأسعار ومدة"
                  + " التسليم؟"),
          new Told(
              CUSTOMER,
              "ilze@gaisma-demo.lv",
              "Chandeliers",
              "Dear team, a client of ours chose your chandelier CH-301 for a restaurant. We need"
                  + " eleven. Is it available and what do you charge?"),
          new Told(
              CUSTOMER,
              "mthembu@durban-elec-demo.co.za",
              "Emergency lights tender",
              "Morning. We are bidding for a municipal tender: 3 500 emergency lights, 3 h. Kindly"
                  + " let me have your offer with data sheets by Friday."),
          new Told(
              CUSTOMER,
              "novak@svitidla-demo.cz",
              "Stropní světla",
              "Dobrý den, máme zájem o stropní světla pro naše prodejny. Pošlete nám prosím"
                  + " ceník."),
          new Told(
              ASSISTANT,
              "kelly@pacificlink-demo.com",
              "Space alert before Golden Week",
              "Hi, GRI of USD 600 per FEU from 15 September, space to US West Coast is very tight."
                  + " Send me your cargo ready date and I will secure containers for you."),
          new Told(
              ASSISTANT,
              "ops@haiyun-demo.cn",
              "您的货物已放行",
              "贵司委托的提单号NGB2209的货物已报关放行，船名COSCO ROSE，预计8月3日开船，请确认提单补料。"),
          new Told(
              ASSISTANT,
              "info@bsafe-demo.eu",
              "GPSR: do you have a responsible person?",
              "From December every product sold in the EU must name a responsible person. We act as"
                  + " yours from EUR 290 a year, paperwork included. Sign up online."),
          new Told(
              ASSISTANT,
              "chen@rui-de-demo.cn",
              "加州65检测",
              "您好，睿德检测，可做加州65、ROHS、REACH，排期快，价格低，量大从优，欢迎合作，附报价单。"),
          new Told(
              ASSISTANT,
              "team@vivashow-demo.mx",
              "Expo Hogar 2027",
              "Aparte su espacio en la feria más grande del hogar en México. Stand de 9 m2 desde"
                  + " 3.200 dólares. Últimos lugares con descuento."),
          new Told(
              ASSISTANT,
              "cindy@visualstudio-demo.cn",
              "产品摄影和视频",
              "您好，我们专注跨境产品摄影、主图视频、A+页面设计，单款99元起，免费拍一款试样。"),
          new Told(
              ASSISTANT,
              "alex@dropmail-demo.com",
              "Double your Alibaba inquiries",
              "Most suppliers waste half of their keyword budget. Our software finds the words that"
                  + " buyers use. Start free, no card needed."),
          new Told(
              ASSISTANT,
              "wang@screw-demo.cn",
              "Fasteners for your lamps",
              "Dear purchasing manager, we make screws and brackets for lighting makers in Ningbo,"
                  + " ISO 9001, delivery in 7 days. Please see our price list, samples on us."),
          new Told(
              ASSISTANT,
              "sun@banka-demo.cn",
              "出口退税贷款",
              "您好，我行推出出口退税质押贷款，年利率3.2%，额度500万，无需抵押，当天审批，欢迎咨询客户经理。"),
          new Told(
              ASSISTANT,
              "joy@powercord-demo.com",
              "Power cords VDE",
              "Hi manager, Joy here from Powercord. VDE plugs and cords are in promotion this"
                  + " month, 8% off. Do you want some samples?"),
          new Told(
              ASSISTANT,
              "frank@creditcheck-demo.com",
              "Know your buyer",
              "Before you ship on open account: order a credit report on any company in 200"
                  + " countries, from USD 35, ready in three days."),
          new Told(OTHERS, "zhao.m@163.com", "孩子入学", "老同学好，孩子下半年要上小学了，你们那边学校的手续怎么办的？有空给我打个电话。"),
          new Told(
              OTHERS,
              "petra.k@gmail.com",
              "Photos from the trip",
              "Here are the photos I promised. The one with the boat is my favourite. Hugs from all"
                  + " of us!"),
          new Told(
              OTHERS,
              "hausverwaltung@immo-demo.de",
              "Aufzug außer Betrieb",
              "Der Aufzug ist von Montag bis Mittwoch wegen Wartung außer Betrieb. Wir bitten um"
                  + " Verständnis."),
          new Told(
              OTHERS,
              "office@court-demo.gov",
              "Hearing moved",
              "The hearing on 4 March has been moved to 11 March, room 204. Witnesses are asked to"
                  + " bring an identity card."),
          new Told(
              OTHERS,
              "it-desk@mail-upgrade-demo.net",
              "Storage full",
              "You have used 99 % of your quota. Messages will bounce unless you validate your"
                  + " account on our page."),
          new Told(
              OTHERS,
              "marek@uczelnia-demo.pl",
              "Praktyki",
              "Dzień dobry, jestem studentem logistyki i szukam praktyk na lato. W załączeniu"
                  + " przesyłam CV."));

  /** Written last, and the words not widened since: the honest measure. */
  private static final List<Told> LAST_LETTERS =
      List.of(
          new Told(
              CUSTOMER,
              "gerhard@leuchtenwelt-demo.ch",
              "Spots",
              "Grüezi, wir führen zwei Lampenläden in Bern. Ihre Schienenstrahler gefallen uns. Was"
                  + " verlangen Sie für 150 Stück, und liefern Sie auch nach Basel?"),
          new Told(
              CUSTOMER,
              "carla@regalosypunto-demo.ar",
              "Lámparas de escritorio",
              "Hola! Vi sus lámparas en Instagram. Tengo una tienda en Rosario y quisiera traer"
                  + " 200. ¿Me pasan lista y condiciones?"),
          new Told(
              CUSTOMER,
              "tarik@bosna-elektro-demo.ba",
              "Radijatori",
              "Poštovani, zanimaju nas uljni radijatori, 400 komada. Molimo ponudu i rok"
                  + " isporuke."),
          new Told(
              CUSTOMER,
              "sourcing@nordiskhem-demo.dk",
              "Garment steamers",
              "We are refreshing our steamer assortment for spring. Could you share your line-up"
                  + " with EXW prices, test reports and the earliest date you could load?"),
          new Told(
              CUSTOMER,
              "alhassan@kumasi-mart-demo.gh",
              "Request",
              "Please we need standing fans, 2 x 40ft. Send proforma to this mail so we can arrange"
                  + " payment."),
          new Told(
              CUSTOMER,
              "mina@hotmail.com",
              "ceiling lamp 60 cm",
              "Hello! is the ceiling lamp 60 cm still made? we have a furniture shop in Tbilisi and"
                  + " would take 50 every month."),
          new Told(
              CUSTOMER,
              "shah@lahore-lights-demo.pk",
              "Chandelier parts",
              "Dear Sir, AOA. We assemble chandeliers and want crystal drops and arms, 3 tons."
                  + " Quote your lowest CNF Karachi."),
          new Told(
              CUSTOMER,
              "info@elektrohaus-demo.lu",
              "Anfrage Wasserkocher",
              "Moien, könnten Sie uns 800 Wasserkocher mit unserem Logo anbieten? Bitte mit Angabe"
                  + " der Zertifikate."),
          new Told(
              CUSTOMER, "zhang@ny-home-demo.us", "落地扇", "你好，我们在纽约做批发，今年夏天要两个柜的落地扇，FOB多少，什么时候能出货？"),
          new Told(
              CUSTOMER,
              "kato@hikari-demo.jp",
              "LEDテープ",
              "突然のご連絡失礼いたします。LEDテープ5,000mの価格と最短納期を教えていただけますか。"),
          new Told(
              ASSISTANT,
              "vicky@oceanstar-log-demo.com",
              "Weekly update FCL/LCL ex Ningbo",
              "Hi dear, new week new rates! Ningbo-Jeddah 40HC 1950, Ningbo-Mombasa 40HC 2400, free"
                  + " time 14 days at destination. Let me know your next loading."),
          new Told(
              ASSISTANT,
              "account@megatest-demo.com",
              "Invoice for sample testing",
              "Your sample ref. 88-21 passed EN 60335. Please pay the attached invoice so that we"
                  + " can release the report and the certificate."),
          new Told(
              ASSISTANT,
              "yang@dianqi-pei-demo.cn",
              "温控器 开关 供应",
              "尊敬的采购经理：我们是温控器、开关生产商，年产3000万只，通过UL/VDE，为美的格力配套，可寄样测试。"),
          new Told(
              ASSISTANT,
              "events@levantfair-demo.com",
              "Meet 12,000 buyers in Beirut",
              "Levant Home Fair opens on 4 October. Confirm your participation before the end of"
                  + " June and get a corner stand at no extra charge."),
          new Told(
              ASSISTANT,
              "paul@webworks-demo.co",
              "Your website",
              "I noticed some errors on your website that keep visitors away. We can fix them and"
                  + " bring you more traffic. May I send you our packages and prices?"),
          new Told(
              ASSISTANT,
              "renee@hireglobal-demo.ph",
              "Remote sales staff",
              "Need a hand with English e-mails? Our assistants in Manila work for your company"
                  + " from USD 6 per hour. First week free."),
          new Told(
              ASSISTANT, "liu@paper-demo.cn", "说明书印刷", "你好，我们做说明书、标签、吊牌印刷，有二十年经验，交货快，单价低，有需要请加微信。"),
          new Told(OTHERS, "mama@sohu.com", "回家", "儿子，中秋节回不回来？你爸买了螃蟹，记得提前买票。"),
          new Told(
              OTHERS,
              "luis.gomez@gmail.com",
              "Cena el viernes",
              "¿Te apuntas a cenar el viernes? Reservo mesa para ocho. Avísame antes del jueves."),
          new Told(
              OTHERS,
              "parcel@tracking-update-demo.xyz",
              "Your parcel is held",
              "We could not deliver your parcel. Pay the fee of 1.99 on our page within 24 hours to"
                  + " get it."),
          new Told(
              OTHERS,
              "reporter@citynews-demo.com",
              "Interview",
              "I write about small exporters for City News. Would you talk to me on the phone about"
                  + " this year's Canton Fair?"),
          new Told(
              OTHERS,
              "alumni@uni-demo.edu",
              "Reunion of the class of 2011",
              "We meet on the campus on 2 October at ten. Bring your children. Tell us whether you"
                  + " will be there."));

  @Test
  void strangersAreJudgedByWhatTheyMean() {
    judge(LETTERS, LETTERS.size() / 10);
    judge(LATER_LETTERS, LATER_LETTERS.size() / 10);
    judge(LAST_LETTERS, LAST_LETTERS.size() / 5);
  }

  private static void judge(List<Told> letters, int mistakes) {
    List<String> wrong = new ArrayList<>();
    for (Told told : letters) {
      Ruling ruling =
          TestOffice.rulebook()
              .decide(
                  letterFrom(told.from()).subject(told.subject()).says(told.text()).letter(),
                  knowledge());
      String found =
          switch (ruling.decision().verdict()) {
            case Decision.Verdict.File file -> file.category().label();
            case Decision.Verdict.BringTo bring -> "sent";
            case Decision.Verdict.Leave leave -> "left";
          };
      if (!found.equals(told.category())) {
        wrong.add(told.subject() + ": " + found + " " + ruling.decision().reasons());
      }
    }
    System.out.printf(
        "Letters in words of their own: %d of %d right%n",
        letters.size() - wrong.size(), letters.size());
    wrong.forEach(w -> System.out.println("  wrong: " + w));
    assertThat(wrong.size()).isLessThanOrEqualTo(mistakes);
  }
}
