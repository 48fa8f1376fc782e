package io.github.verifiedresponse.tests.benchmark;

import io.github.verifiedresponse.tests.benchmark.Benchmark.Result;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was to be reached, beside what was. */
final class Goals {
  private static final List<String> JAVA_JWT = List.of("java-jwt");
  private static final int KIB = 1_024;

  private final List<Result> results;
  private final boolean newerJava = Runtime.version().feature() >= 25;

  Goals(List<Result> results) {
    this.results = results;
  }

  String table() {
    List<Integer> sizes =
        results.stream()
            .filter(result -> result.variant().group().equals(Variants.TOKEN))
            .map(Result::size)
            .toList()
            .stream()
            .distinct()
            .toList();
    String head =
        sizes.stream().map(Report::bytes).collect(Collectors.joining(" | ", "| goal | ", " |\n"));
    return head
        + "|---|"
        + "---|".repeat(sizes.size())
        + "\n"
        + atMost("token beside its limit", Variants.TOKEN, "VerifiedResponse", sizes, 1.05)
        + atMost("Shufti Pro beside its limit", Variants.HEADER, Variants.SHUFTI, sizes, 1.03)
        + atMost(
            "Shufti Pro legacy beside its limit", Variants.HEADER, Variants.LEGACY, sizes, 1.03)
        + atLeast(
            "token, bytes out, beside the fastest peer",
            Variants.TOKEN,
            peer -> !peer.startsWith(Variants.LIMIT),
            sizes,
            size -> size <= 16 * KIB ? 3 : 2.2)
        + atLeast(
            "whole way beside java-jwt",
            Variants.CLAIMS,
            JAVA_JWT::contains,
            sizes,
            size -> newerJava ? 1.4 : 1.6)
        + possible("… at best: the limit and Jackson's tree beside java-jwt", sizes)
        + atLeast(
            "whole way beside the fastest other peer",
            Variants.CLAIMS,
            peer -> !peer.startsWith(Variants.LIMIT) && !JAVA_JWT.contains(peer),
            sizes,
            size -> 3)
        + atLeast(
            "Shufti Pro beside the fastest peer",
            Variants.HEADER,
            peer -> !peer.startsWith(Variants.LIMIT),
            sizes,
            size -> newerJava ? 1.7 : 2.1)
        + "\n"
        + grown(Growth.LIVE, "10,000,000", "10,000,000 live results beside 1,000")
        + grown(Growth.TENANTS, "100,000", "100,000 tenants beside one")
        + "\n";
  }

  /** Small messages may cost a little more: what is fixed shows there. */
  private String atMost(String goal, String group, String name, List<Integer> sizes, double most) {
    return sizes.stream()
        .map(
            size -> {
              double bound = size < 2 * KIB ? 1.15 : size < 16 * KIB ? 1.08 : most;
              double reached = ratio(group, name, size).orElse(Double.NaN);
              return cell(reached, "≤", bound, reached <= bound);
            })
        .collect(Collectors.joining(" | ", "| " + goal + " | ", " |\n"));
  }

  private String atLeast(
      String goal,
      String group,
      Predicate<String> peers,
      List<Integer> sizes,
      IntToDoubleFunction least) {
    return sizes.stream()
        .map(
            size -> {
              double reached = fastest(group, peers, size) / ours(group, size);
              double bound = least.applyAsDouble(size);
              return cell(reached, "≥", bound, reached >= bound);
            })
        .collect(Collectors.joining(" | ", "| " + goal + " | ", " |\n"));
  }

  /** What nothing could beat that verifies and makes the tree that java-jwt makes too. */
  private String possible(String what, List<Integer> sizes) {
    return sizes.stream()
        .map(
            size ->
                String.format(
                    Locale.ROOT,
                    "%.2f",
                    fastest(Variants.CLAIMS, JAVA_JWT::contains, size)
                        / ratio(Variants.CLAIMS, Variants.LIMIT_AND_TREE, size).orElse(Double.NaN)))
        .collect(Collectors.joining(" | ", "| " + what + " | ", " |\n"));
  }

  private String grown(String group, String name, String what) {
    double reached = ratio(group, name, Growth.SIZE).orElse(Double.NaN);
    return "* " + what + ": " + cell(reached, "≤", 1.2, reached <= 1.2) + "\n";
  }

  private double fastest(String group, Predicate<String> peers, int size) {
    return of(group, size).stream()
        .filter(result -> !result.variant().isOurs() && peers.test(result.variant().name()))
        .mapToDouble(result -> result.measured().ratio())
        .min()
        .orElse(Double.NaN);
  }

  private double ours(String group, int size) {
    return of(group, size).stream()
        .filter(result -> result.variant().isOurs())
        .mapToDouble(result -> result.measured().ratio())
        .max()
        .orElse(Double.NaN);
  }

  private OptionalDouble ratio(String group, String name, int size) {
    return of(group, size).stream()
        .filter(result -> result.variant().name().equals(name))
        .mapToDouble(result -> result.measured().ratio())
        .findFirst();
  }

  private List<Result> of(String group, int size) {
    return results.stream()
        .filter(result -> result.size() == size && result.variant().group().equals(group))
        .toList();
  }

  private static String cell(double reached, String sign, double bound, boolean met) {
    String format = met ? "%.2f (%s %s)" : "**%.2f** (%s %s: missed)";
    return String.format(Locale.ROOT, format, reached, sign, bound);
  }
}
