package io.tradepost.filing;

import static io.tradepost.filing.TestLetter.letterFrom;
import static io.tradepost.filing.TestOffice.knowledge;
import static io.tradepost.filing.TestOffice.rulebook;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.customer.Country;
import io.tradepost.letter.Address;
import io.tradepost.letter.Automation.Kind;
import io.tradepost.mailbox.FolderPath;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TeachingTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final FolderPath ASSISTANT = FolderPath.of("Business Assistant");

  private static Teaching teach(TestLetter letter, String to) {
    return teach(letter, "INBOX", to, Lessons.NONE);
  }

  private static Teaching teach(TestLetter letter, String from, String to, Lessons lessons) {
    return rulebook()
        .teach(
            letter.letter(),
            knowledge(lessons),
            new Rulebook.Move(
                FolderPath.parse(from),
                FolderPath.parse(to),
                Set.of(FolderPath.of("Trash"), FolderPath.of("Sent"))));
  }

  private static Lessons lesson(String address, String folder, String mailbox) {
    return Lessons.of(List.of(new Lesson(address, FolderPath.parse(folder), mailbox, NOON)));
  }

  private static String place(TestLetter letter, Lessons lessons) {
    return RulebookTableTest.place(
        rulebook().decide(letter.letter(), knowledge(lessons)).decision());
  }

  @Test
  void aMoveToACustomersFolderTeachesTheAddress() {
    assertThat(teach(letterFrom("Ana <Ana@gmail.com>"), "Customer/SP/NEVIR"))
        .isEqualTo(new Teaching.CustomerAddress("ES-001", "ana@gmail.com"));
  }

  @Test
  void behindAPlatformTheBuyerIsTaughtAndNeverTheRelay() {
    TestLetter relayed =
        letterFrom("x1@message.alibaba.com").replyTo("ana@gmail.com").says("What price?");
    assertThat(teach(relayed, "Customer/SP/NEVIR"))
        .isEqualTo(new Teaching.CustomerAddress("ES-001", "ana@gmail.com"));
    assertNothing(
        teach(letterFrom("x1@message.alibaba.com").says("hi"), "Customer/SP/NEVIR"),
        "teach.platform");
    assertNothing(teach(letterFrom("news@alibaba.com"), "Others"), "teach.platform");
  }

  @Test
  void aFolderMadeForANewCompanyTeachesANewCustomer() {
    assertThat(teach(letterFrom("Ana <ana@sol-demo.es>"), "Customer/SP/Sol"))
        .isEqualTo(
            new Teaching.NewCustomer(
                new Country("ES"),
                "Sol",
                new Address("Ana", "ana@sol-demo.es"),
                FolderPath.parse("Customer/SP/Sol")));
    assertThat(teach(letterFrom("a@b-demo.fr"), "Customer/FR/Sol"))
        .isInstanceOfSatisfying(
            Teaching.NewCustomer.class, n -> assertThat(n.country().code()).isEqualTo("FR"));
    assertThat(teach(letterFrom("a@b-demo.fr"), "Customer/Unknown/Sol"))
        .isInstanceOfSatisfying(
            Teaching.NewCustomer.class, n -> assertThat(n.country().isKnown()).isFalse());
  }

  @Test
  void aFolderThatNoCustomerWouldBeGivenIsAPlaceLikeAnyOther() {
    for (String folder :
        List.of(
            "Customer/Spain/Sol",
            "Customer/ES/Sol",
            "Customer/Sol",
            "Customer/SP/NEVIR/2026",
            "Projects/Fair",
            "Others",
            "Business Assistant")) {
      assertThat(teach(letterFrom("a@sol-demo.es"), folder))
          .isEqualTo(new Teaching.Placement("a@sol-demo.es", FolderPath.parse(folder)));
    }
  }

  @Test
  void someMovesTeachNothing() {
    assertNothing(teach(letterFrom("a@b-demo.fr"), "INBOX"), "teach.special");
    assertNothing(teach(letterFrom("a@b-demo.fr"), "Trash/Old"), "teach.special");
    assertNothing(teach(letterFrom("lin@hotwell.example"), "Customer/SP/NEVIR"), "teach.ours");
    assertNothing(teach(letterFrom(), "Customer/SP/NEVIR"), "teach.nobody");
    assertNothing(
        teach(
            letterFrom("mailer-daemon@gmail.com").automatic(Kind.BOUNCE, "x"), "Customer/SP/NEVIR"),
        "teach.machine");
  }

  @Test
  void sortingWithinACustomersFolderTeachesNothingUnlessALessonHadPutItThere() {
    TestLetter anna = letterFrom("anna@nevir-demo.es");
    String order = "Customer/SP/NEVIR/PLK-276";
    assertNothing(teach(anna, "Customer/SP/NEVIR", order, Lessons.NONE), "teach.sorted");
    assertThat(teach(anna, order, order + "7", lesson("anna@nevir-demo.es", order, "Britty")))
        .isEqualTo(new Teaching.Placement("anna@nevir-demo.es", FolderPath.parse(order + "7")));
  }

  private static void assertNothing(Teaching teaching, String why) {
    assertThat(teaching)
        .isInstanceOfSatisfying(
            Teaching.Nothing.class, n -> assertThat(n.why().key()).isEqualTo(why));
  }

  @Test
  void whatWasTaughtComesBeforeDomainsAndIsToldSo() {
    Lessons lessons = lesson("Karl@mueller-demo.de", "Business Assistant", "Britty");
    Ruling ruling =
        rulebook().decide(letterFrom("KARL@mueller-demo.de").letter(), knowledge(lessons));
    assertThat(ruling.decision().verdict())
        .isEqualTo(new Decision.Verdict.File(new Category.BusinessAssistant(), ASSISTANT));
    assertThat(ruling.decision().reasons())
        .containsExactly(
            Reason.of("lesson.folder", "karl@mueller-demo.de", "Business Assistant", "Britty"));
    assertThat(place(letterFrom("otto@mueller-demo.de"), lessons)).isEqualTo("Customer/DE/Müller");
  }

  @Test
  void aPersonsOwnFolderCountsInThatPersonsMailboxOnly() {
    assertThat(place(letterFrom("a@x-demo.com"), lesson("a@x-demo.com", "Projects", "Britty")))
        .isEqualTo("Projects");
    assertThat(place(letterFrom("a@x-demo.com"), lesson("a@x-demo.com", "Projects", "Lin")))
        .isEqualTo("Others");
    assertThat(
            place(letterFrom("a@x-demo.com"), lesson("a@x-demo.com", "Business Assistant", "Lin")))
        .isEqualTo("Business Assistant");
  }

  @Test
  void aFolderBelowACustomersStaysTheCustomers() {
    Lessons lessons = lesson("anna@nevir-demo.es", "Customer/SP/NEVIR/2026", "Britty");
    Decision decision =
        rulebook().decide(letterFrom("anna@nevir-demo.es").letter(), knowledge(lessons)).decision();
    assertThat(decision.verdict())
        .isEqualTo(
            new Decision.Verdict.File(
                new Category.Customer("ES-001", new Country("ES"), "NEVIR"),
                FolderPath.parse("Customer/SP/NEVIR/2026")));
  }

  @Test
  void theNewerOfTwoLessonsCountsAndOneCanBeTakenBack() {
    Lessons lessons =
        lesson("a@x-demo.com", "Others", "Britty")
            .with(new Lesson("a@x-demo.com", ASSISTANT, "Britty", NOON.plusSeconds(60)));
    assertThat(place(letterFrom("a@x-demo.com"), lessons)).isEqualTo("Business Assistant");
    assertThat(lessons.without("A@x-demo.com").lessons()).isEmpty();
  }

  @Test
  void aLessonForTheBuyerCountsWhicheverWayTheLetterComes() {
    Lessons lessons = lesson("ana@gmail.com", "Business Assistant", "Britty");
    TestLetter relayed =
        letterFrom("x1@message.alibaba.com").replyTo("ana@gmail.com").says("What price?");
    assertThat(place(relayed, lessons)).isEqualTo("Business Assistant");
  }
}
