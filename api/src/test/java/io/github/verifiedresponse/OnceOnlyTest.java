package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.verifiedresponse.replay.ReplayGuards;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requirements, replays that are attached, and first uses that are taken back. */
class OnceOnlyTest {
  private final RecordedParts parts = new RecordedParts();

  private ResponseVerifierBuilder verifier() {
    return parts
        .builder()
        .binding(Binding.none())
        .replayGuard(ReplayGuards.inMemory(10, parts.clock));
  }

  private static Verification verify(ResponseVerifier verifier) {
    return verifier.verify(TestMessage.ofJson("r1").build());
  }

  @Test
  void aReplayCanBeAttachedForIdempotentHandlers() {
    ResponseVerifier attaching = verifier().onReplay(OnReplay.ATTACH).build();

    assertThat(Verdicts.verified(verify(attaching)).firstSeen()).isTrue();
    assertThat(Verdicts.verified(verify(attaching)).firstSeen()).isFalse();
  }

  @Test
  @DisplayName("AT-159 a result on which the application failed may be sent again")
  void aFailedFirstUseIsTakenBack() {
    ResponseVerifier verifier = verifier().build();
    verifier.release(Verdicts.verified(verify(verifier)));

    assertThat(Verdicts.verified(verify(verifier)).firstSeen()).isTrue();
    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  @DisplayName("AT-159 unless it is spent whatever comes of it")
  void aFailedFirstUseStaysSpent() {
    ResponseVerifier verifier = verifier().releaseOnError(false).build();
    verifier.release(Verdicts.verified(verify(verifier)));

    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void aFailedReplayTakesNothingBack() {
    ResponseVerifier attaching = verifier().onReplay(OnReplay.ATTACH).build();
    verify(attaching);
    attaching.release(Verdicts.verified(verify(attaching)));

    assertThat(Verdicts.verified(verify(attaching)).firstSeen()).isFalse();
  }

  @Test
  @DisplayName("AT-156 refuses after a restart what may have been used before it")
  void refusesAfterARestartWhatMayHaveBeenUsedBefore() {
    parts.clock.move(Duration.ofMinutes(1));
    ResponseVerifier restarted =
        verifier().replayGuard(ReplayGuards.inMemoryFromNow(10, parts.clock)).build();

    assertThat(Verdicts.reason(verify(restarted))).isEqualTo(Reason.STALE);
  }

  @Test
  void takesWhatWasIssuedAfterTheRestart() {
    ReplayGuard justStarted =
        ReplayGuards.inMemoryFromNow(10, TestClock.at(RecordedParts.NOW.minusSeconds(30)));

    assertThat(Verdicts.verified(verify(verifier().replayGuard(justStarted).build()))).isNotNull();
  }

  @Test
  void givesTheClaimBackWhenTheBindingsStoreIsDown() {
    AtomicBoolean down = new AtomicBoolean(true);
    Binding used =
        new Binding() {
          @Override
          public void check(AuthenticMessage message, Caller caller) {}

          @Override
          public void use(AuthenticMessage message) throws RejectedException {
            if (down.get()) {
              throw new RejectedException(Reason.UNAVAILABLE, "down");
            }
          }
        };
    ResponseVerifier verifier = verifier().binding(used).build();

    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.UNAVAILABLE);
    down.set(false);

    assertThat(Verdicts.verified(verify(verifier)).firstSeen()).isTrue();
  }

  @Test
  @DisplayName("AT-153 refuses a guard that forgets a result before it is stale")
  void refusesAGuardThatForgetsAResultBeforeItIsStale() {
    ReplayGuard forgetful =
        new ReplayGuard() {
          @Override
          public boolean admit(ReplayIdentity identity, Instant until) {
            return true;
          }

          @Override
          public Duration remembersAtMost() {
            return Duration.ofMinutes(6);
          }
        };

    assertThatThrownBy(() -> verifier().replayGuard(forgetful).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("replay-ttl-too-short")
        .hasMessageContaining("forgets a result after PT6M, but it could pass for PT6M30S");
  }

  @Test
  void aStoreThatCannotReleaseKeepsTheClaim() {
    ReplayGuard broken =
        new ReplayGuard() {
          @Override
          public boolean admit(ReplayIdentity identity, Instant until) {
            return true;
          }

          @Override
          public void release(ReplayIdentity identity) throws RejectedException {
            throw new RejectedException(Reason.UNAVAILABLE, "down");
          }
        };
    ResponseVerifier verifier = verifier().replayGuard(broken).build();

    verifier.release(Verdicts.verified(verify(verifier)));
  }

  @Test
  void whatIsRequiredMustBeSaidInThatType() {
    assertThat(Verdicts.verified(verify(requiring(TextNode.valueOf("r1"))))).isNotNull();
    assertThat(Verdicts.reason(verify(requiring(TextNode.valueOf("r2")))))
        .isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(Verdicts.reason(verify(requiring(BooleanNode.TRUE)))).isEqualTo(Reason.NOT_ACCEPTED);
  }

  private ResponseVerifier requiring(com.fasterxml.jackson.databind.JsonNode value) {
    return verifier().require(Requirement.of("/said", value)).accept(Outcome.APPROVED).build();
  }
}
