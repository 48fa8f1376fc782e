package io.github.verifiedresponse.testkit;

import static io.github.verifiedresponse.testkit.Fault.CAF;
import static io.github.verifiedresponse.testkit.Fault.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.testkit.AttackReport.Result;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** A right set-up withstands every attack; each fault in it lets a named one through. */
class AttacksTest {
  private static Attacks attacks(Endpoint endpoint) {
    return Attacks.on(endpoint.uri()).as(CAF, Fault::relayed).header("User", "anna");
  }

  @Test
  void aRightSetUpWithstandsAtLeastTwentyAttacks() throws Exception {
    try (Endpoint endpoint = new Endpoint(right().build(), http -> true)) {
      AttackReport report = attacks(endpoint).report();

      assertThat(report.failed()).as(report.toString()).isEmpty();
      assertThat(report.findings())
          .filteredOn(finding -> finding.result() == Result.WITHSTOOD)
          .hasSizeGreaterThan(20);
      assertThat(report.findings())
          .filteredOn(finding -> finding.result() == Result.NOT_APPLICABLE)
          .extracting(AttackReport.Finding::attack)
          .containsExactly(Attack.PUBLIC_KEY_AS_SECRET);
    }
  }

  static Stream<Arguments> vendors() {
    return Stream.of(
        row("caf", TestVendor::asBody),
        row("caf", vendor -> vendor.asHeader("X-Result")),
        row("caf", vendor -> vendor.inForm("result")),
        row("caf", vendor -> vendor.inQuery("result")),
        row("uqudo", TestVendor::asBody),
        row("shufti-pro", vendor -> vendor.inJson("/response", "/signature")),
        row("shufti-pro", TestVendor::calledBack),
        row("stripe", TestVendor::calledBack),
        row("svix", TestVendor::calledBack),
        row("adyen-standard", TestVendor::calledBack),
        row("twilio", TestVendor::calledBack),
        row("truelayer", TestVendor::calledBack),
        row("rfc9421", TestVendor::calledBack),
        row("telegram-login-widget", TestVendor::calledBack),
        row("telegram-web-app", TestVendor::asBody),
        row("facebook-signed-request", TestVendor::calledBack),
        row("sd-jwt", TestVendor::asBody));
  }

  private static Arguments row(String scheme, Function<TestVendor, SignedRequest> place) {
    return Arguments.of(scheme, place);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void everyFamilyWithstandsThem(String scheme, Function<TestVendor, SignedRequest> place)
      throws Exception {
    TestVendor vendor = TestVendor.named(scheme);
    boolean decides = vendor.signing().decides(Outcome.APPROVED);
    TestVendor accepted = decides ? vendor.approved() : vendor;
    ResponseVerifierBuilder builder =
        ResponseVerifier.named("test")
            .scheme(vendor.scheme())
            .carrier(place.apply(accepted).carrier());
    if (decides) {
      builder.accept(Outcome.APPROVED);
    }
    if (!vendor.scheme().isSession()) {
      builder.replayGuard(ReplayGuards.inMemory());
    }
    try (Endpoint endpoint = new Endpoint(builder.build(), http -> true)) {
      Attacks attacks = Attacks.on(endpoint.uri()).as(accepted, place).handled(endpoint::handled);
      AttackReport report = attacks.report();

      assertThat(report.failed()).as(report.toString()).isEmpty();
      assertThat(report.findings())
          .filteredOn(finding -> finding.result() == Result.WITHSTOOD)
          .as(report.toString())
          .hasSizeGreaterThan(12);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachFaultLetsANamedAttackThrough(Fault fault) throws Exception {
    Predicate<HttpExchange> isGuarded = fault::isGuarded;
    try (Endpoint endpoint = new Endpoint(fault.verifier(), isGuarded)) {
      AttackReport report = attacks(endpoint).report();

      assertThat(report.failed()).as(report.toString()).containsAll(fault.throughIt());
      assertThat(report.toString())
          .contains("FAILED " + fault.throughIt().get(0) + ": ")
          .contains(fault.throughIt().get(0).fix());
    }
  }

  @Test
  void testsFailAbortOrPassAsTheReportSays() throws Throwable {
    try (Endpoint endpoint = new Endpoint(Fault.NO_GUARD.verifier(), http -> true)) {
      List<DynamicTest> tests =
          attacks(endpoint).without(Attack.TWICE, "read by nothing").tests().toList();

      assertThat(tests).hasSameSizeAs(Attack.values());
      executable(tests, Attack.GENUINE).getExecutable().execute();
      assertThatThrownBy(() -> executable(tests, Attack.REPLAYED).getExecutable().execute())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("answered [200, 200]; set a replay-guard");
      assertThatThrownBy(() -> executable(tests, Attack.TWICE).getExecutable().execute())
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("read by nothing");
    }
  }

  private static DynamicTest executable(List<DynamicTest> tests, Attack attack) {
    return tests.stream()
        .filter(test -> test.getDisplayName().equals(attack.title()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCallBackThatIsNotCountedIsNotSaidToWithstandReplays() throws Exception {
    TestVendor stripe = TestVendor.named("stripe").approved();
    ResponseVerifier verifier =
        ResponseVerifier.named("stripe")
            .scheme(stripe.scheme())
            .replayGuard(ReplayGuards.inMemory())
            .build();
    try (Endpoint endpoint = new Endpoint(verifier, http -> true)) {
      AttackReport report = Attacks.on(endpoint.uri()).as(stripe, TestVendor::calledBack).report();

      assertThat(report.failed()).as(report.toString()).isEmpty();
      assertThat(report.findings())
          .filteredOn(finding -> finding.detail().contains("handled("))
          .extracting(AttackReport.Finding::attack)
          .contains(Attack.REPLAYED, Attack.REPLAYED_AT_ONCE, Attack.DECLINED);
    }
  }

  /** Its results are relayed and called back in one form, and its verifiers are for clients. */
  @Test
  void anEndpointThatAcknowledgesWhatClientsRelayTooWithstandsThem() throws Exception {
    TestVendor shufti = TestVendor.named("shufti-pro").approved();
    ResponseVerifier verifier =
        ResponseVerifier.named("shufti")
            .scheme(shufti.scheme())
            .sender(Sender.VENDOR)
            .accept(Outcome.APPROVED)
            .replayGuard(ReplayGuards.inMemory())
            .build();
    try (Endpoint endpoint = new Endpoint(verifier, http -> true)) {
      Attacks attacks = Attacks.on(endpoint.uri()).as(shufti, TestVendor::calledBack);

      AttackReport report = attacks.handled(endpoint::handled).report();
      assertThat(report.failed()).as(report.toString()).isEmpty();
      assertThat(attacks.report().toString()).contains("count what is handled with handled(…)");
    }
  }

  @Test
  void anEndpointThatRefusesEverythingWithstandsNothing() throws Exception {
    try (Endpoint endpoint = new Endpoint(Fault.OTHER_SECRET.verifier(), http -> true)) {
      AttackReport report = attacks(endpoint).report();

      assertThat(report.failed()).as(report.toString()).containsExactly(Attack.GENUINE);
      assertThat(report.findings())
          .extracting(AttackReport.Finding::result)
          .doesNotContain(Result.WITHSTOOD);
    }
  }

  @Test
  void aResultOfOnesOwnIsNotSaidToBeRefusedWhenItDeclines() throws Exception {
    try (Endpoint endpoint = new Endpoint(Fault.ANY_OUTCOME.verifier(), http -> true)) {
      TestVendor own = CAF.result("{\"requestId\":\"r-1\",\"isAlive\":true,\"personId\":\"anna\"}");

      AttackReport report =
          Attacks.on(endpoint.uri()).as(own, Fault::relayed).header("User", "anna").report();

      assertThat(report.findings())
          .filteredOn(finding -> finding.attack() == Attack.DECLINED)
          .extracting(AttackReport.Finding::result)
          .containsExactly(Result.NOT_APPLICABLE);
    }
  }

  @Test
  void anEndpointThatDoesNotAnswerWithstandsNothing() throws Exception {
    Attacks attacks;
    try (Endpoint endpoint = new Endpoint(right().build(), http -> true)) {
      attacks = attacks(endpoint);
    }

    assertThat(attacks.report().findings())
        .extracting(AttackReport.Finding::result)
        .doesNotContain(Result.WITHSTOOD);
  }
}
