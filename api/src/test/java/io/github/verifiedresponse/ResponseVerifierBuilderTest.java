package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.result.Sender;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every doubt about the set-up is an exception at start that names the mend. */
class ResponseVerifierBuilderTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Caf", "caf_1", "-caf", "caf-", "caf--1", "caf.1", "caf\n", "\u00e7af"})
  void refusesANameThatIsNotKebabCase(String name) {
    assertRefused(() -> ResponseVerifier.named(name), "kebab-case");
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf", "caf-2", "shufti-pro-relayed", "1"})
  void takesANameInKebabCase(String name) {
    assertThat(complete(name).build().name()).isEqualTo(name);
  }

  @Test
  void refusesToBuildWithoutAScheme() {
    assertRefused(
        () -> ResponseVerifier.named("caf").replayGuard(ReplayGuard.disabled()).build(),
        "verifier 'caf' has no scheme: set one");
  }

  @Test
  void refusesToBuildWithoutAReplayGuard() {
    assertRefused(
        () -> ResponseVerifier.named("caf").scheme(new FakeScheme(RecordedParts.NOW)).build(),
        "verifier 'caf' has no replay guard: set one, or disable it explicitly");
  }

  @Test
  void refusesAnAgeLimitWhereNoTimeIsSigned() {
    ResponseVerifierBuilder builder =
        complete("shufti")
            .scheme(
                carried -> {
                  throw new RejectedException(Reason.UNVERIFIED, "never asked");
                })
            .freshness(Freshness.within(Duration.ofMinutes(5)));

    assertRefused(builder::build, "max-age cannot be checked: the scheme custom signs no time");
  }

  @Test
  void refusesSizesAndTimesOutOfRange() {
    ResponseVerifierBuilder builder = complete("caf");

    assertRefused(() -> builder.maxBody(0), "set max-body to between 1 byte and 64MiB");
    assertRefused(
        () -> builder.maxBody(64 * 1024 * 1024 + 1), "set max-body to between 1 byte and 64MiB");
    assertRefused(
        () -> builder.replayRetention(Duration.ZERO), "set replay-retention to more than zero");
    assertRefused(
        () -> builder.replayRetention(Duration.ofSeconds(-1)),
        "set replay-retention to more than zero");
    for (Duration timeout :
        new Duration[] {Duration.ZERO, Duration.ofNanos(999_999_999), DAY.plusNanos(1)}) {
      assertRefused(
          () -> builder.claimTimeout(timeout),
          "set claim-timeout to between PT1S and P1D, and longer than any handler takes");
    }
    builder.claimTimeout(Duration.ofSeconds(1)).claimTimeout(DAY).build();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REJECT")
  void refusesToAttachOrAcknowledgeReplaysWithoutAGuardThatKnowsThem(OnReplay onReplay) {
    for (Sender sender : Sender.values()) {
      assertRefused(
          () -> complete("caf").sender(sender).onReplay(onReplay).build(),
          "on-replay has no effect with replay-guard=disabled");
    }
  }

  @Test
  void takesDisabledWithWhatItDoesAnyway() {
    complete("caf").onReplay(OnReplay.REJECT).build();
    complete("caf").sender(Sender.VENDOR).build();
  }

  @Test
  void refusesThatAClientsFailedRequestGivesItsResultBack() {
    assertRefused(
        () -> complete("caf").giveBack(GiveBack.STATUS).build(),
        "give-back=status needs sender=vendor");
    assertRefused(
        () -> complete("caf").giveBack(GiveBack.STATUS).sender(Sender.CLIENT).build(),
        "use explicit, or exception");
    complete("caf").giveBack(GiveBack.STATUS).sender(Sender.VENDOR).build();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXPLICIT")
  void refusesThatARequestGivesBackWhatATransactionDecides(GiveBack giveBack) {
    assertRefused(
        () ->
            complete("caf")
                .sender(Sender.VENDOR)
                .replayGuard(new InTransaction())
                .giveBack(giveBack)
                .build(),
        "give-back has no effect with claim=transaction");
  }

  @Test
  void takesATransactionWithoutGiveBack() {
    for (Sender sender : Sender.values()) {
      complete("caf").sender(sender).replayGuard(new InTransaction()).build();
      complete("caf")
          .sender(sender)
          .replayGuard(new InTransaction())
          .giveBack(GiveBack.EXPLICIT)
          .build();
    }
  }

  private record InTransaction() implements ReplayGuard {
    @Override
    public Admission admit(ReplayIdentity identity, ClaimTerms terms) {
      return Admission.Refused.USED;
    }

    @Override
    public boolean claimsInTransaction() {
      return true;
    }
  }

  @Test
  void hasSafeDefaults() {
    ResponseVerifier verifier = complete("caf").build();

    assertThat(verifier.maxBody()).isEqualTo(256 * 1024);
    assertThat(verifier.entity()).isEqualTo(Entity.MESSAGE);
    assertThat(verifier.toString())
        .isEqualTo(
            "verifier caf: scheme fake, carrier body, max-age PT5M, clock-skew PT30S, binding none,"
                + " any outcome, on-not-accepted reject, replay guard disabled, sender client,"
                + " on-replay reject, give-back explicit, claim-timeout PT1M, max-body 262144 bytes");
    assertThat(verifier.giveBack()).isEqualTo(GiveBack.EXPLICIT);
  }

  @Test
  void describesWhatWasSaid() {
    ResponseVerifier verifier =
        complete("caf")
            .carrier(Carriers.header("X-Result"))
            .freshness(Freshness.unlimited())
            .binding((message, caller) -> {})
            .accept(Outcome.APPROVED)
            .sender(Sender.VENDOR)
            .maxBody(1)
            .entity(Entity.PAYLOAD)
            .build();

    assertThat(verifier.entity()).isEqualTo(Entity.PAYLOAD);
    assertThat(verifier.toString())
        .contains("carrier the header X-Result, any age, bound to the caller, outcome [APPROVED]")
        .contains("on-not-accepted acknowledge, replay guard disabled, sender vendor, on-replay")
        .contains("acknowledge, give-back status, claim-timeout PT1M, max-body 1 bytes");
    assertThat(verifier.giveBack()).isEqualTo(GiveBack.STATUS);
  }

  /** A binding of the application's own that compares nothing here, such as on a test system. */
  private record SwitchedOff() implements Binding {
    @Override
    public void check(AuthenticMessage message, Caller caller) {}

    @Override
    public boolean binds() {
      return false;
    }
  }

  @Test
  void saysOfNoBindingThatItBindsUnlessItDoes() {
    assertThat(complete("caf").binding(new SwitchedOff()).build().toString())
        .contains("SwitchedOff[]")
        .doesNotContain("bound to the caller");
  }

  private static ResponseVerifierBuilder complete(String name) {
    return ResponseVerifier.named(name)
        .scheme(new FakeScheme(RecordedParts.NOW))
        .replayGuard(ReplayGuard.disabled());
  }

  private static void assertRefused(ThrowingCallable setUp, String message) {
    assertThatThrownBy(setUp)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
