package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that nothing could guard is refused before anything is verified: by anyone, often. */
class ClosedPathTest {
  private static final int REQUESTS = 200;

  /** At a line a second no run of this test takes as long, on however busy a machine. */
  private static final int LINES = REQUESTS / 2;

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      Application.of(
              GuardedPlaces.class,
              GuardedPlaces.Guarded.class,
              GuardedPlaces.GuardedToo.class,
              GuardedPlaces.Kyc.class,
              GuardedPlaces.Locator.class,
              GuardedPlaces.ProxiedInPlace.class,
              GuardedPlaces.Sub.class,
              GuardedPlaces.SubInPlace.class,
              GuardedPlaces.SubInterface.class,
              GuardedPlaces.SubMeta.class,
              GuardedPlaces.SubSuperclass.class)
          .setLogRecordPredicate(line -> line.getLevel().intValue() >= Level.SEVERE.intValue())
          .assertLogRecords(
              lines -> {
                assertThat(lines).extracting(LogRecord::getThrown).allMatch(Objects::isNull);
                assertThat(lines)
                    .hasSizeBetween(1, LINES)
                    .allSatisfy(
                        line -> assertThat(line.getMessage()).startsWith("refused a request"));
              });

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init")
  URI root;

  @Test
  void logsNoMoreThanALineASecondAndNoTrace() {
    Http http = new Http(root);
    for (int request = 0; request < REQUESTS; request++) {
      assertThat(http.post("/sub/ProxiedInPlace", Caf.genuine()).statusCode()).isEqualTo(500);
    }
    assertThat(Handled.times()).isZero();
  }
}
