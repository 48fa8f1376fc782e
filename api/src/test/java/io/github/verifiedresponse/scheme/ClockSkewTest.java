package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One node's clock is slow, beside one that is right. */
@DisplayName("C18 a clock that differs from the vendor's")
class ClockSkewTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ANOTHER_SECRET = "another-secret-0123456789-0123456789";

  private final ResponseVerifier right = node(Duration.ZERO);
  private final ResponseVerifier slow = node(Duration.ofSeconds(-40));

  private static ResponseVerifier node(Duration wrong) {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys()))
        .replayGuard(ReplayGuard.disabled())
        .clock(TestClock.at(NOW.plus(wrong)))
        .build();
  }

  @Test
  void isRefusedAndSaidOnTheSlowNodeOnly() {
    try (LogCapture log = LogCapture.start()) {
      assertThat(Verdicts.reason(verify(slow, TestVendor.caf(), "r1"))).isEqualTo(Reason.STALE);
      assertThat(Verdicts.reason(verify(slow, TestVendor.caf(), "r2"))).isEqualTo(Reason.STALE);
      Verdicts.verified(verify(right, TestVendor.caf(), "r1"));

      assertThat(log.lines())
          .singleElement()
          .asString()
          .isEqualTo(
              "WARNING verifier caf: this node's clock is behind the vendor's by at least 40 s, and"
                  + " clock-skew is 30 s: genuine results are refused, because their time appears"
                  + " to be in the future; check NTP on this node; if all nodes log this, raise"
                  + " clock-skew");
    }
    assertThat(slow.status().clockSkew()).contains(Duration.ofSeconds(40));
    assertThat(right.status().clockSkew()).contains(Duration.ZERO);
  }

  @Test
  void isSaidBeforeAnythingIsRefused() {
    ResponseVerifier somewhatSlow = node(Duration.ofSeconds(-20));
    try (LogCapture log = LogCapture.start()) {
      Verdicts.verified(verify(somewhatSlow, TestVendor.caf(), "r1"));

      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("by at least 20 s", "if it falls further behind");
    }
  }

  @Test
  void isNotMeasuredByWhatTheVendorHasNotSigned() {
    try (LogCapture log = LogCapture.start()) {
      TestVendor forger = TestVendor.withSecret(ANOTHER_SECRET);

      assertThat(Verdicts.reason(verify(slow, forger, "r1"))).isEqualTo(Reason.UNVERIFIED);

      assertThat(log.lines()).isEmpty();
    }
    assertThat(slow.status().clockSkew()).isEmpty();
  }

  private static Verification verify(ResponseVerifier node, TestVendor vendor, String id) {
    String token =
        vendor.token(
            "{\"requestId\":\"%s\",\"isAlive\":true,\"iat\":%s}"
                .formatted(id, NOW.getEpochSecond()));
    return node.verify(TestMessage.ofToken(token).build());
  }
}
