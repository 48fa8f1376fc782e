package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.verifiedresponse.Binding;
import io.github.verifiedresponse.Freshness;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Sender;
import io.github.verifiedresponse.SignatureScheme;
import io.github.verifiedresponse.replay.ReplayGuards;
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
  private static final TestVendor CAF =
      TestVendor.named("caf").approved().boundTo("/personId", "anna");

  private static SignedRequest relayed(TestVendor vendor) {
    return vendor.inJson("/signedResponse");
  }

  private static ResponseVerifierBuilder right() {
    return ResponseVerifier.named("caf")
        .scheme(CAF.scheme())
        .carrier(relayed(CAF).carrier())
        .binding(Binding.field("/personId").equalsPrincipal())
        .accept(Outcome.APPROVED)
        .replayGuard(ReplayGuards.inMemory());
  }

  private static Attacks attacks(Endpoint endpoint) {
    return Attacks.on(endpoint.uri()).as(CAF, AttacksTest::relayed).header("User", "anna");
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

  enum Fault {
    NO_BINDING,
    UNLIMITED_AGE,
    NO_GUARD,
    OTHER_SECRET,
    ANY_OUTCOME,
    ANY_TOKEN,
    EXACT_MAPPING,
    ONE_METHOD,
    ONE_MEDIA_TYPE,
    NO_FILTER;

    List<Attack> throughIt() {
      return switch (this) {
        case NO_BINDING -> List.of(Attack.SOMEBODY_ELSES);
        case UNLIMITED_AGE -> List.of(Attack.AGED);
        case NO_GUARD ->
            List.of(Attack.REPLAYED, Attack.REPLAYED_AT_ONCE, Attack.REPLAYED_OTHERWISE);
        case OTHER_SECRET -> List.of(Attack.GENUINE);
        case ANY_OUTCOME -> List.of(Attack.DECLINED);
        case ANY_TOKEN -> List.of(Attack.OTHER_KIND);
        case EXACT_MAPPING ->
            List.of(Attack.PATH_PARAMETER, Attack.TRAILING_SLASH, Attack.ENCODED_PATH);
        case ONE_METHOD -> List.of(Attack.OTHER_METHOD, Attack.WITHOUT_BODY);
        case ONE_MEDIA_TYPE -> List.of(Attack.OTHER_MEDIA_TYPE);
        case NO_FILTER ->
            List.of(
                Attack.OTHER_KEY,
                Attack.TAMPERED,
                Attack.CHANGED_SIGNATURE,
                Attack.UNSIGNED,
                Attack.EMPTY,
                Attack.TRUNCATED,
                Attack.EXTENDED,
                Attack.RESERIALISED,
                Attack.TWICE,
                Attack.NO_ALGORITHM,
                Attack.OTHER_ALGORITHM,
                Attack.FROM_THE_FUTURE,
                Attack.OLD_SIGNATURE,
                Attack.CODED);
      };
    }

    ResponseVerifier verifier() {
      return (switch (this) {
            case NO_BINDING -> right().binding(Binding.none());
            case UNLIMITED_AGE -> right().freshness(Freshness.unlimited());
            case NO_GUARD -> right().replayGuard(ReplayGuard.disabled());
            case OTHER_SECRET -> right().scheme(CAF.withOtherKey().scheme());
            case ANY_OUTCOME -> right().accept(Outcome.APPROVED, Outcome.DECLINED);
            case ANY_TOKEN -> right().scheme(anyToken()).binding(Binding.none()).accept();
            case EXACT_MAPPING, ONE_METHOD, ONE_MEDIA_TYPE, NO_FILTER -> right();
          })
          .build();
    }

    private static SignatureScheme anyToken() {
      String secret = CAF.settings("caf").getOrDefault("verified-response.caf.secret", "");
      return TestVendor.named("jws-hs256").secret(secret).scheme();
    }

    boolean isGuarded(HttpExchange http) {
      return switch (this) {
        case EXACT_MAPPING -> Endpoint.rawPath(http).equals("/results");
        case ONE_METHOD -> http.getRequestMethod().equals("POST");
        case ONE_MEDIA_TYPE ->
            "application/json".equals(http.getRequestHeaders().getFirst("Content-Type"));
        case NO_FILTER -> false;
        default -> true;
      };
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
          Attacks.on(endpoint.uri()).as(own, AttacksTest::relayed).header("User", "anna").report();

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
