package io.github.verifiedresponse.tests.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind Spring Security, a result is the authenticated caller's own, or is not let through. */
@Tag("beside")
class SecurityIT {

  @AutoClose
  private static final Running RUNNING =
      Running.start(
          Secured.class,
          "--spring.autoconfigure.exclude=",
          "--verified-response.other.scheme=caf",
          "--verified-response.other.secret=" + CafToken.SECRET,
          "--verified-response.other.replay-scope=other",
          "--verified-response.caf.binding=/personId=principal");

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/guarded/argument", "/guarded/callable", "/guarded/deferred", "/guarded/future"})
  void onlyTheCallersOwnResultIsLetThroughAndOnlyOnce(String path) {
    String ofAnna = CafToken.of("anna");

    assertThat(post(path, "boris", ofAnna).statusCode()).isEqualTo(403);
    assertThat(Handled.times()).isZero();
    assertThat(post(path, "anna", ofAnna).statusCode()).isEqualTo(200);
    assertThat(post(path, "anna", ofAnna).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  /** Security comes first: what it refuses uses no result. */
  @Test
  void aCallerThatIsNotKnownUsesNoResult() {
    String ofAnna = CafToken.of("anna");

    assertThat(RUNNING.post("/guarded/argument", ofAnna).statusCode()).isEqualTo(401);
    assertThat(post("/guarded/argument", "nobody", ofAnna).statusCode()).isEqualTo(401);
    assertThat(post("/guarded/outcome", "anna", ofAnna).statusCode()).isEqualTo(403);
    assertThat(Handled.times()).isZero();

    assertThat(post("/guarded/argument", "anna", ofAnna).statusCode()).isEqualTo(200);
  }

  @Test
  void aForgedResultIsRefusedForAKnownCaller() {
    assertThat(post("/guarded/argument", "anna", CafToken.forged()).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();
  }

  private static HttpResponse<String> post(String path, String user, String token) {
    String credentials =
        Base64.getEncoder().encodeToString((user + ":" + Secured.PASSWORD).getBytes(UTF_8));
    HttpRequest.Builder request =
        RUNNING
            .request(path)
            .header("Content-Type", "application/jwt")
            .header("Authorization", "Basic " + credentials)
            .POST(BodyPublishers.ofString(token));
    return RUNNING.send(request);
  }
}
