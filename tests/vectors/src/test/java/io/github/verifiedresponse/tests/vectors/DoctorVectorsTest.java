package io.github.verifiedresponse.tests.vectors;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.doctor.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the doctor says of every public vector: that a valid one fits, and of an invalid one never
 * that, but nothing or the mistake that was made. The vectors are those of {@link
 * SchemeVectorsTest}.
 */
class DoctorVectorsTest {
  /** What may be wrong with a genuine sample that is no whole result. */
  private static final Set<String> OF_THE_INCOMPLETE = Set.of("other-kind", "not-strict-json");

  /** What was done to those that are invalid by a known mistake: each compared with its note. */
  private static final Map<String, String> MISTAKES =
      Map.ofEntries(
          Map.entry("earlier.json 10", "too-old"),
          Map.entry("earlier.json 25", "too-old"),
          Map.entry("earlier.json 26", "clock-behind"),
          Map.entry("earlier.json 58", "other-form"),
          Map.entry("earlier.json 59", "json-slashes"),
          Map.entry("earlier.json 60", "json-unicode"),
          Map.entry("earlier.json 61", "final-line-break-added"),
          Map.entry("earlier.json 66", "other-kind"), // a token under the same secret
          Map.entry("earlier.json 67", "other-algorithm"),
          Map.entry("new.json 19", "too-old"),
          Map.entry("new.json 40", "other-kind"), // another audience's
          Map.entry("new.json 57", "json-spaces"),
          Map.entry("new.json 66", "final-line-break-removed"),
          Map.entry("new.json 74", "too-old"),
          Map.entry("new.json 81", "too-old"),
          Map.entry("new.json 99", "clock-behind"), // not valid yet
          Map.entry("new.json 100", "too-old"),
          Map.entry("new.json 114", "too-old"),
          Map.entry("new.json 116", "too-old"),
          Map.entry("new.json 126", "too-old"),
          Map.entry("new.json 131", "final-line-break-added"),
          Map.entry("new.json 149", "too-old"));

  private final Map<String, Integer> asked = new TreeMap<>();
  private final Map<String, Integer> notAsked = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void findsNothingInValidOnesAndNothingElseInTheOthers() {
    List<SchemeVector> vectors = SchemeVectorsTest.vectors();
    vectors.forEach(this::ask);
    System.out.printf(
        "doctor vectors: %d asked (%s), %d not asked (%s)%n",
        sum(asked), text(asked), sum(notAsked), text(notAsked));

    assertThat(wrong).isEmpty();
    assertThat(sum(asked)).isPositive();
    assertThat(sum(asked) + sum(notAsked)).isEqualTo(vectors.size());
  }

  private void ask(SchemeVector vector) {
    Optional<String> reason = whyNot(vector);
    if (reason.isPresent()) {
      notAsked.merge(reason.get(), 1, Integer::sum);
      return;
    }
    Diagnosis diagnosis;
    try {
      diagnosis = diagnosis(vector);
    } catch (IllegalArgumentException e) { // as the command line's exit code 2
      check(!vector.isValid(), vector, e.toString());
      notAsked.merge("impossible set-up", 1, Integer::sum);
      return;
    }
    asked.merge(kind(vector, diagnosis), 1, Integer::sum);
    check(isRight(vector, diagnosis), vector, diagnosis.toString());
    check(isSafe(vector, diagnosis), vector, "it quotes the request or the key");
  }

  private void check(boolean isRight, SchemeVector vector, String what) {
    if (!isRight) {
      wrong.add(vector + ": " + what);
    }
  }

  private static Optional<String> whyNot(SchemeVector vector) {
    return vector
        .vendor()
        .map(
            vendor ->
                vendor.refusal().isPresent()
                    ? "refused by design"
                    : vendor.takesCertificates() ? "a root of certificates" : "")
        .or(() -> Optional.of("unknown scheme"))
        .filter(reason -> !reason.isEmpty());
  }

  /** Of several keys, the one that fits best, as one would try them in turn. */
  private static Diagnosis diagnosis(SchemeVector vector) {
    List<Diagnosis> all =
        VectorDoctors.of(vector)
            .map(doctor -> doctor.examine(VectorDoctors.request(vector)))
            .toList();
    return Stream.of(Diagnosis.Fits.class, Diagnosis.Explained.class, Diagnosis.Unexplained.class)
        .flatMap(kind -> all.stream().filter(kind::isInstance))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isRight(SchemeVector vector, Diagnosis diagnosis) {
    if (vector.isIncomplete()) {
      return diagnosis instanceof Diagnosis.Explained
          && OF_THE_INCOMPLETE.containsAll(diagnosis.names());
    }
    if (vector.isValid() && !vector.fitsAnyBody()) {
      return diagnosis instanceof Diagnosis.Fits;
    }
    String mistake = MISTAKES.get(vector.file() + " " + vector.number());
    return mistake == null
        ? diagnosis instanceof Diagnosis.Unexplained
        : diagnosis.names().equals(List.of(mistake));
  }

  private static String kind(SchemeVector vector, Diagnosis diagnosis) {
    return diagnosis instanceof Diagnosis.Fits
        ? "fit"
        : diagnosis instanceof Diagnosis.Unexplained
            ? "unexplained"
            : vector.isIncomplete() ? "genuine but incomplete" : "named";
  }

  private static boolean isSafe(SchemeVector vector, Diagnosis diagnosis) {
    String said = String.join("\n", diagnosis.lines()) + diagnosis;
    return VectorDoctors.hidden(vector).noneMatch(said::contains);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String text(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(joining(", "));
  }
}
