package io.github.verifiedresponse.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was probably meant by a misspelt name. */
final class Nearest {
  private static final int FURTHEST = 3;
  private static final int SHOWN = 3;
  private static final int LETTERS_FOR_A_MISTAKE = 4;

  private Nearest() {}

  /**
   * {@return the candidate with the fewest mistakes, at most one in four letters; of several the
   * first in alphabetical order}
   */
  static Optional<String> to(String name, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> isNear(name, candidate))
        .min(Comparator.<String>comparingInt(it -> distance(name, it)).thenComparing(it -> it));
  }

  /** {@return the three candidates with the fewest mistakes, though none may be near} */
  static List<String> three(String name, Collection<String> candidates) {
    return candidates.stream()
        .sorted(Comparator.<String>comparingInt(it -> distance(name, it)).thenComparing(it -> it))
        .limit(SHOWN)
        .toList();
  }

  static boolean isNear(String name, String candidate) {
    int letters = Math.min(name.length(), candidate.length());
    int most = Math.min(FURTHEST, Math.max(1, letters / LETTERS_FOR_A_MISTAKE));
    return Math.abs(name.length() - candidate.length()) <= most
        && distance(name, candidate) <= most;
  }

  /**
   * {@return how many letters were left out, added, replaced or swapped with their neighbour (the
   * optimal string alignment distance); capitals do not count}
   */
  static int distance(String name, String candidate) {
    String one = name.toLowerCase(Locale.ROOT);
    String other = candidate.toLowerCase(Locale.ROOT);
    int[][] d = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, one, other, i, j);
      }
    }
    return d[one.length()][other.length()];
  }

  private static int step(int[][] d, String one, String other, int i, int j) {
    int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
