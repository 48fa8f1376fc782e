package io.github.verifiedresponse.tests.benchmark;

import java.util.List;
import java.util.Locale;

/** Bars of the ratios at one size, group by group, ours in another colour. */
final class Chart {
  private static final int SIZE = 16_384;
  private static final int LEFT = 260;
  private static final int WIDTH = 760;
  private static final int ROW = 22;
  private static final double WIDEST = 24;

  private Chart() {}

  static String of(List<Result> results) {
    int size =
        results.stream()
            .mapToInt(Result::size)
            .filter(s -> s == SIZE)
            .findFirst()
            .orElse(results.get(0).size());
    StringBuilder rows = new StringBuilder();
    int y = 44;
    String group = "";
    for (Result result : results) {
      if (result.size() == size) {
        if (!result.group().equals(group)) {
          group = result.group();
          y += 10;
          rows.append(text(10, y + 15, "bold", group));
          y += ROW;
        }
        rows.append(bar(result, y));
        y += ROW;
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
    <rect width="100%%" height="100%%" fill="#ffffff"/>
    %s%s</svg>
    """
        .formatted(
            WIDTH,
            y + 16,
            text(10, 26, "bold", "Time as a multiple of the physical limit, " + Report.bytes(size)),
            rows);
  }

  private static String bar(Result result, int y) {
    double ratio = result.ratio();
    int length = (int) Math.round((WIDTH - LEFT - 60) * Math.min(ratio, WIDEST) / WIDEST);
    return text(20, y + 15, "normal", result.name())
        + String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"%s\"/>%n",
            LEFT,
            y + 2,
            length,
            result.isOurs() ? "#1f6f54" : "#9aa5ad")
        + text(LEFT + length + 6, y + 15, "normal", String.format(Locale.ROOT, "%.2f", ratio));
  }

  private static String text(int x, int y, String weight, String text) {
    return String.format(
        Locale.ROOT, "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n", x, y, weight, text);
  }
}
