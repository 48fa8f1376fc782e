package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The order of the steps: what an earlier one refuses never reaches a later one. */
class ResponseVerifierTest {
  private final RecordedParts parts = new RecordedParts();

  @Test
  void goesTheWholeWayWithAGoodMessage() {
    VerifiedPayload payload = Verdicts.verified(parts.verify("good"));

    assertThat(parts.asked)
        .containsExactly("carrier", "scheme", "binding", "replay guard", "listener");
    assertThat(payload.verifier()).isEqualTo("recorded");
    assertThat(payload.id()).isEqualTo("good");
    assertThat(payload.bound()).isTrue();
    assertThat(payload.firstSeen()).isTrue();
  }

  @Test
  void asksNoPartWhenTheFormIsRefused() {
    TestMessage message = TestMessage.ofJson("good").method("TRACE");

    assertThat(Verdicts.reason(parts.builder().build().verify(message.build())))
        .isEqualTo(Reason.METHOD_NOT_ALLOWED);
    assertThat(parts.asked).containsExactly("listener");
    assertThat(message.reads()).isZero();
  }

  @Test
  void asksNoSchemeWhenNothingIsCarried() {
    assertThat(Verdicts.reason(parts.verify(""))).isEqualTo(Reason.MISSING_SIGNATURE);
    assertThat(parts.asked).containsExactly("carrier", "listener");
  }

  @Test
  @DisplayName("AT-160 a forged message never reaches binding or replay guard")
  void aForgedMessageNeverReachesBindingOrReplayGuard() {
    assertThat(Verdicts.reason(parts.verify("forged"))).isEqualTo(Reason.UNVERIFIED);
    assertThat(parts.asked).containsExactly("carrier", "scheme", "listener");
  }

  @Test
  void anOldMessageNeverReachesBindingOrReplayGuard() {
    assertThat(Verdicts.reason(parts.verify("stale"))).isEqualTo(Reason.STALE);
    assertThat(parts.asked).containsExactly("carrier", "scheme", "listener");
  }

  @Test
  void aMessageOfAnotherCallerNeverReachesTheReplayGuard() {
    assertThat(Verdicts.reason(parts.verify("of another"))).isEqualTo(Reason.NOT_BOUND);
    assertThat(parts.asked).containsExactly("carrier", "scheme", "binding", "listener");
  }

  @Test
  void aMessageThatIsNotAcceptedNeverReachesTheReplayGuard() {
    assertThat(Verdicts.reason(parts.verify("declined"))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(parts.asked).containsExactly("carrier", "scheme", "binding", "listener");
  }

  @Test
  void aMessageThatTheEndpointDoesNotAcceptNeverReachesTheReplayGuard() {
    ResponseVerifier verifier = parts.builder().accept().build();
    InboundMessage declined = TestMessage.ofJson("declined").build();

    assertThat(Verdicts.reason(verifier.verify(declined, Outcome.APPROVED, Outcome.PENDING)))
        .isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(parts.asked).containsExactly("carrier", "scheme", "binding", "listener");
  }

  @Test
  void anEndpointNarrowsWhatTheVerifierAcceptsAndNeverWidensIt() {
    ResponseVerifier any = parts.builder().accept().build();
    ResponseVerifier approving = parts.builder().build();

    assertThat(verify(any, "declined")).isInstanceOf(Verification.Verified.class);
    assertThat(verify(any, "declined", Outcome.DECLINED)).isInstanceOf(Verification.Verified.class);
    assertThat(verify(any, "declined", Outcome.APPROVED)).isInstanceOf(Verification.Rejected.class);
    assertThat(verify(approving, "declined", Outcome.DECLINED))
        .isInstanceOf(Verification.Rejected.class);
  }

  @Test
  void refusesWhatTheReplayGuardHasSeen() {
    assertThat(Verdicts.reason(parts.verify("used before"))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void refusesWhatAnotherRequestHasInUse() {
    assertThat(Verdicts.reason(parts.verify("in use"))).isEqualTo(Reason.IN_PROGRESS);
  }

  @Test
  void refusesWhenTheReplayGuardHasNoRoom() {
    assertThat(Verdicts.reason(parts.verify("while full"))).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void hasAResultRememberedForAsLongAsItCouldPass() {
    List<Instant> untils = new ArrayList<>();
    ResponseVerifier verifier =
        parts.builder().replayGuard(taking((identity, terms) -> untils.add(terms.until()))).build();

    assertThat(verify(verifier, "good")).isInstanceOf(Verification.Verified.class);
    assertThat(untils)
        .containsExactly(
            RecordedParts.NOW
                .plus(Duration.ofMinutes(5))
                .plus(Freshness.DEFAULT_CLOCK_SKEW)
                .plus(Freshness.DEFAULT_CLOCK_SKEW)
                .plus(Duration.ofMinutes(1)));
  }

  @Test
  void hasAResultWithoutAnAgeLimitRememberedForTheRetention() {
    List<Instant> untils = new ArrayList<>();
    ResponseVerifierBuilder unlimited =
        parts
            .builder()
            .freshness(Freshness.unlimited())
            .replayGuard(taking((identity, terms) -> untils.add(terms.until())));

    verify(unlimited.build(), "good");
    verify(unlimited.replayRetention(Duration.ofHours(2)).build(), "good");

    assertThat(untils)
        .containsExactly(
            RecordedParts.NOW.plus(Duration.ofDays(30)).plus(Duration.ofMinutes(1)),
            RecordedParts.NOW.plus(Duration.ofHours(2)).plus(Duration.ofMinutes(1)));
  }

  @Test
  void makesTheReplayIdentityFromScopeAndSignedIdOnly() {
    List<ReplayIdentity> identities = new ArrayList<>();
    ResponseVerifierBuilder builder =
        parts.builder().replayGuard(taking((identity, terms) -> identities.add(identity)));

    verify(builder.build(), "good");
    verify(builder.replayScope("tenant").build(), "good");

    assertThat(identities)
        .containsExactly(ReplayIdentity.of("fake", "good"), ReplayIdentity.of("tenant", "good"));
  }

  @Test
  void saysThatNothingIsBoundWithoutABinding() {
    ResponseVerifier unbound = parts.builder().binding(Binding.none()).build();

    assertThat(Verdicts.verified(verify(unbound, "good")).bound()).isFalse();
  }

  @Test
  void rechecksTheOutcomesOnly() {
    ResponseVerifier any = parts.builder().accept().build();
    VerifiedPayload payload = Verdicts.verified(verify(any, "declined"));
    parts.asked.clear();

    assertThat(any.handling().recheck(payload)).isEqualTo(new Verification.Verified(payload));
    assertThat(any.handling().recheck(payload, Outcome.DECLINED))
        .isEqualTo(new Verification.Verified(payload));
    assertThat(Verdicts.reason(any.handling().recheck(payload, Outcome.APPROVED)))
        .isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(parts.asked).as("no step is repeated").containsOnly("listener");
  }

  @Test
  void doesNotTakeAPayloadOfAnotherVerifierWithItsName() {
    VerifiedPayload payload = Verdicts.verified(parts.verify("good"));
    ResponseVerifier sameName = parts.builder().build();

    assertThat(sameName.name()).isEqualTo(payload.verifier());
    assertThat(Verdicts.reason(sameName.handling().recheck(payload))).isEqualTo(Reason.UNVERIFIED);
  }

  private static ReplayGuard taking(BiConsumer<ReplayIdentity, ClaimTerms> asked) {
    return (identity, terms) -> {
      asked.accept(identity, terms);
      return new Admission.Taken(new RecordedClaim());
    };
  }

  private static Verification verify(ResponseVerifier verifier, String body, Outcome... accept) {
    return verifier.verify(TestMessage.ofJson(body).build(), accept);
  }
}
