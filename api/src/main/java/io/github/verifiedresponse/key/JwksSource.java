package io.github.verifiedresponse.key;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A vendor's JWK set at a pinned address: cached, refreshed ahead, asked at most once a minute for
 * a key id that it does not know, and tolerant of outages for a stated time.
 */
record JwksSource(String address, JWKSource<SimpleSecurityContext> source)
    implements PublicKeySource {
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final Duration REFRESH_AHEAD = Duration.ofMinutes(1);
  private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

  /** Connecting, reading twice, and as much again for another try. */
  private static final int TIMEOUTS_OF_A_FETCH = 5;

  private static final int LARGEST = 128 * 1024;
  private static final int IDLE_SECONDS = 10;

  static JwksSource of(URI address, JwksAccess access) {
    return of(address, access, KEPT, BETWEEN_FETCHES);
  }

  /** As {@link #of(URI, JwksAccess)}, with a set that is kept and fetched in other intervals. */
  static JwksSource of(URI address, JwksAccess access, Duration kept, Duration betweenFetches) {
    boolean local = "http".equals(address.getScheme()) && "127.0.0.1".equals(address.getHost());
    if (!"https".equals(address.getScheme()) && !local) {
      throw new IllegalArgumentException("the address of a JWK set starts with https://");
    }
    long refreshAhead = Math.min(REFRESH_AHEAD.toMillis(), kept.toMillis() / 2);
    try {
      JWKSetSource<SimpleSecurityContext> published =
          new PublishedKeys<>(
              address.toURL(), new Fetcher(access), kept.minusMillis(refreshAhead), betweenFetches);
      // the library's builder takes no thread of ours in its oldest version that is supported
      return new JwksSource(
          address.toString(),
          new JWKSetBasedJWKSource<>(
              new RefreshAheadCachingJWKSetSource<>(
                  new RateLimitedJWKSetSource<>(
                      tolerant(published, access), betweenFetches.toMillis(), null),
                  kept.toMillis(),
                  access.timeout().multipliedBy(TIMEOUTS_OF_A_FETCH).toMillis(),
                  refreshAhead,
                  false,
                  refreshing(),
                  true,
                  null)));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("the address of a JWK set is a URL", e);
    }
  }

  /**
   * The library's own thread would keep a process alive, and an application that was undeployed.
   */
  private static ExecutorService refreshing() {
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(task, "verified-response-keys");
          thread.setDaemon(true);
          return thread;
        };
    return new ThreadPoolExecutor(
        0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons);
  }

  private static JWKSetSource<SimpleSecurityContext> tolerant(
      JWKSetSource<SimpleSecurityContext> source, JwksAccess access) {
    return access.outage().isZero()
        ? source
        : new OutageTolerantJWKSetSource<>(source, access.outage().toMillis(), null);
  }

  @Override
  public List<VerificationKey> keys(InboundMessage message, String keyId) throws RejectedException {
    JWKMatcher.Builder matcher = new JWKMatcher.Builder();
    if (!keyId.isEmpty()) {
      matcher.keyID(keyId);
    }
    try {
      List<VerificationKey> keys = new ArrayList<>();
      for (JWK key : source.get(new JWKSelector(matcher.build()), null)) {
        PublicKeys.verificationKey("key set " + address, key).ifPresent(keys::add);
      }
      return PublicKeys.matching(keys, keyId);
    } catch (RateLimitReachedException e) {
      throw tooManyFetches();
    } catch (KeySourceException e) {
      throw unavailable();
    }
  }

  /** Asked for a key that the set lacks, or because there is no set: that is an outage. */
  private RejectedException tooManyFetches() {
    try {
      source.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
      return new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
    } catch (KeySourceException e) {
      return unavailable();
    }
  }

  private static RejectedException unavailable() {
    return new RejectedException(Reason.UNAVAILABLE, "verification failed; try again later");
  }

  /** Follows no redirect: keys come from the pinned address and from nowhere else. */
  private static final class Fetcher extends DefaultResourceRetriever {
    Fetcher(JwksAccess access) {
      super(
          Math.toIntExact(access.timeout().toMillis()),
          Math.toIntExact(access.timeout().toMillis()),
          LARGEST);
      access.proxy().ifPresent(proxy -> setProxy(new Proxy(Proxy.Type.HTTP, proxy)));
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      HttpURLConnection connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }
}
