package io.tradepost.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemoStoryTest {
  @Test
  void theTreeShowsSumsAndPutsTheInboxFirst() {
    String tree =
        DemoStory.tree(
            "Britty",
            Map.of(
                "INBOX", 2L,
                "Business Assistant", 7L,
                "Customer/SP/NEVIR", 4L,
                "Customer/SP/Iberluz", 1L,
                "Customer/DE/Bergmann", 3L));

    assertThat(tree)
        .isEqualTo(
            """
            Britty  (17 letters)
            ├─ INBOX  2
            ├─ Business Assistant  7
            └─ Customer  8
               ├─ DE  3
               │  └─ Bergmann  3
               └─ SP  5
                  ├─ Iberluz  1
                  └─ NEVIR  4
            """);
  }

  @Test
  void manyCompaniesAreToldInOneLine() {
    Map<String, Long> folders = new TreeMap<>();
    for (int i = 10; i < 30; i++) {
      folders.put("Customer/SP/C" + i, 2L);
    }

    assertThat(DemoStory.tree("Kevin", folders))
        .contains("C17  2\n")
        .doesNotContain("C18")
        .contains("└─ … 12 more folders  24\n");
  }

  @Test
  void anEmptyMailboxHasATreeToo() {
    assertThat(DemoStory.tree("Kevin", Map.of())).isEqualTo("Kevin  (0 letters)\n");
  }
}
