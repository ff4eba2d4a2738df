package io.tradepost.digest;

import java.util.List;

/**
 * A report in words, block by block: what the HTML and the plain text are both made of, so that
 * they say the same. Every text in it is plain: it holds nothing of a letter that was not made fit
 * to be seen.
 *
 * @param language as BCP 47 writes it
 * @param subject of the e-mail
 * @param title above everything
 * @param lead one sentence for who reads no more
 * @param foot in small print
 */
record Page(
    String language,
    String subject,
    String title,
    String subtitle,
    String lead,
    Tone tone,
    List<Section> sections,
    List<String> foot) {

  /** How serious something is, and so its colour. */
  enum Tone {
    BAD,
    WARN,
    DUE,
    GOOD,
    QUIET
  }

  /** A part with its own heading. */
  record Section(String title, String note, List<Block> blocks) {}

  /** What a section is made of. */
  sealed interface Block {
    /** A heading below the section's. */
    record Group(String name) implements Block {}

    /** A sentence. */
    record Sentence(String text) implements Block {}

    /**
     * One letter that somebody has to do something about.
     *
     * @param badge the few words that count
     * @param what the letter's subject
     * @param lines who and when
     * @param quotes what our holding replies promised
     * @param open how to open the letter
     */
    record Item(
        Tone tone, String badge, String what, List<String> lines, List<String> quotes, String open)
        implements Block {}

    /** Numbers that stand side by side. */
    record Tiles(List<Tile> tiles) implements Block {}

    /** A table; the first column is text, the others are numbers. */
    record Grid(List<String> head, List<List<String>> rows) implements Block {}

    /** The picture of the days. */
    record Chart(String title, List<Day> days, List<String> legend, List<String> dates)
        implements Block {}
  }

  /** One number. */
  record Tile(Tone tone, String value, String label, String note) {}
}
