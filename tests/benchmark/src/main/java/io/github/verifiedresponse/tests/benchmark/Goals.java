package io.github.verifiedresponse.tests.benchmark;

import static io.github.verifiedresponse.tests.benchmark.Variants.CLAIMS;
import static io.github.verifiedresponse.tests.benchmark.Variants.ENVELOPE;
import static io.github.verifiedresponse.tests.benchmark.Variants.FORGED;
import static io.github.verifiedresponse.tests.benchmark.Variants.GENUINE;
import static io.github.verifiedresponse.tests.benchmark.Variants.HEADER;
import static io.github.verifiedresponse.tests.benchmark.Variants.LEGACY;
import static io.github.verifiedresponse.tests.benchmark.Variants.LIMIT;
import static io.github.verifiedresponse.tests.benchmark.Variants.MALFORMED;
import static io.github.verifiedresponse.tests.benchmark.Variants.OURS;
import static io.github.verifiedresponse.tests.benchmark.Variants.REFUSED;
import static io.github.verifiedresponse.tests.benchmark.Variants.SHUFTI;
import static io.github.verifiedresponse.tests.benchmark.Variants.TOKEN;
import static io.github.verifiedresponse.tests.benchmark.Variants.TYPE;
import static io.github.verifiedresponse.tests.benchmark.Variants.WHOLE_WAY;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What was to be reached, beside what was. */
final class Goals {
  private static final String FUSION_AUTH = "fusionauth-jwt";
  private static final String JAVA_JWT = "java-jwt";
  private static final int KIB = 1_024;

  /** What the whole way may allocate beside its payload. */
  private static final double KILOBYTES = 3_000;

  private static final double NO_GOAL = Double.POSITIVE_INFINITY;

  private final List<Result> results;
  private final List<Integer> sizes;

  Goals(List<Result> results) {
    this.results = results;
    this.sizes =
        results.stream()
            .filter(it -> it.group().equals(TOKEN))
            .map(Result::size)
            .distinct()
            .toList();
  }

  String table() {
    return sizes.stream().map(Report::bytes).collect(Collectors.joining(" | ", "| goal | ", " |\n"))
        + "|---|"
        + "---|".repeat(sizes.size())
        + "\n"
        + atMost("token beside its limit", TOKEN, OURS, tight(1.05))
        + atMost("Shufti Pro beside its limit", HEADER, SHUFTI, tight(1.03))
        + atMost("Shufti Pro legacy beside its limit", HEADER, LEGACY, tight(1.03))
        + atMost("whole way beside its limit", CLAIMS, WHOLE_WAY, by(3.4, 3.0, 2.7, 1.7, 1.25))
        + atLeast("whole way beside " + FUSION_AUTH, CLAIMS, FUSION_AUTH::equals, size -> 1.7)
        + atLeast("whole way beside " + JAVA_JWT, CLAIMS, JAVA_JWT::equals, size -> 2)
        + atLeast(
            "whole way beside the fastest other peer",
            CLAIMS,
            peer -> !peer.equals(FUSION_AUTH) && !peer.equals(JAVA_JWT),
            size -> 3.5)
        + atLeast(
            "read as a type, beside java-jwt with three claims", TYPE, peer -> true, size -> 1.4)
        + atLeast("token, bytes out, beside the fastest peer", TOKEN, peer -> true, size -> 3)
        + atLeast("Shufti Pro beside the fastest peer", HEADER, peer -> true, size -> 2)
        + row(
            "bytes of the whole way beyond its payload",
            size -> found(CLAIMS, WHOLE_WAY, size, Result::bytes) - payloadOf(size),
            size -> KILOBYTES,
            true,
            "%.0f")
        + atMost("genuine in a JSON envelope", ENVELOPE, GENUINE, size -> 1.25)
        + atMost("forged in a JSON envelope", ENVELOPE, FORGED, size -> 0.6)
        + row(
            "bytes in a JSON envelope, × the token's",
            size -> found(ENVELOPE, GENUINE, size, Result::bytes) / tokenOf(size),
            size -> size < 256 * KIB ? NO_GOAL : 1.1,
            true,
            "%.2f")
        + atMost("refusing a forged one", REFUSED, FORGED, size -> 0.6)
        + atMost("refusing a malformed one", REFUSED, MALFORMED, size -> 0.6)
        + "\n"
        + grown(Growth.LIVE, "10,000,000", "10,000,000 live results beside 1,000")
        + grown(Growth.TENANTS, "100,000", "100,000 tenants beside one")
        + "\n";
  }

  /** Small messages may cost a little more: what is fixed shows there. */
  private static IntToDoubleFunction tight(double most) {
    return size -> size < 2 * KIB ? 1.15 : size < 16 * KIB ? 1.08 : most;
  }

  private static IntToDoubleFunction by(
      double half, double two, double sixteen, double quarterOfMany, double many) {
    return size ->
        size < 2 * KIB
            ? half
            : size < 16 * KIB
                ? two
                : size < 256 * KIB ? sixteen : size < 2_048 * KIB ? quarterOfMany : many;
  }

  private static double payloadOf(int size) {
    return average(size, sample -> sample.body().length);
  }

  private static double tokenOf(int size) {
    return average(size, sample -> sample.token().length);
  }

  private static double average(int size, ToIntFunction<Sample> length) {
    return Sample.several(size).stream().mapToInt(length).average().orElseThrow();
  }

  private String atMost(String goal, String group, String name, IntToDoubleFunction bound) {
    return row(goal, size -> found(group, name, size, Result::ratio), bound, true, "%.2f");
  }

  private String atLeast(
      String goal, String group, Predicate<String> peers, IntToDoubleFunction bound) {
    return row(goal, size -> fastest(group, peers, size) / ours(group, size), bound, false, "%.2f");
  }

  private String row(
      String goal,
      IntToDoubleFunction reached,
      IntToDoubleFunction bound,
      boolean most,
      String as) {
    return sizes.stream()
        .map(size -> cell(reached.applyAsDouble(size), bound.applyAsDouble(size), most, as))
        .collect(Collectors.joining(" | ", "| " + goal + " | ", " |\n"));
  }

  private static String cell(double reached, double bound, boolean most, String as) {
    if (bound == NO_GOAL) {
      return String.format(Locale.ROOT, as, reached);
    }
    boolean met = most ? reached <= bound : reached >= bound;
    String sign = most ? "≤" : "≥";
    String format = met ? as + " (%s %s)" : "**" + as + "** (%s %s: missed)";
    return String.format(Locale.ROOT, format, reached, sign, bound);
  }

  private String grown(String group, String name, String what) {
    double reached = found(group, name, Growth.SIZE, Result::ratio);
    return "* " + what + ": " + cell(reached, 1.2, true, "%.2f") + "\n";
  }

  private double fastest(String group, Predicate<String> peers, int size) {
    return of(group, size).stream()
        .filter(it -> !it.isOurs() && !it.name().startsWith(LIMIT) && peers.test(it.name()))
        .mapToDouble(Result::ratio)
        .min()
        .orElse(Double.NaN);
  }

  private double ours(String group, int size) {
    return of(group, size).stream()
        .filter(Result::isOurs)
        .mapToDouble(Result::ratio)
        .max()
        .orElse(Double.NaN);
  }

  private double found(String group, String name, int size, ToDoubleFunction<Result> what) {
    return of(group, size).stream()
        .filter(result -> result.name().equals(name))
        .mapToDouble(what)
        .findFirst()
        .orElse(Double.NaN);
  }

  private List<Result> of(String group, int size) {
    return results.stream()
        .filter(result -> result.size() == size && result.group().equals(group))
        .toList();
  }
}
