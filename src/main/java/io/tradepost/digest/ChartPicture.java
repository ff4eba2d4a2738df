package io.tradepost.digest;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The days as bars. Without a word in it: a server's Java may have no fonts at all, and none for
 * Chinese; dates and legend stand beside it as text.
 */
final class ChartPicture {
  /** In time, late, unanswered, time left. */
  static final List<String> COLOURS = List.of("#12b76a", "#f79009", "#d92d20", "#98a2b3");

  /** Twice the size at which it is shown, for fine screens. */
  private static final int WIDTH = 1228;

  private static final int HEIGHT = 240;
  private static final int LINES = 4;

  private ChartPicture() {}

  static byte[] png(List<Day> days) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(0x98, 0xA2, 0xB3, 90));
    for (int line = 1; line <= LINES; line++) {
      pen.fillRect(0, HEIGHT - 2 - (HEIGHT - 12) * line / LINES, WIDTH, 1);
    }
    pen.fillRect(0, HEIGHT - 2, WIDTH, 2);
    int most = most(days);
    double step = (double) WIDTH / Math.max(1, days.size());
    for (int i = 0; i < days.size(); i++) {
      bar(pen, days.get(i).figures(), step * i + step * 0.18, step * 0.64, most);
    }
    pen.dispose();
    return bytes(image);
  }

  /** How many letters the highest bar stands for. */
  static int most(List<Day> days) {
    return Math.max(1, days.stream().mapToInt(d -> d.figures().owed()).max().orElse(1));
  }

  private static void bar(Graphics2D pen, Figures figures, double x, double width, int most) {
    List<Integer> parts =
        List.of(figures.inTime(), figures.late(), figures.unanswered(), figures.pending());
    double bottom = HEIGHT - 2.0;
    for (int i = 0; i < parts.size(); i++) {
      double height = (HEIGHT - 12.0) * parts.get(i) / most;
      if (height > 0) {
        pen.setColor(Color.decode(COLOURS.get(i)));
        pen.fill(
            new RoundRectangle2D.Double(x, bottom - height, width, Math.max(2, height - 2), 6, 6));
        bottom -= height;
      }
    }
  }

  private static byte[] bytes(BufferedImage image) {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.setUseCache(false); // A cache file for 240 lines would be a file more to fail on.
      if (!ImageIO.write(image, "png", png)) {
        throw new IOException("this Java has no PNG writer");
      }
      return png.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("The chart could not be drawn", e);
    }
  }
}
