package io.github.verifiedresponse.key;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A vendor's JWK set at a pinned address: cached, refreshed ahead, asked at most once a minute for
 * a key id that it does not know, and tolerant of outages for a stated time.
 *
 * @param address for messages
 * @param fetched the set, as its address answers
 * @param known the set, as it is remembered
 * @param waiting permits to wait for a set with a key id that is unknown: anybody can make one up
 */
record JwksSource(
    String address,
    PublishedKeys<SimpleSecurityContext> fetched,
    JWKSetSource<SimpleSecurityContext> known,
    Semaphore waiting)
    implements PublicKeySource {
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);
  private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
  private static final int MOST_WAITING = 8;

  /** Another request's fetch is waited for until it has failed. */
  private static final int TIMEOUTS_OF_A_WAIT = KeySetRetriever.TIMEOUTS_OF_A_FETCH + 2;

  private static final int IDLE_SECONDS = 10;

  static JwksSource of(URI address, JwksAccess access) {
    return of(address, access, KEPT, BETWEEN_FETCHES);
  }

  /** As {@link #of(URI, JwksAccess)}, with a set that is kept and fetched in other intervals. */
  static JwksSource of(URI address, JwksAccess access, Duration kept, Duration betweenFetches) {
    boolean local = "http".equals(address.getScheme()) && "127.0.0.1".equals(address.getHost());
    if (!"https".equals(address.getScheme()) && !local) {
      throw new IllegalArgumentException("the address of a JWK set must start with https://");
    }
    Duration ahead = Collections.min(List.of(REFRESH_AHEAD, kept.dividedBy(2)));
    try {
      PublishedKeys<SimpleSecurityContext> fetched =
          new PublishedKeys<>(
              address.toURL(), new KeySetRetriever(access), kept.minus(ahead), betweenFetches);
      // the library's builder takes no thread of ours in its oldest version that is supported
      return new JwksSource(
          address.toString(),
          fetched,
          new RefreshAheadCachingJWKSetSource<>(
              tolerant(fetched, access),
              kept.toMillis(),
              access.timeout().multipliedBy(TIMEOUTS_OF_A_WAIT).toMillis(),
              ahead.toMillis(),
              false,
              refreshing(),
              true,
              null),
          new Semaphore(MOST_WAITING));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("the address of a JWK set must be a URL", e);
    }
  }

  private static JWKSetSource<SimpleSecurityContext> tolerant(
      JWKSetSource<SimpleSecurityContext> source, JwksAccess access) {
    return access.outage().isZero()
        ? source
        : new OutageTolerantJWKSetSource<>(source, access.outage().toMillis(), null);
  }

  /**
   * The library's own thread would keep a process alive, and an application that was undeployed.
   */
  private static ExecutorService refreshing() {
    return new ThreadPoolExecutor(
        0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), KeySetRetriever::daemon);
  }

  @Override
  public List<VerificationKey> keys(InboundMessage message, String keyId) throws RejectedException {
    JWKMatcher.Builder matcher = new JWKMatcher.Builder();
    if (!keyId.isEmpty()) {
      matcher.keyID(keyId);
    }
    JWKSelector wanted = new JWKSelector(matcher.build());
    try {
      JWKSet last = ask(JWKSetCacheRefreshEvaluator.noRefresh());
      List<JWK> fitting = wanted.select(last);
      if (fitting.isEmpty()) {
        fitting = wanted.select(newer(last));
      }
      if (fitting.isEmpty()) {
        throw unknown();
      }
      List<VerificationKey> keys = new ArrayList<>();
      for (JWK key : fitting) {
        PublicKeys.verificationKey("key set " + address, key).ifPresent(keys::add);
      }
      return PublicKeys.matching(keys, keyId);
    } catch (KeySourceException e) {
      throw unavailable();
    }
  }

  private JWKSet ask(JWKSetCacheRefreshEvaluator refresh) throws KeySourceException {
    return known.getJWKSet(refresh, System.currentTimeMillis(), null);
  }

  /** One of those who ask may be genuine, with a key that is new. */
  private JWKSet newer(JWKSet last) throws KeySourceException, RejectedException {
    if (!waiting.tryAcquire()) {
      throw unavailable();
    }
    try {
      return ask(JWKSetCacheRefreshEvaluator.referenceComparison(last));
    } catch (RateLimitReachedException e) {
      throw unknown();
    } finally {
      waiting.release();
    }
  }

  /** While its address does not answer, a key may be one that the vendor has published since. */
  private RejectedException unknown() {
    return fetched.hasFailed()
        ? unavailable()
        : new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
  }

  private static RejectedException unavailable() {
    return new RejectedException(Reason.UNAVAILABLE, "verification failed; try again later");
  }
}
