package io.github.verifiedresponse.tests.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.samples.embedded.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample with a real secret of one vendor: what is pretended of it answers no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealSecretsIT {
  private static final Path SAMPLE = Path.of("../../../samples/onboarding/target/onboarding");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ServerProcess sample;

  @BeforeAll
  void start() throws IOException {
    sample =
        ServerProcess.start(
            SAMPLE,
            System.out::println,
            Map.of("CAF_CLIENT_SECRET", "uV7kQ2xW9mZ4cR8nT1bY6pL3sD5gH0jF"));
  }

  @AfterAll
  void stop() {
    sample.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo/maintenance",
        "demo/vendor/caf",
        "demo/vendor/caf-access-token",
        "demo/vendor/unknown",
        "demo/"
      })
  void nothingOfTheVendorIsPretended(String path) throws Exception {
    assertThat(status(post(path, "{\"on\":true}"))).isEqualTo(404);
  }

  @Test
  void thePageStillReadsWhatHasBeenHandledAndTheOtherVendorsAreStillPretended() throws Exception {
    assertThat(status(at("demo/handled"))).isEqualTo(200);
    assertThat(status(at("demo/checks"))).isEqualTo(200);
    assertThat(status(post("demo/vendor/payment-event", "{\"type\":\"payment.captured\"}")))
        .isEqualTo(200);
  }

  private HttpRequest.Builder post(String path, String body) {
    return at(path).POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(sample.uri().resolve(path));
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
