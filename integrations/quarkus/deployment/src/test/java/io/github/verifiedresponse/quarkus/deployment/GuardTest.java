package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.testkit.SignedRequest;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the extension, the annotation of a resource guards it; nothing is registered. */
class GuardTest {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(
          GuardedResource.class,
          GuardedResource.Unwritable.class,
          GuardedResource.UnwritableWriter.class,
          OpenResource.class,
          SecondLock.class,
          Inherited.class);

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/guarded/bytes",
        "/guarded/text",
        "/guarded/stream",
        "/guarded/uni",
        "/guarded/stage",
        "/guarded/parameter",
        "/guarded/uni-parameter",
        "/guarded/injected",
        "/guarded/outcome",
        "/guarded/events",
        "/open/method",
        "/open/meta",
        "/open/sub/result",
        "/interface/method",
        "/superclass/method"
      })
  void aResourceMethodRunsForAGenuineResultOnce(String path) {
    HttpResponse<String> forged = http().post(path, Caf.genuine().withOtherKey());
    assertThat(forged.statusCode()).as(forged.body()).isEqualTo(401);
    assertThat(forged.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(forged.body()).contains("urn:verified-response:problem:unverified");
    assertThat(http().post(path, Caf.genuine().tampered()).statusCode()).isBetween(400, 499);
    assertThat(Handled.times()).isZero();

    SignedRequest result = Caf.genuine();
    HttpResponse<String> genuine = http().post(path, result);
    assertThat(genuine.statusCode()).as(genuine.body()).isEqualTo(200);
    assertThat(Handled.times()).isOne();

    assertThat(http().post(path, result).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/guarded/bytes", "/guarded/text", "/guarded/stream"})
  void theResourceMethodReadsTheBytesThatWereVerified(String path) {
    SignedRequest result = Caf.genuine();

    assertThat(http().post(path, result).body()).isEqualTo(result.text());
  }

  @Test
  void aReactiveResourceMethodRunsOnTheEventLoop() {
    SignedRequest result = Caf.genuine();

    assertThat(http().post("/guarded/uni", result).body()).isEqualTo("true " + result.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/open/parameter", "/open/bean"})
  void whatWasNotVerifiedReachesNoPayloadAndNoGuardedBean(String path) {
    assertThat(http().post(path, Caf.genuine()).statusCode()).isEqualTo(500);
    assertThat(Handled.times()).isZero();
  }

  /** What the sender can bring about gives nothing back. */
  @ParameterizedTest
  @ValueSource(strings = {"/guarded/failure", "/guarded/late-failure"})
  void aResultStaysUsedWhenItsResourceMethodFails(String path) {
    SignedRequest result = Caf.genuine();

    assertThat(http().post(path, result).statusCode()).isEqualTo(500);
    assertThat(http().post(path, result).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aResultStaysUsedWhenTheSenderAsksForWhatCannotBeWritten() {
    SignedRequest result = Caf.genuine();

    int status =
        http()
            .post("/guarded/unwritable", result, it -> it.header("Accept", "application/x-unknown"))
            .statusCode();
    assertThat(status).isEqualTo(406);
    assertThat(Handled.times()).isOne();
    assertThat(http().post("/guarded/bytes", result).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aResultThatTheResourceMethodGivesBackPassesAgain() {
    SignedRequest result = Caf.genuine();

    assertThat(http().post("/guarded/given-back", result).statusCode()).isEqualTo(200);
    assertThat(http().post("/guarded/bytes", result).statusCode()).isEqualTo(200);
    assertThat(http().post("/guarded/bytes", result).statusCode()).isEqualTo(409);
  }

  @Test
  void theOutcomesOfTheNearestAnnotationCount() {
    assertThat(http().post("/guarded/outcome", Caf.declined()).statusCode()).isEqualTo(403);
    assertThat(Handled.times()).isZero();
  }

  @Test
  void aBodyAboveTheLimitIsRefusedBeforeItIsRead() {
    HttpResponse<String> answer =
        http()
            .send(
                http()
                    .request("/guarded/bytes")
                    .header("Content-Type", "application/jwt")
                    .POST(BodyPublishers.ofByteArray(new byte[3 << 20])));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(Handled.times()).isZero();
  }

  @Test
  void anotherResourceIsGivenItsRequestAsItIs() {
    HttpResponse<String> open =
        http().send(http().request("/open").POST(BodyPublishers.ofByteArray(new byte[3 << 20])));

    assertThat(open.statusCode()).isEqualTo(200);
    assertThat(open.body()).isEqualTo("open %s".formatted(3 << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "PROPFIND", "OPTIONS"})
  void noMethodLeadsPastTheGuard(String method) {
    SignedRequest forged = Caf.genuine().withOtherKey();
    int status =
        http()
            .send(
                http()
                    .request("/guarded/any-method")
                    .header("Content-Type", "application/jwt")
                    .method(method, BodyPublishers.ofByteArray(forged.body())))
            .statusCode();

    assertThat(Handled.times()).as(method + " " + status).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/guarded/bytes/",
        "/guarded//bytes",
        "/guarded/./bytes",
        "/guarded/bytes;x=1",
        "/guarded/%62ytes",
        "/GUARDED/bytes",
        "/open/../guarded/bytes"
      })
  void noSpellingOfAPathLeadsPastTheGuard(String path) {
    int status = http().post(path, Caf.genuine().withOtherKey()).statusCode();

    assertThat(status).isBetween(400, 499);
    assertThat(Handled.times()).isZero();
  }

  private Http http() {
    return new Http(root);
  }
}
