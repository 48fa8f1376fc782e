package io.github.verifiedresponse.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** By how much a node's clock is behind the vendor's. */
@DisplayName("C18 a clock that differs from the vendor's is gauged")
class ClockGaugeTest {
  private static final long NOW = 1_795_341_600;

  @AutoClose private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void asGenuineResultsShow() {
    ResponseVerifier slow =
        ResponseVerifier.named("caf")
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys()))
            .replayGuard(ReplayGuard.disabled())
            .clock(TestClock.at(Instant.ofEpochSecond(NOW - 20)))
            .listener(new MicrometerListener(registry))
            .build();
    assertThat(secondsBehind()).isZero();

    slow.verify(
        TestMessage.ofToken(
                TestVendor.caf()
                    .token("{\"requestId\":\"r1\",\"isAlive\":true,\"iat\":" + NOW + "}"))
            .build());

    assertThat(secondsBehind()).isEqualTo(20);
  }

  private double secondsBehind() {
    return registry.get("verified.response.clock.behind").tag("verifier", "caf").gauge().value();
  }
}
