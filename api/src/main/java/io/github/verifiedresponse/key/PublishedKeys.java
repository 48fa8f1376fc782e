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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The JWK set that an address has now. A key that cannot be used here, such as one of a curve that
 * is not known, is left out and takes no other with it (RFC 7517, section 5); a set without any is
 * none, so that the last good one counts on.
 *
 * <p>It is fetched at most once in an interval for a key id that the last one lacks: anybody can
 * make one up. The library's own limit allows two, because it counts all fetches.
 */
final class PublishedKeys<C extends SecurityContext> implements JWKSetSource<C> {
  private final URL address;
  private final ResourceRetriever retriever;
  private final long nanosFresh;
  private final long nanosBetweenUnknown;
  private final AtomicLong nextUnknown = new AtomicLong(System.nanoTime());

  /** When the last set was fetched. */
  private volatile @Nullable Long fetched;

  /**
   * @param fresh a set is not fetched again for its age before that
   * @param betweenUnknown from one fetch for an unknown key id to the next
   */
  PublishedKeys(URL address, ResourceRetriever retriever, Duration fresh, Duration betweenUnknown) {
    this.address = address;
    this.retriever = retriever;
    this.nanosFresh = fresh.toNanos();
    this.nanosBetweenUnknown = betweenUnknown.toNanos();
  }

  @Override
  public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable C context)
      throws KeySourceException {
    if (isFresh() && !isNextUnknown(System.nanoTime())) {
      throw new RateLimitReachedException();
    }
    try {
      JWKSet keys = usable(retriever.retrieveResource(address).getContent());
      fetched = System.nanoTime();
      return keys;
    } catch (IOException e) {
      throw new JWKSetRetrievalException("the JWK set cannot be fetched", e);
    } catch (ParseException e) {
      throw new JWKSetParseException("the address answers no JWK set with a usable key", e);
    }
  }

  /** A set that is asked for again before its time lacks a key id. */
  private boolean isFresh() {
    Long last = fetched;
    return last != null && System.nanoTime() - last < nanosFresh;
  }

  private boolean isNextUnknown(long now) {
    long next = nextUnknown.get();
    return now - next >= 0 && nextUnknown.compareAndSet(next, now + nanosBetweenUnknown);
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
