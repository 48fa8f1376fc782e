package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.SignedResponse;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that nothing could guard is refused before anything is verified: by anyone, often. */
class ClosedPathTest {
  private static final int REQUESTS = 1_000;
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  @ParameterizedTest
  @CsvSource({
    "/p/hidden-target, is a proxy",
    "/p/class/sub, SubResourceTest$OnClass",
    "/p/locator/sub/deeper, SubResourceTest$OnLocator"
  })
  void logsNoMoreThanALineASecondAndNoTrace(String path, String why) throws Exception {
    try (TomcatJersey server =
        TomcatJersey.guarding(SignedResponse.verifier("shufti").build(), new SubResourceTest.Root())
            .start()) {
      try (LogCapture errors = LogCapture.ofErrors("org.apache");
          LogCapture log = LogCapture.start()) {
        long begun = System.nanoTime();
        for (int request = 0; request < REQUESTS; request++) {
          assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(500);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();

        assertThat(errors.lines()).isEmpty();
        assertThat(log.lines())
            .hasSizeBetween(1, (int) seconds + 1)
            .allSatisfy(line -> assertThat(line).startsWith("SEVERE").contains(why));
      }
    }
  }
}
