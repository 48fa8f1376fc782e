package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.verifiedresponse.replay.ReplayGuards;
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
  void aStoreThatCannotReleaseKeepsTheClaim() {
    ReplayGuard broken =
        new ReplayGuard() {
          @Override
          public boolean admit(ReplayIdentity identity, java.time.Instant until) {
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
