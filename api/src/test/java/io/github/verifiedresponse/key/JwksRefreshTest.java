package io.github.verifiedresponse.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** When a key set is fetched again. */
class JwksRefreshTest {
  private static final InboundMessage MESSAGE = InboundMessage.of("POST", "/").build();

  @AutoClose private final JwksServer server = new JwksServer("k1");

  JwksRefreshTest() throws Exception {}

  private PublicKeySource source(Duration timeout, Duration kept, Duration betweenFetches) {
    JwksAccess access = new JwksAccess(timeout, Duration.ZERO, Optional.empty());
    return JwksSource.of(server.address(), access, kept, betweenFetches);
  }

  @Test
  void onceInAnIntervalForKeyIdsThatNobodyHas() throws Exception {
    Duration interval = Duration.ofMillis(200);
    PublicKeySource source = source(Duration.ofSeconds(3), Duration.ofMinutes(15), interval);
    source.keys(MESSAGE, "k1");

    long begin = System.nanoTime();
    for (int i = 0; server.fetches() < 1 + 6; i++) {
      String madeUp = "made-up-" + i;
      assertThat(
              catchThrowableOfType(RejectedException.class, () -> source.keys(MESSAGE, madeUp))
                  .reason())
          .isEqualTo(Reason.UNVERIFIED);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(interval.multipliedBy(5));
  }

  /** The next set is fetched before the last one ends, and no request waits for it. */
  @Test
  void aheadOfItsEnd() throws Exception {
    PublicKeySource source =
        source(Duration.ofMillis(400), Duration.ofSeconds(4), Duration.ofMillis(1));
    source.keys(MESSAGE, "k1");
    CountDownLatch end = new CountDownLatch(1);
    server.beforeAnswers(() -> await(end));
    try {
      while (server.fetches() < 2) {
        assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
      }
      assertThat(source.keys(MESSAGE, "k1")).hasSize(1);
      // a process ends though a set is being fetched
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().equals("verified-response-keys"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    } finally {
      end.countDown();
    }
    assertThat(server.fetches()).isEqualTo(2);
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is fetched for its age, or while there is none, is no fetch for an unknown key id. */
  @Test
  void whenItIsDueTwiceInAnInterval() throws Exception {
    PublishedKeys<SimpleSecurityContext> keys = published(Duration.ZERO);
    JWKSetCacheRefreshEvaluator due = JWKSetCacheRefreshEvaluator.forceRefresh();

    assertThat(keys.getJWKSet(due, 0, null).size()).isEqualTo(1);
    assertThat(keys.getJWKSet(due, 0, null).size()).isEqualTo(1);
    assertThatThrownBy(() -> keys.getJWKSet(due, 0, null))
        .as("as one that does not answer, so that the last good one counts")
        .isInstanceOf(JWKSetUnavailableException.class);
  }

  @Test
  void onceMoreWhileItIsFresh() throws Exception {
    PublishedKeys<SimpleSecurityContext> keys = published(Duration.ofHours(1));
    JWKSetCacheRefreshEvaluator again = JWKSetCacheRefreshEvaluator.forceRefresh();
    keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null);

    keys.getJWKSet(again, 0, null);
    assertThatThrownBy(() -> keys.getJWKSet(again, 0, null))
        .isInstanceOf(RateLimitReachedException.class);
  }

  private PublishedKeys<SimpleSecurityContext> published(Duration fresh) throws Exception {
    return new PublishedKeys<>(
        server.address().toURL(), new DefaultResourceRetriever(), fresh, Duration.ofHours(1));
  }
}
