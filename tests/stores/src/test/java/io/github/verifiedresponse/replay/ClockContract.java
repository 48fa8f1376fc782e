package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node's clock that is moved and set right again opens nothing, what the guard deletes too. */
interface ClockContract {
  TestVendor CAF = TestVendor.caf();
  TestVendor SHUFTI = TestVendor.shuftiPro();
  int OK = 200;

  ReplayGuard guard();

  TestClock clock();

  /** Lets the guard drop what it holds for ended by the clock of now, and waits until it has. */
  void purge() throws Exception;

  @ParameterizedTest(name = "AT-155 {0}")
  @ValueSource(strings = {"PT1H", "-PT1H", "PT59M", "-PT59M", "PT6M", "-PT6M", "PT31S", "-PT31S"})
  default void opensNothingWhenTheClockIsMovedAndSetRightAgain(Duration jump) throws Exception {
    ResponseVerifier verifier = verifier();
    String used = result();
    use(verifier, used);
    String inUse = result();
    assertThat(refusal(verifier, inUse)).isEmpty();

    clock().move(jump);
    String usedMeanwhile = result();
    use(verifier, usedMeanwhile);
    assertClosed(verifier, used);
    assertClosed(verifier, inUse);
    assertClosed(verifier, usedMeanwhile);
    purge();
    assertClosed(verifier, used);
    assertClosed(verifier, inUse);

    for (int back = 0; back < 4; back++) {
      clock().move(jump.negated().dividedBy(4));
      purge();
      assertClosed(verifier, used);
      assertClosed(verifier, inUse);
      assertClosed(verifier, usedMeanwhile);
    }
    assertKnown(verifier, inUse, Reason.IN_PROGRESS);
    assertKnown(verifier, used, Reason.REPLAYED);
  }

  @ParameterizedTest(name = "AT-155 {0}")
  @ValueSource(strings = {"PT1H", "-PT1H"})
  default void takesNewResultsWhenTheClockIsRightAgain(Duration jump) throws Exception {
    ResponseVerifier verifier = verifier();
    clock().move(jump);
    assertThat(refusal(verifier, result())).isEmpty();
    purge();
    clock().move(jump.negated());
    // what would end before the last purge is refused, so that nothing dropped is accepted again
    clock().move(Duration.ofHours(1));

    assertThat(refusal(verifier, result())).isEmpty();
  }

  /** Its end is counted from each try, and so is another one when it comes again. */
  @ParameterizedTest(name = "AT-155 {0}")
  @ValueSource(strings = {"PT1H", "-PT1H"})
  default void opensNothingThatSignsNoTime(Duration jump) throws Exception {
    ResponseVerifier verifier =
        ResponseVerifier.named("shufti")
            .scheme(Schemes.shuftiPro(SHUFTI.keys()))
            .freshness(Freshness.timestampNotSigned().withRetention(Duration.ofHours(3)))
            .replayGuard(guard())
            .clock(clock())
            .build();
    String body =
        "{\"reference\":\"%s\",\"event\":\"verification.accepted\"}".formatted(UUID.randomUUID());
    TestMessage result =
        TestMessage.ofSigned(body, SHUFTI.shuftiProSignature(TestVendor.utf8(body)));
    assertThat(verifier.verify(result.build())).isInstanceOf(Verification.Verified.class);

    clock().move(jump);
    purge();
    assertThat(verifier.verify(result.build())).isInstanceOf(Verification.Rejected.class);
    clock().move(jump.negated());
    purge();
    assertThat(verifier.verify(result.build())).isInstanceOf(Verification.Rejected.class);
  }

  private ResponseVerifier verifier() {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, CAF.keys()))
        .replayGuard(guard())
        .clock(clock())
        .build();
  }

  private String result() {
    return CAF.token(
        "{\"requestId\":\"%s\",\"isAlive\":true,\"iat\":%d}"
            .formatted(UUID.randomUUID(), clock().instant().getEpochSecond()));
  }

  private static void use(ResponseVerifier verifier, String result) {
    Verification verification = verify(verifier, result);
    assertThat(verification).isInstanceOf(Verification.Verified.class);
    if (verification instanceof Verification.Verified verified) {
      verifier.handling().settle(verified.payload(), Ending.byAnswer(OK));
    }
  }

  private static void assertClosed(ResponseVerifier verifier, String result) {
    assertThat(refusal(verifier, result)).isPresent();
  }

  /** A guard that has dropped a result by a wrong clock cannot say what became of it. */
  private static void assertKnown(ResponseVerifier verifier, String result, Reason reason) {
    assertThat(refusal(verifier, result).orElseThrow())
        .isIn(reason, Reason.REPLAYED, Reason.UNAVAILABLE);
  }

  private static Optional<Reason> refusal(ResponseVerifier verifier, String result) {
    return verify(verifier, result) instanceof Verification.Rejected rejected
        ? Optional.of(rejected.reason())
        : Optional.empty();
  }

  private static Verification verify(ResponseVerifier verifier, String result) {
    return verifier.verify(TestMessage.ofToken(result).build());
  }
}
