package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever the annotation stands it guards, and what it says counts. */
@Tag(ShortForm.TAG)
class ProbePlacementIT extends DeployedProbe {
  @ArquillianResource private Deployer deployer;

  @Deployment(name = "whole", managed = false, testable = false)
  static WebArchive whole() {
    return ProbeWar.whole("whole");
  }

  @ParameterizedTest(name = "AT-128, AT-129, AT-131 {0}")
  @ValueSource(
      strings = {
        "method",
        "class",
        "override",
        "interface-method",
        "repeated-post",
        "interface-type",
        "superclass",
        "generic",
        "stereotype",
        "locator/class",
        "locator/method"
      })
  void guardsAResourceFromEveryPlace(String place) {
    probe.assertGuards("api/place/" + place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"produced/interface", "produced/superclass", "produced/another"})
  void guardsWhatIsBehindAClientProxy(String place) {
    long before = probe.runs();
    int forged = probe.post("api/place/" + place, Probe.forged()).status();
    assertThat(probe.runs()).isEqualTo(before);

    Otherwise.skipUnless(forged == 401, "client-proxy");
    probe.assertGuards("api/place/" + place);
  }

  @Test
  void leavesTheSiblingOfAGuardedMethodAlone() {
    assertThat(probe.post("api/place/method/open", "anything").body()).isEqualTo("open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open-bean", "open-bean/further"})
  void leavesABeanAloneThatNothingGuards(String place) {
    assertThat(probe.post("api/place/" + place, "anything").body()).isEqualTo("open");
  }

  /** Not by the filter, which would have it made before its time. */
  @Test
  void leavesToABeanThatNothingGuardsWhatItRefusesItself() {
    Answer refused = probe.post("api/place/open-bean", "anything", "X-Anonymous", "yes");

    assertThat(refused.status()).isEqualTo(403);
  }

  @Test
  void leavesASubResourceAloneThatNothingGuards() {
    assertThat(probe.post("api/place/open-way/further/on", "anything").body()).isEqualTo("open");
  }

  @ParameterizedTest(name = "AT-130 {0}")
  @ValueSource(strings = {"object", "unknown", "class", "bean", "proxy"})
  void doesNotRunASubResourceThatAGuardOnTheWayCouldNotGuard(String way) {
    if (ProbeWar.FINDS_INHERITED_GUARDS) {
      assertTheWholeProbeDoesNotStart();
      return;
    }
    long before = probe.runs();
    int seen = ServerLog.text().length();

    int status = probe.post("api/place/way/" + way + "/on", Probe.token(Probe.payload())).status();
    assertThat(probe.runs()).isEqualTo(before);
    if (way.equals(System.getProperty("server.sub-resource-not-found"))) {
      assertThat(status).isEqualTo(404);
    } else {
      assertThat(status).isEqualTo(500);
      assertThat(logged(way, seen)).contains("on would not guard it");
    }
  }

  /** Of several within a second, one is logged. */
  private String logged(String way, int seen) {
    String log = ServerLog.since(seen, "on would not guard it");
    if (!log.contains("on would not guard it")) {
      probe.post("api/place/way/" + way + "/on", Probe.forged());
    }
    return ServerLog.since(seen, "on would not guard it");
  }

  private void assertTheWholeProbeDoesNotStart() {
    int seen = ServerLog.text().length();

    assertThat(catchThrowable(() -> deployer.deploy("whole"))).isNotNull();
    assertThat(ServerLog.since(seen, "on would not guard it")).contains("on would not guard it");
  }

  @ParameterizedTest(name = "AT-007 {0}")
  @ValueSource(strings = {"caf/approved", "api/place/method/approved"})
  void refusesAnOutcomeThatTheAnnotationDoesNotTake(String path) {
    long before = probe.runs();
    assertThat(probe.post(path, Probe.token(Probe.payload(false, Duration.ZERO))).verdict())
        .isEqualTo("403 not-accepted");
    assertThat(probe.runs()).isEqualTo(before);

    probe.assertGuards(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf/receive", "api/place/method"})
  void takesAnyOutcomeWhenTheAnnotationSaysNone(String path) {
    String declined = Probe.payload(false, Duration.ZERO);

    assertThat(probe.post(path, Probe.token(declined)).body()).isEqualTo(declined);
  }

  @ParameterizedTest(name = "AT-039 {0}")
  @ValueSource(strings = {"caf/receive", "api/place/method"})
  void refusesAResultOutOfItsTimeWindow(String path) {
    long before = probe.runs();
    assertThat(probe.post(path, aged(Duration.ofMinutes(10))).verdict()).isEqualTo("403 stale");
    assertThat(probe.post(path, aged(Duration.ofMinutes(-10))).verdict()).isEqualTo("403 stale");
    assertThat(probe.runs()).isEqualTo(before);

    assertThat(probe.post(path, aged(Duration.ofMinutes(4))).verdict()).isEqualTo("200");
  }

  private static String aged(Duration age) {
    return Probe.token(Probe.payload(true, age));
  }

  @Test
  void aResourceIsGivenThePayloadWhenTheSettingSaysSo() {
    String first = Probe.payload();
    String second = Probe.payload();

    assertThat(probe.post("api/entity/payload-string", Probe.token(first)).body()).isEqualTo(first);
    assertThat(probe.post("api/entity/payload-bytes", Probe.token(second)).body())
        .isEqualTo(
            "application/json "
                + HexFormat.of().formatHex(second.getBytes(StandardCharsets.UTF_8)));
    assertThat(probe.post("api/entity/payload-string", Probe.forged()).verdict())
        .isEqualTo("401 unverified");
  }

  @Test
  void aResourceIsGivenThePayloadInATypeThatHasNotAllFields() {
    String payload = Probe.payload();

    String[] answer =
        probe.post("api/entity/payload-record", Probe.token(payload)).body().split(" has ", -1);

    assertThat(answer).hasSize(2).startsWith(payload);
    assertThat(payload).contains("\"requestId\":\"" + answer[1] + "\"");
  }

  @ParameterizedTest(name = "AT-128, AT-137 {0}")
  @ValueSource(
      strings = {
        "api/inject/payload/guarded",
        "api/inject/service/guarded",
        "inject/service",
        "open/dispatch/forward?/inject/service",
        "guarded/dispatch/forward?/inject/service"
      })
  void aBeanIsGivenWhatWasVerified(String path) {
    probe.assertGuards(path);
  }

  @ParameterizedTest(name = "AT-137 {0}")
  @ValueSource(
      strings = {
        "api/inject/payload/open",
        "api/inject/service/open",
        "api/inject/service/other",
        "inject/open-service"
      })
  void aBeanDoesNotRunWhenItsVerifierHasVerifiedNothing(String path) {
    long before = probe.runs();

    assertThat(probe.post(path, Probe.token(Probe.payload())).status()).isEqualTo(500);
    assertThat(probe.runs()).isEqualTo(before);
  }

  @ParameterizedTest(name = "AT-028, AT-176 {index}")
  @ValueSource(
      strings = {
        "\\r\\nINFO injected-line",
        "\\u001b[31minjected-line",
        "${jndi:ldap://127.0.0.1:1/injected-line}",
        "\\u2028injected-line",
        "%n%s injected-line {0} {}"
      })
  void nothingThatWasSentIsWrittenIntoTheLog(String text) {
    int seen = ServerLog.text().length();
    String token = Probe.token(Probe.payload().replace(Probe.REQUEST_ID, text + Probe.REQUEST_ID));
    String header = "{\"alg\":\"HS256\",\"kid\":\"%s\"}".formatted(text);
    String ofKey = Vendors.token(header, Probe.payload(), "another-client-secret-0123456789abc");
    assertThat(probe.post("caf/receive", token).status()).isEqualTo(200);
    assertThat(probe.post("caf/receive", token).verdict()).isEqualTo("409 replayed");
    assertThat(probe.post("caf/receive", ofKey).verdict()).isEqualTo("401 unverified");
    assertThat(probe.post("api/place/method", ofKey).verdict()).isEqualTo("401 unverified");

    assertThat(ServerLog.since(seen, "unverified")).doesNotContain("injected-line", "jndi:");
  }
}
