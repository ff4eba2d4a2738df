package io.tradepost;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the house: which package may use which, and which stay away from the world. */
class HouseTest {
  private static final String ROOT = "io.tradepost";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** What stands in each package's {@code package-info.java}, as a table. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("letter", Set.of()),
          Map.entry("config", Set.of()),
          Map.entry("customer", Set.of("letter")),
          Map.entry("mailbox", Set.of("letter")),
          Map.entry("archive", Set.of("letter", "mailbox")),
          Map.entry("search", Set.of("letter")),
          Map.entry("reply", Set.of("letter", "customer")),
          Map.entry("filing", Set.of("letter", "customer", "mailbox")),
          Map.entry("digest", Set.of("letter", "customer", "reply")),
          Map.entry("ledger", Set.of("letter", "customer", "filing", "mailbox", "reply")),
          Map.entry(
              "round",
              Set.of(
                  "letter",
                  "customer",
                  "filing",
                  "mailbox",
                  "ledger",
                  "archive",
                  "search",
                  "reply",
                  "config")),
          Map.entry(
              "agent",
              Set.of(
                  "letter",
                  "customer",
                  "filing",
                  "mailbox",
                  "ledger",
                  "archive",
                  "search",
                  "reply",
                  "digest",
                  "config",
                  "round")),
          Map.entry(
              "demo",
              Set.of(
                  "letter",
                  "customer",
                  "filing",
                  "mailbox",
                  "ledger",
                  "archive",
                  "search",
                  "reply",
                  "digest",
                  "config",
                  "round",
                  "agent")),
          Map.entry(
              "cli",
              Set.of(
                  "letter",
                  "customer",
                  "filing",
                  "mailbox",
                  "ledger",
                  "archive",
                  "search",
                  "reply",
                  "digest",
                  "config",
                  "round",
                  "agent",
                  "demo")));

  @Test
  void everyPackageStandsInTheTable() {
    Set<String> packages =
        HOUSE.stream().map(HouseTest::room).collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).isNotEmpty();
    assertThat(MAY_USE.keySet()).containsAll(packages);
  }

  @Test
  void packagesUseOnlyWhatTheTableAllows() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass user : HOUSE) {
      for (var dependency : user.getDirectDependenciesFromSelf()) {
        JavaClass used = dependency.getTargetClass();
        if (!used.getPackageName().startsWith(ROOT + ".")
            || room(used).equals(room(user))
            || MAY_USE.getOrDefault(room(user), Set.of()).contains(room(used))) {
          continue;
        }
        wrong.add(dependency.getDescription());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void packagesUseEachOtherInOneDirection() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void whatDecidesDoesNotTouchTheWorld() {
    pure("letter", "filing", "reply", "customer")
        .orShould()
        .dependOnClassesThat(
            resideInAPackage("java.nio.file..")
                .or(assignableTo(java.io.File.class))
                .or(assignableTo(java.io.FileInputStream.class)))
        .allowEmptyShould(true)
        .check(HOUSE.that(not(readsOrWritesFiles())));
  }

  private static ClassesShouldConjunction pure(String... rooms) {
    String[] packages =
        List.of(rooms).stream().map(r -> ROOT + "." + r + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.net..").and(not(belongToAnyOf(IDN.class, URI.class))))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "org.sqlite..",
            "org.apache.lucene..",
            "org.eclipse.angus..",
            "jakarta.mail..",
            "org.quartz..");
  }

  private static DescribedPredicate<JavaClass> readsOrWritesFiles() {
    return DescribedPredicate.describe(
        "letters held in files, customer lists",
        c ->
            c.getName().startsWith(ROOT + ".letter.RawLetter")
                || (room(c).equals("customer") && c.getSimpleName().contains("List")));
  }

  @Test
  void nobodyReadsTheClockWhereThingsAreDecided() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(
                ROOT + ".letter..", ROOT + ".filing..", ROOT + ".reply..", ROOT + ".customer..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .allowEmptyShould(true);
    rule.check(HOUSE);
  }

  private static String room(JavaClass one) {
    String[] parts = one.getPackageName().substring(ROOT.length() + 1).split("\\.", -1);
    return parts[0];
  }
}
