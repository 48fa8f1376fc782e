package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.config.Verifiers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries of the table, written as settings, judge those vendors' vectors as the entries do. */
class OwnSchemeVectorsTest {
  private static final String PREFIX = "verified-response.vector.";

  private static final Map<String, String> STANDARD_WEBHOOKS =
      Map.of(
          "scheme", "detached",
          "signature", "header:webhook-signature:v1,{signature}",
          "signature-separator", "space",
          "signed", "{header:webhook-id}.{time}.{body}",
          "encoding", "base64",
          "payload", "raw",
          "time", "header:webhook-timestamp",
          "id", "header:webhook-id",
          "type", "/type");
  private static final Map<String, String> SLACK =
      Map.of(
          "scheme", "detached",
          "sender", "vendor",
          "signature", "header:X-Slack-Signature:v0={signature}",
          "signed", "v0:{time}:{body}",
          "payload", "raw",
          "time", "header:X-Slack-Request-Timestamp");
  private static final Map<String, String> STRIPE =
      Map.of(
          "scheme", "detached",
          "sender", "vendor",
          "signature", "header:Stripe-Signature:t={time},v1={signature}",
          "signed", "{time}.{body}",
          "time", "beside",
          "kind", "/id,/type",
          "id", "/id",
          "outcome", "/type=approved:identity.verification_session.verified");
  private static final Map<String, String> BOX =
      Map.of(
          "scheme", "detached",
          "sender", "vendor",
          "signature", "header:box-signature-primary",
          "signed", "{body}{time}",
          "encoding", "base64",
          "payload", "raw",
          "time", "header:box-delivery-timestamp",
          "time-format", "rfc3339");
  private static final Map<String, String> JWS =
      Map.of("scheme", "jws", "alg", "HS256", "sender", "vendor");

  private static Map<String, String> entry(String row) {
    return switch (row) {
      case "standard-webhooks" -> STANDARD_WEBHOOKS;
      case "slack" -> SLACK;
      case "stripe" -> STRIPE;
      case "box-primary" -> BOX;
      default -> JWS;
    };
  }

  private static Map<String, String> settings(SchemeVector vector) {
    Map<String, String> settings = new HashMap<>(vector.settings());
    if (vector.row().equals("standard-webhooks")) {
      settings.putIfAbsent(PREFIX + "key-format", "whsec");
    }
    entry(vector.row()).forEach((key, value) -> settings.put(PREFIX + key, value));
    return settings;
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard-webhooks", "slack", "stripe", "box-primary", "jws-hs256"})
  void anEntryInSettingsJudgesAsTheTable(String row) {
    List<SchemeVector> vectors =
        SchemeVectorsTest.vectors().stream().filter(it -> it.row().equals(row)).toList();

    assertThat(vectors).isNotEmpty().allSatisfy(OwnSchemeVectorsTest::assertJudgedRight);
  }

  /** A key that no deployment should have stops its start. */
  private static void assertJudgedRight(SchemeVector vector) {
    ResponseVerifier verifier;
    try {
      verifier = Verifiers.of(settings(vector), TestClock.at(vector.now())).named("vector");
    } catch (IllegalArgumentException e) {
      assertThat(vector.isValid()).as("%s: %s", vector, e).isFalse();
      return;
    }
    Verification verification = verifier.verify(vector.message());
    assertThat(SchemeVectorsTest.isRight(vector, verification))
        .as("%s: %s", vector, verification)
        .isTrue();
  }

  /** So that the test above can fail. */
  @Test
  void anotherEntryJudgesOtherwise() {
    List<SchemeVector> valid =
        SchemeVectorsTest.vectors().stream()
            .filter(it -> it.row().equals("standard-webhooks") && it.isValid())
            .toList();

    assertThat(valid)
        .isNotEmpty()
        .allSatisfy(
            vector -> {
              Map<String, String> other = settings(vector);
              other.put(PREFIX + "signed", "{time}.{header:webhook-id}.{body}");
              assertThat(
                      Verifiers.of(other, TestClock.at(vector.now()))
                          .named("vector")
                          .verify(vector.message()))
                  .isNotInstanceOf(Verification.Verified.class);
            });
  }
}
