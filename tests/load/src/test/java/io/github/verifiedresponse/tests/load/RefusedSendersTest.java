package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.gate.FakeExchange;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log of a thousand refusals a second costs beside their checks. */
@Tag("timing")
class RefusedSendersTest {
  private static final int SECONDS = Integer.getInteger("refused.seconds", 60);
  private static final int A_SECOND = 1_000;
  private static final int WARM_UP = 50_000;
  private static final Logger HOUSE = Logger.getLogger("io.github.verifiedresponse");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String FORGED =
      TestVendor.withSecret("another-vendors-secret-9c1d7e2b4a6f")
          .token("{\"requestId\":\"r1\",\"isAlive\":true,\"iat\":1}");

  private final TestMessage message = TestMessage.ofToken(FORGED);
  private final ResponseVerifier verifier =
      ResponseVerifier.named("caf")
          .scheme(Schemes.caf(CafProduct.ANY, TestVendor.caf().keys()))
          .replayGuard(ReplayGuards.inMemory())
          .build();
  private final Gate gate = Gate.of(verifier);

  /** What is done with one forged request. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  @Test
  void theLogHasALineASecondAndCostsLessThanTheChecks(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("log");
    FileHandler handler = new FileHandler(file.toString());
    handler.setFormatter(new SimpleFormatter());
    HOUSE.setUseParentHandlers(false);
    HOUSE.addHandler(handler);
    cpuOf(WARM_UP, this::enter);
    cpuOf(WARM_UP, this::check);
    long seen = lines(file);

    long checks = 0;
    long with = 0;
    long without = 0;
    long begun = System.nanoTime();
    for (int second = 1; second <= SECONDS; second++) {
      HOUSE.setLevel(Level.OFF);
      without += cpuOf(A_SECOND, this::enter);
      checks += cpuOf(A_SECOND, this::check);
      HOUSE.setLevel(null);
      with += cpuOf(A_SECOND, this::enter);
      waitUntil(begun + TimeUnit.SECONDS.toNanos(second));
    }
    HOUSE.removeHandler(handler);
    handler.close();

    long lines = lines(file) - seen;
    System.out.printf(
        "%d refusals in %d s: %d lines; CPU of the checks %d ms, of all that a refusal takes %d ms,"
            + " of the log %d ms%n",
        SECONDS * A_SECOND,
        SECONDS,
        lines,
        TimeUnit.NANOSECONDS.toMillis(checks),
        TimeUnit.NANOSECONDS.toMillis(without),
        TimeUnit.NANOSECONDS.toMillis(with - without));
    assertThat(lines).isBetween(1L, SECONDS + 1L);
    assertThat(with - without).isLessThan(checks);
  }

  private static long lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(it -> it.contains("rejected a")).count();
  }

  private void check() {
    verifier.verify(message.build());
  }

  private void enter() throws IOException {
    FakeExchange forged = FakeExchange.of(message);
    assertThat(gate.enter(forged)).isEmpty();
    assertThat(forged.answer().status()).isEqualTo(401);
  }

  private static long cpuOf(int times, Work work) throws IOException {
    long before = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return THREADS.getCurrentThreadCpuTime() - before;
  }

  private static void waitUntil(long nanos) {
    while (nanos - System.nanoTime() > 0) {
      LockSupport.parkNanos(nanos - System.nanoTime());
    }
  }
}
