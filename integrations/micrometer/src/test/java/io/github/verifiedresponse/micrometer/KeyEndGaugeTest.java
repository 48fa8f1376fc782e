package io.github.verifiedresponse.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.scheme.Schemes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** When a secret that is being replaced is no longer accepted. */
class KeyEndGaugeTest {
  @AutoClose private final MeterRegistry registry = new SimpleMeterRegistry();

  private double secondsToKeyEnd() {
    return registry.get("verified.response.key.end").tag("verifier", "shufti").gauge().value();
  }

  private ResponseVerifier rotating(TestClock clock, Duration ends) {
    Secret going = Secret.of("the one that goes", "secret-that-goes-4c1d7e2b9a6f-4c1d7e2b");
    Secret coming = Secret.of("the one that comes", SignedResponse.SECRET);
    return SignedResponse.verifier("shufti")
        .scheme(
            Schemes.shuftiPro(
                Keys.rotating(Keys.of(coming), going, clock.instant().plus(ends), clock)))
        .listener(new MicrometerListener(registry))
        .build();
  }

  @Test
  void aSecretThatEndsIsGaugedUntilItHasEnded() {
    TestClock clock = TestClock.at(Instant.now());
    ResponseVerifier verifier = rotating(clock, Duration.ofHours(1));

    assertThat(secondsToKeyEnd()).isBetween(3_500.0, 3_600.0);

    clock.move(Duration.ofHours(1));
    assertThat(secondsToKeyEnd()).isZero();
    assertThat(verifier.status().nextKeyEnd()).isEmpty();
  }

  @Test
  void whereNoSecretEndsTheGaugeIsZero() {
    ResponseVerifier verifier =
        SignedResponse.verifier("shufti").listener(new MicrometerListener(registry)).build();

    assertThat(secondsToKeyEnd()).isZero();
    assertThat(verifier.status().nextKeyEnd()).isEmpty();
  }

  @Test
  void theGaugeIsOfTheVerifierThatWasBuiltLast() {
    TestClock clock = TestClock.at(Instant.now());
    MicrometerListener listener = new MicrometerListener(registry);
    ResponseVerifier before = SignedResponse.verifier("shufti").listener(listener).build();
    ResponseVerifier after = rotating(clock, Duration.ofHours(1));
    listener.onStart(before.status());
    assertThat(secondsToKeyEnd()).isZero();

    listener.onStart(after.status());

    assertThat(secondsToKeyEnd()).isBetween(3_500.0, 3_600.0);
  }
}
