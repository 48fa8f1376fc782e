package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** However many requests are refused, the log has a line a second for each reason. */
class RefusalLogTest {
  private static final int A_SECOND = 1_000;
  private static final Pattern MORE =
      Pattern.compile("; and ([0-9,]+) more in the last ([0-9]+) s$");
  private static final Verification.Rejected FORGED =
      new Verification.Rejected(Reason.UNVERIFIED, "the signature could not be verified");

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger described = new AtomicInteger();
  private final RefusalLog log = new RefusalLog("caf", nanos::get);

  private String request() {
    described.incrementAndGet();
    return "key of caf; POST /results/*";
  }

  @Test
  void aThousandRefusalsASecondForAMinuteAreALineASecondThatSaysHowManyWereLeftOut() {
    try (LogCapture capture = LogCapture.start()) {
      for (int i = 0; i < 60 * A_SECOND; i++) {
        log.rejected(FORGED, 401, this::request);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos() / A_SECOND);
      }

      List<String> lines = capture.lines();
      assertThat(lines).hasSize(60);
      assertThat(described).as("the others are not even described").hasValue(60);
      assertThat(lines.get(0))
          .isEqualTo(
              "INFO verifier caf rejected a request: unverified (the signature could not be"
                  + " verified); key of caf; POST /results/*");
      assertThat(lines.subList(1, 60))
          .allMatch(line -> line.endsWith("; and 999 more in the last 1 s"));
    }
  }

  @Test
  void whatWasLeftOutIsSaidWithTheNextLineHoweverLateThatIs() {
    try (LogCapture capture = LogCapture.start()) {
      for (int i = 0; i < 1_235; i++) {
        log.rejected(FORGED, 401, this::request);
      }
      nanos.addAndGet(Duration.ofSeconds(10).toNanos());
      log.rejected(FORGED, 401, this::request);

      assertThat(capture.lines())
          .hasSize(2)
          .last()
          .asString()
          .endsWith("; and 1,234 more in the last 10 s");
    }
  }

  @Test
  void aReasonDoesNotHideAnotherOrAnAcknowledgement() {
    try (LogCapture capture = LogCapture.start()) {
      for (Reason reason : Reason.values()) {
        log.rejected(new Verification.Rejected(reason, "why"), reason.status(), this::request);
        log.acknowledged(new Verification.Acknowledged(reason), this::request);
      }

      assertThat(capture.lines()).hasSize(2 * Reason.values().length);
      assertThat(capture.lines())
          .filteredOn(line -> line.startsWith("SEVERE"))
          .as("what the server is to blame for")
          .hasSize(4);
    }
  }

  @Test
  void aVendorThatIsAskedToComeAgainIsNoFault() {
    try (LogCapture capture = LogCapture.start()) {
      log.rejected(new Verification.Rejected(Reason.IN_PROGRESS, "in use"), 503, this::request);

      assertThat(capture.lines()).singleElement().asString().startsWith("INFO");
    }
  }

  @Test
  void threadsLoseNoneOfTheCount() throws InterruptedException {
    int threads = 4;
    try (LogCapture capture = LogCapture.start()) {
      Thread[] all = new Thread[threads];
      for (int t = 0; t < threads; t++) {
        all[t] = new Thread(() -> refuse(10_000));
        all[t].start();
      }
      for (Thread one : all) {
        one.join();
      }
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      log.rejected(FORGED, 401, this::request);

      int said = 0;
      for (String line : capture.lines()) {
        Matcher more = MORE.matcher(line);
        said += 1 + (more.find() ? Integer.parseInt(more.group(1).replace(",", "")) : 0);
      }
      assertThat(capture.lines()).hasSize(2);
      assertThat(said).isEqualTo(threads * 10_000 + 1);
    }
  }

  private void refuse(int times) {
    for (int i = 0; i < times; i++) {
      log.rejected(FORGED, 401, this::request);
    }
  }
}
