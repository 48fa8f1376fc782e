package io.github.verifiedresponse.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However many requests come, and whatever they hold, the meters take no more memory. */
class RetainedTest {
  private static final int REQUESTS = 10_000;
  private static final int ROUNDS = 4;
  private static final int COLLECTIONS = 4;

  /** Much more than a virtual machine lets go meanwhile, such as a cache by soft references. */
  private static final int KEPT = 256;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SignedRequest genuine = Sample.approved();

  private ResponseVerifier verifier(VerificationListener listener) {
    return Sample.verifier("caf").replayGuard(ReplayGuard.disabled()).listener(listener).build();
  }

  /** One request that is verified, and one that is refused and unlike all before. */
  private void ask(ResponseVerifier verifier, int number) {
    if (verifier.verify(genuine.message()) instanceof Verification.Verified verified) {
      verifier.handling().settle(verified.payload(), Ending.byAnswer(200));
    } else {
      throw new AssertionError("a genuine result was refused");
    }
    InboundMessage forged =
        InboundMessage.of("POST", "/results/" + number + "?number=" + number)
            .headers(name -> List.of("application/jwt; number=" + number))
            .body(Content.ofText(genuine.text()))
            .build();
    assertThat(verifier.verify(forged)).isInstanceOf(Verification.Rejected.class);
  }

  /**
   * {@return the bytes that each request leaves behind: in each round, since what is left behind
   * once, such as the formatter of the first line that is logged, is not of a request}
   */
  private long retained(ResponseVerifier verifier) {
    long least = Long.MAX_VALUE;
    int number = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = used();
      for (int i = 0; i < REQUESTS; i++) {
        ask(verifier, number++);
      }
      least = Math.min(least, used() - before);
    }
    return Math.max(0, Math.round((double) least / REQUESTS));
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void noRequestLeavesAByteBehind() {
    ResponseVerifier verifier = verifier(new MicrometerListener(registry));
    ask(verifier, 0);
    int meters = registry.getMeters().size();

    assertThat(retained(verifier)).isZero();
    assertThat(registry.getMeters()).hasSize(meters);
  }

  /** Else nothing would be known of the one above. */
  @Test
  void whatKeepsSomethingOfEachRequestIsFound() {
    List<Object> kept = new ArrayList<>();

    assertThat(retained(verifier(event -> kept.add(new byte[KEPT])))).isPositive();
    assertThat(kept).hasSizeGreaterThanOrEqualTo(ROUNDS * REQUESTS);
  }
}
