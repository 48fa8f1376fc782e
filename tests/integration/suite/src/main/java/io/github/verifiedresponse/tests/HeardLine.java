package io.github.verifiedresponse.tests;

import java.util.List;

/**
 * A line of the library's loggers, as the server's handlers were given it.
 *
 * @param times how often
 * @param text with its parameters in square brackets
 */
record HeardLine(int times, String text) {

  /** What was heard since the last time. A line that holds the end of a line comes as two. */
  static List<HeardLine> take(Client client) {
    return client.get("insides/heard").body().lines().map(HeardLine::of).toList();
  }

  private static HeardLine of(String line) {
    int tab = line.indexOf('\t');
    return tab < 0
        ? new HeardLine(1, line)
        : new HeardLine(Integer.parseInt(line.substring(0, tab)), line.substring(tab + 1));
  }

  static int times(List<HeardLine> lines, String words) {
    return lines.stream()
        .filter(line -> line.text().contains(words))
        .mapToInt(HeardLine::times)
        .sum();
  }
}
