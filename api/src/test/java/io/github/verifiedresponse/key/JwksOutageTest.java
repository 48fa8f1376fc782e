package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.store.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The last good set counts while its address answers slowly, or not at all. */
class JwksOutageTest {
  private static final InboundMessage MESSAGE = InboundMessage.of("POST", "/").build();
  private static final Duration OUTAGE = Duration.ofHours(4);
  private static final Duration TIMEOUT = Duration.ofMillis(400);
  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final int STRANGERS = 50;

  @AutoClose private final JwksServer server = new JwksServer("k1");

  JwksOutageTest() throws Exception {}

  private PublicKeySource source(Duration timeout, Duration kept, Duration betweenFetches) {
    JwksAccess access = new JwksAccess(timeout, OUTAGE, Optional.empty());
    return JwksSource.of(server.address(), access, kept, betweenFetches);
  }

  @Test
  @DisplayName("AT-081 an address that answers byte by byte is one that does not answer")
  void byteByByte() throws Exception {
    PublicKeySource source = source(TIMEOUT, KEPT, Duration.ofMillis(1));
    source.keys(MESSAGE, "k1");
    server.pauseBetweenBytes(TIMEOUT.dividedBy(4));
    Await.pass(KEPT);

    long begin = System.nanoTime();
    assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
    assertThat(source.keys(MESSAGE, "k1")).hasSize(1);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  /** Each of those that are refreshed ahead fails, and may not use up what is due afterwards. */
  @Test
  @DisplayName("AT-081 a set that was fetched ahead in vain counts on when its time has passed")
  void aheadInVain() throws Exception {
    PublicKeySource source = source(TIMEOUT, KEPT, Duration.ofHours(1));
    source.keys(MESSAGE, "k1");
    server.close();
    Await.pass(KEPT.multipliedBy(3).dividedBy(4));
    source.keys(MESSAGE, "k1");
    source.keys(MESSAGE, "k1");
    Await.pass(KEPT);

    assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
  }

  @Test
  @DisplayName(
      "AT-081 a key that may have been published since is no forger's while nothing answers")
  void whileNothingAnswersAKeyMayBeNew() throws Exception {
    PublicKeySource source = source(TIMEOUT, Duration.ofHours(1), Duration.ofMinutes(1));
    source.keys(MESSAGE, "k1");
    assertThat(reason(source, "k2")).isEqualTo(Reason.UNVERIFIED);

    PublicKeySource afterwards = source(TIMEOUT, Duration.ofHours(1), Duration.ofMinutes(1));
    afterwards.keys(MESSAGE, "k1");
    server.close();
    for (int i = 0; i < 3; i++) {
      assertThat(reason(afterwards, "k2")).isEqualTo(Reason.UNAVAILABLE);
    }
    assertThat(afterwards.keys(MESSAGE, "k1")).hasSize(1);
  }

  @Test
  @DisplayName("AT-080 few requests wait for a key id that somebody has made up")
  void fewWait() throws Exception {
    PublicKeySource source =
        source(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(1));
    source.keys(MESSAGE, "k1");
    CountDownLatch answer = new CountDownLatch(1);
    server.beforeAnswers(() -> await(answer));
    CountDownLatch refused = new CountDownLatch(STRANGERS - 8);
    ExecutorService strangers = Executors.newFixedThreadPool(STRANGERS);
    List<Future<Reason>> reasons = new ArrayList<>();
    try {
      for (int i = 0; i < STRANGERS; i++) {
        String madeUp = "made-up-" + i;
        reasons.add(
            strangers.submit(
                () -> {
                  Reason reason = reason(source, madeUp);
                  refused.countDown();
                  return reason;
                }));
      }

      assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
    } finally {
      answer.countDown();
      strangers.shutdown();
    }
    for (Future<Reason> reason : reasons) {
      assertThat(reason.get()).isIn(Reason.UNAVAILABLE, Reason.UNVERIFIED);
    }
  }

  private static Reason reason(PublicKeySource source, String keyId) {
    return catchThrowableOfType(RejectedException.class, () -> source.keys(MESSAGE, keyId))
        .reason();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
