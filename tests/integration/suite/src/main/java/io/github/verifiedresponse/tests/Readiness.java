package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.health.VerifiersReadiness;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.tests.ready.GuardedServlet;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a server's MicroProfile Health answers with {@code verified-response-microprofile-health}.
 */
@Tag(ShortForm.TAG)
abstract class Readiness extends Deployed {
  private static final Path FILE = Path.of("target", "readiness", "caf").toAbsolutePath();
  private static final String SECRET = "a-secret-of-this-run-" + UUID.randomUUID();
  private static final String SETTINGS =
      """
      verified-response.caf.scheme=caf
      verified-response.caf.secret-file=%s
      verified-response.caf.secret-file-grace=PT0S
      verified-response.caf.replay-guard=jdbc:java:comp/DefaultDataSource
      verified-response.caf.store-table=readiness
      verified-response.caf.create-table=true
      verified-response.caf.store-timeout=PT5S
      """;

  /** What Open Liberty reads beside its own settings; others do not. */
  private static final String LIBERTY =
      "<server><featureManager><feature>mpHealth-4.0</feature></featureManager></server>";

  private final String health;

  /**
   * @param health where the server answers: a path beside the application, or a whole address
   */
  Readiness(String health) {
    this.health = health;
  }

  @Deployment(testable = false)
  static WebArchive application() throws IOException {
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, SECRET);
    return ProbeWar.bare("readiness", SETTINGS.formatted(FILE))
        .addPackage(GuardedServlet.class.getPackage())
        .addAsLibrary(ProbeWar.library(VerifiersReadiness.class))
        .addAsWebInfResource(new StringAsset(LIBERTY), "liberty.xml");
  }

  @BeforeEach
  void assertIsReady() {
    Answer answer = ready();
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("UP");
    assertCheck(answer, "UP", "ready");
  }

  private Answer ready() {
    return client.get(health + "/ready");
  }

  private static void assertCheck(Answer answer, String status, String caf) {
    assertThat(answer.json().path("checks"))
        .filteredOn(check -> check.path("name").asText().equals("verified-response"))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.path("status").asText()).isEqualTo(status);
              assertThat(check.path("data")).extracting(JsonNode::asText).containsExactly(caf);
              assertThat(check.at("/data/caf").asText()).isEqualTo(caf);
            });
  }

  @Test
  void isDownWhileTheTableOfUsedResultsIsAway() {
    String token = token();
    assertThat(client.send("DELETE", "table", BodyPublishers.noBody()).status()).isEqualTo(200);
    try {
      assertIsDown("replay guard");
      assertThat(post(token)).isEqualTo("503 unavailable");
    } finally {
      client.send("PUT", "table", BodyPublishers.noBody());
    }

    assertIsReady();
    assertThat(post(token)).isEqualTo("200");
  }

  /** Who restarts on liveness would restart for ever: that brings no store back. */
  private void assertIsDown(String missing) {
    Answer answer = ready();
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.json().path("status").asText()).isEqualTo("DOWN");
    assertCheck(answer, "DOWN", missing);
    assertThat(answer.body()).doesNotContain(SECRET, FILE.toString());
    assertThat(client.get(health + "/live").status()).isEqualTo(200);
  }

  @Test
  void isDownWhileTheFileOfTheSecretIsAway() throws Exception {
    String token = token();
    Files.delete(FILE);
    try {
      // a node looks at its files once a second
      Await.until("the file is missed", () -> ready().status() == 503);
      assertIsDown("keys");
      assertThat(post(token)).isEqualTo("503 unavailable");
    } finally {
      Files.writeString(FILE, SECRET);
    }

    Await.until("the file is found", () -> ready().status() == 200);
    assertIsReady();
    assertThat(post(token)).isEqualTo("200");
  }

  private static String token() {
    return Vendors.token(Vendors.HEADER, Vendors.cafPayload(true), SECRET);
  }

  private String post(String token) {
    return client.post("result", Probe.JWT, token).verdict();
  }
}
