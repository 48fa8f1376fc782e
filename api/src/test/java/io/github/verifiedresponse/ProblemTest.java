package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Sender;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A refusal as RFC 9457 has it. */
class ProblemTest {
  private static final ResponseVerifier VERIFIER = verifier().build();

  private static ResponseVerifierBuilder verifier() {
    return ResponseVerifier.named("caf")
        .scheme(new FakeScheme(RecordedParts.NOW))
        .replayGuard(ReplayGuard.disabled());
  }

  @ParameterizedTest
  @EnumSource
  void saysReasonStatusDetailAndVerifier(Reason reason) throws IOException {
    Problem problem = problem(reason);

    JsonNode body = new ObjectMapper().readTree(problem.body());
    assertThat(body.properties().stream().map(Map.Entry::getKey))
        .containsExactly("type", "title", "status", "detail", "verifier");
    assertThat(body.get("type").textValue())
        .isEqualTo("urn:verified-response:problem:" + reason.code());
    assertThat(body.get("title").textValue()).isEqualTo(reason.title());
    assertThat(body.get("status").intValue())
        .isEqualTo(problem.status())
        .isEqualTo(reason.status());
    assertThat(body.get("detail").textValue()).isEqualTo("said \"so\" \u2026");
    assertThat(body.get("verifier").textValue()).isEqualTo("caf");
    assertThat(problem).hasToString("Problem[" + reason.code() + "]");
  }

  @ParameterizedTest
  @EnumSource
  void isNeverCachedNorSniffed(Reason reason) {
    assertThat(problem(reason).headers())
        .containsEntry("Content-Type", "application/problem+json")
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff");
  }

  @ParameterizedTest
  @EnumSource
  void hasTheHeaderThatItsStatusAsksFor(Reason reason) {
    Map<String, String> headers = problem(reason).headers();

    switch (reason.status()) {
      case 401 ->
          assertThat(headers)
              .containsEntry("WWW-Authenticate", "VerifiedResponse verifier=\"caf\"");
      case 405 -> assertThat(headers).containsEntry("Allow", "PATCH, POST, PUT");
      case 503 -> assertThat(headers).containsEntry("Retry-After", "1");
      default -> assertThat(headers).hasSize(reason == Reason.IN_PROGRESS ? 4 : 3);
    }
  }

  @Test
  void asksAClientToSendAResultInUseAgain() {
    Problem problem = problem(Reason.IN_PROGRESS);

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.headers()).containsEntry("Retry-After", "1");
  }

  @ParameterizedTest
  @EnumSource
  void answersAVendorAsAClientUnlessItsResultIsInUse(Reason reason) throws IOException {
    Problem problem =
        verifier()
            .sender(Sender.VENDOR)
            .build()
            .handling()
            .problem(new Verification.Rejected(reason, ""));

    assertThat(problem.status())
        .isEqualTo(reason == Reason.IN_PROGRESS ? 503 : reason.status())
        .isEqualTo(new ObjectMapper().readTree(problem.body()).get("status").intValue());
    assertThat(problem.headers().containsKey("Retry-After")).isEqualTo(problem.status() == 503);
  }

  @Test
  void cannotBeChanged() {
    Problem problem = problem(Reason.STALE);

    problem.body()[0] = 0;

    assertThat(problem.body()[0]).isEqualTo((byte) '{');
  }

  @Test
  void hasACodeInKebabCaseForEveryReason() {
    assertThat(Stream.of(Reason.values()).map(Reason::code))
        .containsExactlyElementsOf(
            Stream.of(Reason.values())
                .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
  }

  @Test
  void hasTheStatusesOfTheDesign() {
    Map<Integer, String> codes =
        Stream.of(Reason.values())
            .collect(
                Collectors.groupingBy(
                    Reason::status, Collectors.mapping(Reason::code, Collectors.joining(" "))));

    assertThat(codes)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                400, "malformed ambiguous",
                401, "missing-signature unverified",
                403, "wrong-type not-bound stale not-accepted",
                405, "method-not-allowed",
                409, "in-progress replayed",
                413, "too-large",
                415, "unsupported-content",
                503, "unavailable",
                500, "body-consumed not-verified not-claimed"));
  }

  private static Problem problem(Reason reason) {
    return VERIFIER.handling().problem(new Verification.Rejected(reason, "said \"so\" \u2026"));
  }
}
