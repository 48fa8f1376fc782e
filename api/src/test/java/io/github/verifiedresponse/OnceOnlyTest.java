package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.result.SignedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a result that is used, or in use, and what a guard must remember. */
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

  private static Verification use(ResponseVerifier verifier) {
    Verification verification = verify(verifier);
    verifier.handling().settle(Verdicts.verified(verification), Ending.byAnswer(200));
    return verification;
  }

  @Test
  @DisplayName("AT-147 a used result is refused")
  void aUsedResultIsRefused() {
    ResponseVerifier verifier = verifier().build();
    use(verifier);

    Verification.Rejected rejected = Verdicts.rejected(verify(verifier));
    assertThat(rejected.reason()).isEqualTo(Reason.REPLAYED);
    assertThat(verifier.handling().problem(rejected).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @EnumSource
  void aResultInUseIsInProgressWhateverHappensToReplays(OnReplay onReplay) {
    for (Sender sender : Sender.values()) {
      ResponseVerifier verifier = verifier().sender(sender).onReplay(onReplay).build();
      assertThat(Verdicts.verified(verify(verifier)).firstSeen()).isTrue();

      Verification.Rejected rejected = Verdicts.rejected(verify(verifier));

      assertThat(rejected.reason()).isEqualTo(Reason.IN_PROGRESS);
      assertThat(verifier.handling().problem(rejected).status())
          .isEqualTo(sender == Sender.CLIENT ? 409 : 503);
      assertThat(verifier.handling().problem(rejected).headers()).containsEntry("Retry-After", "1");
    }
  }

  @Test
  void aReplayCanBeAttachedForIdempotentHandlers() {
    ResponseVerifier attaching = verifier().onReplay(OnReplay.ATTACH).build();

    assertThat(Verdicts.verified(use(attaching)).firstSeen()).isTrue();
    assertThat(Verdicts.verified(verify(attaching)).firstSeen()).isFalse();
    assertThat(Verdicts.verified(verify(attaching)).firstSeen()).isFalse();
  }

  @Test
  void aReplayCanBeAcknowledgedForAClientToo() {
    ResponseVerifier verifier = verifier().onReplay(OnReplay.ACKNOWLEDGE).build();
    use(verifier);

    assertThat(Verdicts.acknowledged(verify(verifier))).isEqualTo(Reason.REPLAYED);
    assertThat(verifier.handling().alreadyUsed())
        .isEqualTo(new Verification.Acknowledged(Reason.REPLAYED));
  }

  @Test
  void aClientsAbandonedResultCountsAsUsed() {
    ResponseVerifier verifier = verifier().claimTimeout(Duration.ofSeconds(10)).build();
    verify(verifier);

    parts.clock.move(Duration.ofSeconds(9));
    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.IN_PROGRESS);
    parts.clock.move(Duration.ofSeconds(1));
    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  /** Else its result would be new again while its handler is at work. */
  @Test
  void aResultIsRememberedWhileItsHandlerMayBeAtWork() {
    List<Instant> ends = new ArrayList<>();
    ResponseVerifier verifier =
        verifier()
            .replayRetention(Duration.ofSeconds(1))
            .freshness(Freshness.unlimited())
            .claimTimeout(Duration.ofHours(2))
            .replayGuard(
                (identity, terms) -> {
                  ends.add(terms.until());
                  return Admission.Refused.USED;
                })
            .build();

    verify(verifier);

    assertThat(ends).allMatch(end -> end.isAfter(RecordedParts.NOW.plus(Duration.ofHours(2))));
  }

  /** Both look at a clock, one after the other. */
  @Test
  void aGuardThatLooksLaterRemembersAResultThatJustPasses() {
    List<Instant> ends = new ArrayList<>();
    ResponseVerifier verifier =
        verifier()
            .freshness(Freshness.within(Duration.ofMinutes(5)).withClockSkew(Duration.ZERO))
            .replayGuard(
                (identity, terms) -> {
                  ends.add(terms.until());
                  return Admission.Refused.USED;
                })
            .build();

    verify(verifier);

    assertThat(ends)
        .allMatch(
            end -> end.isAfter(RecordedParts.NOW.plus(Duration.ofMinutes(5)).plusSeconds(30)));
  }

  @Test
  void refusesAGuardThatForgetsWhileAHandlerMayBeAtWork() {
    ReplayGuard forgetful =
        new ReplayGuard() {
          @Override
          public Admission admit(ReplayIdentity identity, ClaimTerms terms) {
            return Admission.Refused.USED;
          }

          @Override
          public Duration remembersAtMost() {
            return Duration.ofMinutes(10);
          }
        };

    assertThatThrownBy(
            () -> verifier().claimTimeout(Duration.ofHours(1)).replayGuard(forgetful).build())
        .hasMessageContaining("drops a result after PT10M, when its handler may still be running");
  }

  @Test
  void aClaimIsAbandonedAfterAMinuteUnlessAnotherTimeIsSet() {
    List<Duration> timeouts = new ArrayList<>();
    ResponseVerifierBuilder builder =
        verifier()
            .replayGuard(
                (identity, terms) -> {
                  timeouts.add(Duration.between(RecordedParts.NOW, terms.inUseUntil()));
                  return Admission.Refused.USED;
                });

    verify(builder.build());
    verify(builder.claimTimeout(Duration.ofHours(2)).build());

    assertThat(timeouts).containsExactly(Duration.ofMinutes(1), Duration.ofHours(2));
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
  @DisplayName("AT-153 refuses a guard that forgets a result before it is stale")
  void refusesAGuardThatForgetsAResultBeforeItIsStale() {
    ReplayGuard forgetful =
        new ReplayGuard() {
          @Override
          public Admission admit(ReplayIdentity identity, ClaimTerms terms) {
            return Admission.Refused.USED;
          }

          @Override
          public Duration remembersAtMost() {
            return Duration.ofMinutes(6);
          }
        };

    assertThatThrownBy(() -> verifier().replayGuard(forgetful).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("replay-ttl-too-short")
        .hasMessageContaining("drops a result after PT6M, but it could be accepted for PT6M30S");
  }

  @Test
  void refusesAResultThatCountsForLongerThanItsUseIsRemembered() {
    ReplayGuard forgetful =
        new ReplayGuard() {
          @Override
          public Admission admit(ReplayIdentity identity, ClaimTerms terms) {
            throw new AssertionError("never asked");
          }

          @Override
          public Duration remembersAtMost() {
            return Duration.ofDays(30);
          }
        };
    Instant inAYear = RecordedParts.NOW.plus(Duration.ofDays(365));
    ResponseVerifier verifier =
        verifier()
            .scheme(new FakeScheme(new SignedTime(RecordedParts.NOW, null, inAYear)))
            .freshness(Freshness.unlimited())
            .replayGuard(forgetful)
            .build();

    assertThat(Verdicts.rejected(verify(verifier)))
        .isEqualTo(
            new Verification.Rejected(
                Reason.UNAVAILABLE, "the result is valid for longer than its use can be recorded"));
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
