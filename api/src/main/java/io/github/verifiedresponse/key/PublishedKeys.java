package io.github.verifiedresponse.key;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JWK set that an address has now. A key that cannot be used here, such as one of a curve that
 * is not known, is left out and takes no other with it (RFC 7517, section 5); a set without any is
 * none, so that the last good one counts on.
 *
 * <p>It is fetched at most once in an interval for a key id that the last one lacks: anybody can
 * make one up. For its age, or while there is none, it is fetched at most twice: then its address
 * counts as one that does not answer, so that the last good set counts on. The library's own limit
 * knows no difference between the two.
 */
final class PublishedKeys<C extends SecurityContext> implements JWKSetSource<C> {
  private final URL address;
  private final ResourceRetriever retriever;
  private final long nanosFresh;
  private final Limit forUnknown;
  private final Limit whenDue;

  /** When the last set was fetched. */
  private volatile @Nullable Long fetched;

  private volatile boolean failed;

  /**
   * @param fresh a set is not fetched again for its age before that
   * @param interval in which there is one fetch for an unknown key id at most
   */
  PublishedKeys(URL address, ResourceRetriever retriever, Duration fresh, Duration interval) {
    this.address = address;
    this.retriever = retriever;
    this.nanosFresh = fresh.toNanos();
    this.forUnknown = new Limit(1, interval.toNanos());
    this.whenDue = new Limit(2, interval.toNanos());
  }

  @Override
  public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable C context)
      throws KeySourceException {
    requireAllowed();
    failed = true; // unless it is not
    try {
      JWKSet keys = usable(retriever.retrieveResource(address).getContent());
      fetched = System.nanoTime();
      failed = false;
      return keys;
    } catch (IOException e) {
      throw new JWKSetRetrievalException("the JWK set cannot be fetched", e);
    } catch (ParseException e) {
      throw new JWKSetParseException("the response is not a JWK set with a usable key", e);
    }
  }

  /** {@return whether the last fetch has failed, so that a key may be published and not known} */
  boolean hasFailed() {
    return failed;
  }

  private void requireAllowed() throws KeySourceException {
    if (isFresh()) {
      if (!forUnknown.admits()) {
        throw new RateLimitReachedException();
      }
    } else if (!whenDue.admits()) {
      throw new JWKSetRetrievalException("the last attempt to fetch the JWK set failed", null);
    }
  }

  /** A set that is asked for again before its time lacks a key id. */
  private boolean isFresh() {
    Long last = fetched;
    return last != null && System.nanoTime() - last < nanosFresh;
  }

  /** So many in an interval. */
  private static final class Limit {
    private final long nanos;
    private final long[] last;
    private int oldest;

    Limit(int most, long nanos) {
      this.nanos = nanos;
      this.last = new long[most];
      Arrays.fill(last, System.nanoTime() - nanos);
    }

    synchronized boolean admits() {
      long now = System.nanoTime();
      if (now - last[oldest] < nanos) {
        return false;
      }
      last[oldest] = now;
      oldest = (oldest + 1) % last.length;
      return true;
    }
  }

  private static JWKSet usable(String text) throws ParseException {
    List<JWK> usable = new ArrayList<>();
    for (Map<String, Object> key : published(text)) {
      parsed(key).ifPresent(usable::add);
    }
    if (usable.isEmpty()) {
      throw new ParseException("no usable key", 0);
    }
    return new JWKSet(usable);
  }

  private static Map<String, Object>[] published(String text) throws ParseException {
    Map<String, Object>[] keys =
        JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(text), "keys");
    if (keys == null) {
      throw new ParseException("no keys", 0);
    }
    return keys;
  }

  private static Optional<JWK> parsed(Map<String, Object> key) {
    try {
      return Optional.of(JWK.parse(key))
          .filter(known -> PublicKeys.verificationKey("key set", known).isPresent());
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {}
}
