package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.OpenHttpSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every public vector of the table's vendors, on the way of a deployment: settings, verifier,
 * message. The vectors are other people's files, read where they are; more of the same format are
 * asked with {@code -Dscheme-vectors=FOLDER}.
 */
class SchemeVectorsTest {
  private static final int SERVER_ERROR = 500;
  private static final String FOLDER = "scheme-vectors";

  /** Beside the project, seen from this module. */
  private static final String BESIDE = "../../../shared/schemes/vectors";

  enum Result {
    RIGHT,
    REFUSED,
    UNKNOWN,
    WRONG
  }

  @Test
  void judgesEveryVectorAsItSays() {
    Map<Result, Integer> counts = new EnumMap<>(Result.class);
    List<String> wrong = new ArrayList<>();
    for (SchemeVector vector : vectors()) {
      List<String> why = new ArrayList<>();
      Result result = judge(vector, why);
      counts.merge(result, 1, Integer::sum);
      if (result == Result.WRONG) {
        wrong.add(vector + ": " + why);
      }
    }
    int asked = counts.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "scheme vectors: %d asked, %d right, %d refused by design, %d unknown scheme%n",
        asked,
        counts.getOrDefault(Result.RIGHT, 0),
        counts.getOrDefault(Result.REFUSED, 0),
        counts.getOrDefault(Result.UNKNOWN, 0));

    assertThat(wrong).isEmpty();
    assertThat(asked).isPositive();
  }

  static Result judge(SchemeVector vector, List<String> why) {
    if (vector.vendor().isEmpty()) {
      return vector.row().startsWith("own:") ? Result.UNKNOWN : wrong(why, "no such scheme");
    }
    if (vector.vendor().get().refusal().isPresent()) {
      return refusesToStart(vector) ? Result.REFUSED : wrong(why, "it starts");
    }
    ResponseVerifier verifier;
    try {
      verifier = Verifiers.of(vector.settings(), TestClock.at(vector.now())).named("vector");
    } catch (IllegalArgumentException e) {
      boolean isOfAnyBody = vector.fitsAnyBody() && e.toString().contains("lacks content-digest");
      return isOfAnyBody
          ? ofAnyBody(vector, why, e.toString())
          : vector.isValid() ? wrong(why, e.toString()) : Result.RIGHT;
    }
    Verification verification = verifier.verify(vector.message());
    if (vector.fitsAnyBody()) {
      return isRefused(verification)
          ? ofAnyBody(vector, why, verification.toString())
          : wrong(why, verification.toString());
    }
    return isRight(vector, verification) ? Result.RIGHT : wrong(why, verification.toString());
  }

  private static boolean isRefused(Verification verification) {
    return verification instanceof Verification.Rejected rejected
        && rejected.reason().status() < SERVER_ERROR;
  }

  /** What no deployment accepts is computed as the RFC does, where it is valid, and only there. */
  private static Result ofAnyBody(SchemeVector vector, List<String> why, String refusal) {
    if (isComputed(vector) != vector.isValid()) {
      return wrong(why, refusal + ", computed otherwise");
    }
    return vector.isValid() ? Result.REFUSED : Result.RIGHT;
  }

  private static boolean isComputed(SchemeVector vector) {
    return ResponseVerifier.named("vector")
            .scheme(OpenHttpSignature.ofAnyRequest(vector.deployment(), vector.required()))
            .replayGuard(ReplayGuard.disabled())
            .freshness(Freshness.unlimited())
            .clock(TestClock.at(vector.now()))
            .build()
            .verify(vector.message())
        instanceof Verification.Verified;
  }

  private static Result wrong(List<String> why, String what) {
    why.add(what);
    return Result.WRONG;
  }

  private static boolean refusesToStart(SchemeVector vector) {
    try {
      Verifiers.of(
          Map.of(
              "verified-response.vector.scheme",
              vector.row(),
              "verified-response.vector.secret",
              "a-secret-that-is-long-enough-0123456789"));
      return false;
    } catch (IllegalArgumentException e) {
      return e.toString().contains(vector.vendor().orElseThrow().refusal().orElseThrow());
    }
  }

  /** A genuine sample that is no whole result is another kind of thing, and not a forgery. */
  static boolean isRight(SchemeVector vector, Verification verification) {
    if (verification instanceof Verification.Verified
        || verification instanceof Verification.Answered) {
      return vector.isValid() && !vector.isIncomplete();
    }
    Reason reason = reason(verification);
    if (!vector.isValid()) {
      return reason.status() < SERVER_ERROR;
    }
    return vector.isIncomplete() && (reason == Reason.WRONG_TYPE || reason == Reason.MALFORMED);
  }

  private static Reason reason(Verification verification) {
    return verification instanceof Verification.Rejected rejected
        ? rejected.reason()
        : ((Verification.Acknowledged) verification).reason();
  }

  static List<SchemeVector> vectors() {
    Path folder = Path.of(System.getProperty(FOLDER, BESIDE)).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      String missing =
          "scheme vectors: none asked, there is no folder %s; name one with -D%s=FOLDER"
              .formatted(folder, FOLDER);
      System.out.println(missing);
      assertThat(System.getProperty(FOLDER)).as(missing).isNull(); // named, and not there
      abort(missing);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(SchemeVectorsTest::vectors)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<SchemeVector> vectors(Path file) {
    try {
      List<SchemeVector> vectors = new ArrayList<>();
      for (JsonNode vector : new ObjectMapper().readTree(file.toFile())) {
        vectors.add(new SchemeVector(file.getFileName().toString(), vectors.size(), vector));
      }
      return vectors.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
