package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.probe.CafServlets;
import io.github.verifiedresponse.tests.probe.ProbeApplication;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways inside the server to a guarded handler, and how long what was verified lasts. */
class ProbeDispatchIT extends DeployedProbe {
  private static final String TARGET = "?/caf/receive";
  private static final String NAMED_TARGET = "?" + CafServlets.Receive.class.getName();
  private static final String NAMED_APPLICATION = "?" + ProbeApplication.class.getName();

  @ParameterizedTest(name = "AT-123 {0}")
  @ValueSource(strings = {"forward", "async", "async-wrapped", "async-thread", "async-late"})
  void anUnguardedServletLeadsToAGuardedOne(String way) {
    probe.assertGuards("open/dispatch/" + way + TARGET);
  }

  @Test
  @DisplayName("AT-123 an unguarded servlet leads to a guarded one by its name")
  void anUnguardedServletLeadsToAGuardedOneByItsName() {
    Answer forged = probe.post("open/dispatch/named" + NAMED_TARGET, Probe.forged());
    Otherwise.skipUnless(forged.status() == 401, "dispatched-by-name");
    probe.assertGuards("open/dispatch/named" + NAMED_TARGET);
  }

  @Test
  @DisplayName("AT-123 an unguarded servlet leads to a guarded resource by the application's name")
  void anUnguardedServletLeadsToAGuardedResourceByTheApplicationsName() {
    long before = probe.runs();
    Answer refused = probe.post("open/dispatch/named" + NAMED_APPLICATION, Probe.forged());
    assertThat(refused.status()).isGreaterThanOrEqualTo(400);
    assertThat(probe.runs()).isEqualTo(before);
  }

  @Test
  @DisplayName("AT-123 an unguarded servlet leads to a guarded resource")
  void anUnguardedServletLeadsToAGuardedResource() {
    probe.assertGuards("open/dispatch/forward?/api/place/method");
  }

  @Test
  @DisplayName("AT-123 an unguarded servlet leads to a guarded resource asynchronously")
  void anUnguardedServletLeadsToAGuardedResourceAsynchronously() {
    String path = "open/dispatch/async?/api/place/method";
    long before = probe.runs();
    assertThat(probe.post(path, Probe.forged()).verdict()).isEqualTo("401 unverified");
    assertThat(probe.runs()).isEqualTo(before);

    String payload = Probe.payload();
    Answer genuine = probe.post(path, Probe.token(payload));
    // Payara gives an asynchronous dispatch no request scope, so there the second lock stays shut
    assertThat(genuine.body()).isIn(payload, "error page: payload absent");
    assertThat(probe.runs()).isEqualTo(genuine.status() == 200 ? before + 1 : before);
  }

  @Test
  @DisplayName("AT-123 an unguarded servlet includes a guarded one")
  void anUnguardedServletIncludesAGuardedOne() {
    long before = probe.runs();
    Answer refused = probe.post("open/dispatch/include" + TARGET, Probe.forged());
    // the status is the including servlet's; what was to be included is missing
    assertThat(refused.body()).isEqualTo("included: ");
    assertThat(probe.runs()).isEqualTo(before);

    String payload = Probe.payload();
    assertThat(probe.post("open/dispatch/include" + TARGET, Probe.token(payload)).body())
        .isEqualTo("included: " + payload);
  }

  @ParameterizedTest(name = "AT-123 {0}")
  @ValueSource(strings = {"forward", "async", "async-wrapped", "async-thread", "async-late"})
  void aGuardedServletLeadsToAnotherAndTheResultIsVerifiedOnce(String way) {
    probe.assertGuards("guarded/dispatch/" + way + TARGET);
  }

  @Test
  @DisplayName("AT-123 a guarded servlet leads to another by its name")
  void aGuardedServletLeadsToAnotherByItsName() {
    probe.assertGuards("guarded/dispatch/named" + NAMED_TARGET);
  }

  /** The dispatch leaves no trace, and the servlet before it may have had its effect. */
  @Test
  @DisplayName("A4 a resource that was reached by name and accepts no decline gives nothing back")
  void aResourceThatWasReachedByNameGivesNothingBack() {
    String path = "guarded/dispatch/named" + NAMED_APPLICATION;
    String declined = Probe.token(Probe.payload(false, Duration.ZERO));
    long before = probe.runs();

    // RESTEasy finds no resource in the first servlet's path
    assertThat(probe.post(path, declined).verdict()).isIn("403 not-accepted", "404");
    assertThat(probe.post(path, declined).verdict()).isEqualTo("409 replayed");
    assertThat(probe.post("api/place/method", declined).verdict()).isEqualTo("409 replayed");
    assertThat(probe.runs()).isEqualTo(before);
  }

  @Test
  void aGuardedServletIncludesAnotherAndTheResultIsVerifiedOnce() {
    String payload = Probe.payload();

    assertThat(probe.post("guarded/dispatch/include" + TARGET, Probe.token(payload)).body())
        .isEqualTo("included: " + payload);
    assertThat(probe.post("guarded/dispatch/include" + TARGET, Probe.forged()).verdict())
        .isEqualTo("401 unverified");
  }

  @ParameterizedTest(name = "AT-123 {0}")
  @ValueSource(strings = {"forward", "async"})
  void whatATargetAsksForOnTopStillCounts(String way) {
    String path = "guarded/dispatch/" + way + "?/caf/approved";
    long before = probe.runs();
    String declined = Probe.token(Probe.payload(false, Duration.ZERO));
    assertThat(probe.post(path, declined).verdict()).isEqualTo("403 not-accepted");
    assertThat(probe.runs()).isEqualTo(before);
  }

  @Test
  void anotherVerifiersTargetIsVerifiedByThatVerifier() {
    long before = probe.runs();
    assertThat(
            probe
                .post("guarded/dispatch/forward?/caf/header", Probe.token(Probe.payload()))
                .verdict())
        .isEqualTo("401 missing-signature");
    assertThat(probe.runs()).isEqualTo(before);
  }

  @Test
  void aServletIsDispatchedToItselfAndReadsTheBodyThere() {
    String payload = Probe.payload();
    String token = Probe.token(payload);

    assertThat(probe.post("caf/async-self", token).body()).isEqualTo(payload + " from " + token);
    assertThat(probe.post("caf/async-self", Probe.forged()).verdict()).isEqualTo("401 unverified");
  }

  @Test
  void theServletDoorAndTheResourceBehindItVerifyOnce() {
    String payload = Probe.payload();
    String token = Probe.token(payload);
    long before = probe.runs();
    assertThat(probe.post("api/both", Probe.forged()).verdict()).isEqualTo("401 unverified");
    assertThat(probe.runs()).isEqualTo(before);

    Answer answer = probe.post("api/both", token);
    assertThat(answer.verdict()).isEqualTo("200");
    assertThat(answer.body()).isEqualTo(payload + " from " + token);
    assertThat(probe.post("api/both", token).verdict()).isEqualTo("409 replayed");
  }

  @ParameterizedTest(name = "AT-124 {0}")
  @ValueSource(strings = {"caf/throws", "caf/sends-error"})
  void anErrorPageSeesNoPayloadWhenTheHandlerFails(String path) {
    long before = probe.runs();
    Answer answer = probe.post(path, Probe.token(Probe.payload()));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(probe.runs()).isEqualTo(before + 1);
    assertThat(answer.body()).isEqualTo("error page: payload absent");
  }

  @Test
  @DisplayName("AT-124 an error page sees no payload when asynchronous work takes too long")
  void anErrorPageSeesNoPayloadWhenAsynchronousWorkTakesTooLong() {
    String token = Probe.token(Probe.payload());

    Answer answer = probe.post("guarded/dispatch/async-never?/", token);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("error page: payload absent");
    assertThat(probe.post("guarded/dispatch/async-never?/", token).verdict())
        .as("a time-out does not say that nothing was done")
        .isEqualTo("409 replayed");
  }

  @ParameterizedTest(name = "AT-159 {0}")
  @ValueSource(strings = {"caf/throws", "caf/sends-error", "api/place/method/throws"})
  void aResultWhoseHandlerFailedStaysUsed(String path) {
    String token = Probe.token(Probe.payload());
    long before = probe.runs();

    assertThat(probe.post(path, token).status()).isEqualTo(500);
    assertThat(probe.post(path, token).verdict()).isEqualTo("409 replayed");
    assertThat(probe.post("caf/receive", token).verdict()).isEqualTo("409 replayed");
    assertThat(probe.runs()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("AT-143 a resource that fails leaves nothing for the next request")
  void aResourceThatFailsLeavesNothingForTheNextRequest() {
    Answer failed = probe.post("api/place/method/throws", Probe.token(Probe.payload()));
    Answer next = probe.client().get("open/attribute");

    assertThat(failed.status()).isEqualTo(500);
    assertThat(next.body()).isEqualTo("payload absent");
  }

  @Test
  @DisplayName("AT-124 a refusal is answered without the error page")
  void aRefusalIsAnsweredWithoutTheErrorPage() {
    assertThat(probe.post("caf/throws", Probe.forged()).verdict()).isEqualTo("401 unverified");
    assertThat(
            probe.post("caf/throws", Probe.token(Probe.payload()), "X-Early", "stream").verdict())
        .isEqualTo("500 body-consumed");
  }

  @Test
  @DisplayName("AT-143 the next request of the connection sees no payload")
  void theNextRequestOfTheConnectionSeesNoPayload() {
    Answer first = probe.post("caf/receive", Probe.token(Probe.payload()));
    Answer next = probe.client().get("open/attribute");

    assertThat(first.status()).isEqualTo(200);
    assertThat(next.header("X-Connection")).isEqualTo(first.header("X-Connection"));
    assertThat(next.body()).isEqualTo("payload absent");
  }

  @Test
  @DisplayName("AT-141, AT-142 a string in the place of the payload is no payload")
  void aStringInThePayloadsPlaceIsNoPayload() {
    Answer answer = probe.client().get("open/string");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("error page: payload present");
  }

  @ParameterizedTest(name = "AT-141 {0}")
  @ValueSource(strings = {"caf/receive", "api/entity/payload-string"})
  void aStringInThePayloadsPlaceDoesNotReplaceVerification(String path) {
    long before = probe.runs();
    assertThat(probe.post(path, Probe.forged(), "X-Early", "string").verdict())
        .isEqualTo("401 unverified");
    assertThat(probe.runs()).isEqualTo(before);

    String payload = Probe.payload();
    assertThat(probe.post(path, Probe.token(payload), "X-Early", "string").body())
        .isEqualTo(payload);
  }
}
