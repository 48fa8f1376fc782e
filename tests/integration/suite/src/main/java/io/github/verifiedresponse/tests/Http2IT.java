package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.H2c;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.tests.Once.Result;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sender that takes its request back while the handler is at work gets no second use. */
@Tag(ShortForm.TAG)
class Http2IT extends DeployedOnce {
  private static final List<String> SLOWLY = List.of("x-time-out-millis", "20000");

  @ParameterizedTest(name = "A2 {0} while the work goes on gives no result back, {2} {1}")
  @CsvSource({
    "RST_STREAM, slow, 1",
    "RST_STREAM, slow, 2",
    "GOAWAY, slow, 1",
    "GOAWAY, slow, 2",
    "close, slow, 1",
    "close, slow, 2",
    "RST_STREAM, api/slow, 1",
    "GOAWAY, api/slow, 1",
    "close, api/slow, 1"
  })
  void takingTheRequestBackGivesNoResultBack(String how, String path, int time) throws IOException {
    Result result = Once.caf();
    Optional<H2c> connected = H2c.connect(once.client().base());
    Otherwise.skipUnless(connected.isPresent(), "http2");
    try (H2c connection = connected.orElseThrow()) {
      connection.post(path, result.type(), result.message().body(), SLOWLY);
      Await.until("the work has begun", Once.PATIENCE, () -> once.isAtWork(result));

      switch (how) {
        case "RST_STREAM" -> connection.reset();
        case "GOAWAY" -> connection.goAway();
        default -> connection.hangUp();
      }
      if (how.equals("RST_STREAM")) {
        connection.post(path, result.type(), result.message().body(), SLOWLY);
      }
      assertAgainRefused(once, path, result);
      once.go(result.id());
      assertThat(once.effectsInTheEnd(result)).isEqualTo(1);
      assertAgainRefused(once, path, result);
      assertThat(once.effectsInTheEnd(result)).as("%s, time %s", how, time).isEqualTo(1);
    }
  }

  private static void assertAgainRefused(Once once, String path, Result result) {
    Answer again = once.sendOnce(path, result, SLOWLY.toArray(String[]::new));
    assertThat(again.status()).as("answer %s", again).isEqualTo(409);
  }
}
