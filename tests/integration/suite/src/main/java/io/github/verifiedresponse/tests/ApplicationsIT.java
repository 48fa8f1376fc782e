package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.applications.FirstApplication;
import io.github.verifiedresponse.tests.probe.Handled;
import io.github.verifiedresponse.tests.probe.OpenServlet;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which resource method a server chooses, in applications that never heard of the guard. */
class ApplicationsIT extends DeployedHandlers {
  private static final String TOKEN_HEADER = "X-Signed-Result";
  private static final String OPEN = "first/methods/open";
  private static final String GUARDED = "first/methods/guarded";
  private static final String SIBLING = "first/methods/sibling";

  @Deployment(testable = false)
  static WebArchive war() {
    return ProbeWar.bare(
            "applications",
            ProbeWar.caf("caf")
                + ProbeWar.caf("caf-header")
                + "verified-response.caf-header.carrier=header:"
                + TOKEN_HEADER
                + "\n")
        .addPackage(FirstApplication.class.getPackage())
        .addClasses(Handled.class, OpenServlet.class);
  }

  @ParameterizedTest(name = "AT-138 {0}")
  @ValueSource(strings = {"first/methods/guarded", "second/methods/guarded"})
  void eachApplicationIsGuardedThoughNoneListsTheGuard(String path) {
    probe.assertGuards(path);
  }

  @Test
  @DisplayName("AT-138 a result that one application has used is used in the other")
  void aResultThatOneApplicationHasUsedIsUsedInTheOther() {
    String token = Probe.token(Probe.payload());

    assertThat(probe.post("second/methods/guarded", token).status()).isEqualTo(200);
    assertThat(probe.post(GUARDED, token).verdict()).isEqualTo("409 replayed");
  }

  @Test
  @DisplayName("AT-139 a mapper of all exceptions changes no refusal")
  void aMapperOfAllExceptionsChangesNoRefusal() {
    assertThat(probe.post("second/methods/guarded", Probe.forged()).verdict())
        .isEqualTo("401 unverified");
    assertThat(send("GET", "second/methods/guarded").verdict()).isEqualTo("401 missing-signature");
  }

  @Test
  @DisplayName("AT-134 HEAD of a guarded GET is verified")
  void headOfAGuardedGetIsVerified() {
    long before = probe.runs();
    assertThat(send("HEAD", GUARDED).status()).isEqualTo(401);
    assertThat(send("HEAD", GUARDED, TOKEN_HEADER, Probe.forged()).status()).isEqualTo(401);
    assertThat(probe.runs()).isEqualTo(before);

    String token = Probe.token(Probe.payload());
    assertThat(send("HEAD", GUARDED, TOKEN_HEADER, token).status()).isEqualTo(200);
    assertThat(send("GET", GUARDED, TOKEN_HEADER, token).verdict()).isEqualTo("409 replayed");
    assertThat(probe.runs()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("AT-134 OPTIONS runs no handler")
  void optionsRunsNoHandler() {
    long before = probe.runs();

    assertThat(send("OPTIONS", GUARDED).status()).isLessThan(500);
    assertThat(probe.runs()).isEqualTo(before);
  }

  @ParameterizedTest(name = "AT-132 {0}")
  @ValueSource(strings = {"text/plain", "text/*", "*/*"})
  void anOpenSiblingFailsWhenItAsksForThePayload(String type) {
    String token = Probe.token(Probe.payload());

    Answer answer =
        probe.client().send("PUT", SIBLING, BodyPublishers.ofString(token), "Content-Type", type);
    assertThat(answer.status()).isBetween(400, 500);
  }

  @Test
  @DisplayName("AT-133 a PUT without a type is verified or nothing comes of it")
  void aPutWithoutATypeIsVerifiedOrNothingComesOfIt() {
    BodyPublisher forged = BodyPublishers.ofString(Probe.forged());
    assertThat(probe.client().send("PUT", SIBLING, forged).status()).isBetween(400, 500);

    String payload = Probe.payload();
    BodyPublisher genuine = BodyPublishers.ofString(Probe.token(payload));
    Answer answer = probe.client().send("PUT", SIBLING, genuine);
    if (answer.status() == 200) {
      assertThat(answer.body()).isEqualTo(payload);
    } else {
      assertThat(answer.status()).isBetween(400, 500);
    }
  }

  @Test
  @DisplayName("AT-135 an open request that is rewritten to a guarded path is verified")
  void anOpenRequestThatIsRewrittenToAGuardedPathIsVerified() {
    long before = probe.runs();
    String[] rewritten = {"X-Rewrite-Path", "methods/guarded"};
    assertThat(probe.post(OPEN, Probe.forged(), rewritten).verdict()).isEqualTo("401 unverified");
    assertThat(probe.runs()).isEqualTo(before);

    String payload = Probe.payload();
    assertThat(probe.post(OPEN, Probe.token(payload), rewritten).body()).isEqualTo(payload);
    assertThat(probe.post(GUARDED, Probe.forged(), "X-Rewrite-Path", "methods/open").body())
        .isEqualTo("open");
  }

  @Test
  @DisplayName("AT-135 a request that is made another method is verified as that method")
  void aRequestThatIsMadeAnotherMethodIsVerifiedAsThatMethod() {
    String[] rewritten = {"X-Rewrite-Method", "GET", TOKEN_HEADER, Probe.forged()};
    long before = probe.runs();
    assertThat(probe.post(GUARDED, "", rewritten).verdict()).isEqualTo("401 unverified");
    assertThat(probe.runs()).isEqualTo(before);

    String payload = Probe.payload();
    rewritten[3] = Probe.token(payload);
    assertThat(probe.post(GUARDED, "", rewritten).body()).isEqualTo(payload);
  }

  private Answer send(String method, String path, String... headers) {
    return probe.client().send(method, path, BodyPublishers.noBody(), headers);
  }
}
