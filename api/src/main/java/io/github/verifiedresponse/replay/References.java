package io.github.verifiedresponse.replay;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.Binding;
import io.github.verifiedresponse.Caller;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayIdentity;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * References that your back end makes for a check, such as Shufti Pro's {@code reference}: each is
 * issued for one subject, stays open for a while, and is closed by the first final decision.
 *
 * <pre>{@code
 * References references = References.inMemory(Duration.ofHours(1));
 * ResponseVerifier shufti = ResponseVerifier.named("shufti")
 *     .binding(references.binding("/reference", Caller::principal))
 *     …
 * String reference = references.issue(user);   // start the vendor's check with it
 * }</pre>
 *
 * <p>A result passes when its reference was issued for this caller and is still open. A pending
 * result leaves it open; any other closes it for good, also when its outcome is not accepted, so
 * that an older, better result of the same reference comes too late ({@link Reason#REPLAYED}). The
 * result that closed it may come again, as often as the replay guard lets it. Stores hold hashes of
 * references and subjects, never themselves.
 */
public final class References {
  /** How many references a process keeps in memory. */
  public static final int DEFAULT_CAPACITY = 100_000;

  private static final int RANDOM_BYTES = 16;

  /** The state of a reference of which no result has decided; else it is that result's hash. */
  private static final String OPEN = "open";

  private final Entries entries;
  private final Asking asking;
  private final Duration lifetime;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  private References(Entries entries, Asking asking, Duration lifetime, Clock clock) {
    if (lifetime.isZero() || lifetime.isNegative()) {
      throw new IllegalArgumentException("a reference stays open for more than zero seconds");
    }
    this.entries = entries;
    this.asking = asking;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * References in this process, at most {@link #DEFAULT_CAPACITY}. They cover this node only and
   * are forgotten when the process ends: then results of references that were open are refused.
   *
   * @param lifetime how long a reference is known, open or used; longer than the vendor and the
   *     person need together
   */
  public static References inMemory(Duration lifetime) {
    return inMemory(lifetime, Clock.systemUTC());
  }

  static References inMemory(Duration lifetime, Clock clock) {
    return new References(
        new InMemoryEntries(DEFAULT_CAPACITY, clock), new AtOnce(), lifetime, clock);
  }

  /**
   * References in a store that the nodes of a cluster share; it can be the replay guard's.
   *
   * @param lifetime as in {@link #inMemory}
   * @throws IllegalArgumentException when the store forgets before that
   */
  public static References shared(SharedStore store, Duration lifetime) {
    return shared(store, lifetime, Clock.systemUTC());
  }

  static References shared(SharedStore store, Duration lifetime, Clock clock) {
    if (store.keepsAtMost().compareTo(lifetime) < 0) {
      throw new IllegalArgumentException(
          "the store ("
              + store
              + ") forgets after "
              + store.keepsAtMost()
              + ", before a reference ends after "
              + lifetime
              + ": let its entries live longer");
    }
    return new References(store.entries(), store.inTime(), lifetime, clock);
  }

  /**
   * Makes a reference and remembers it as open.
   *
   * @param subject for whom, as the server knows it: what {@link #binding} is told of the caller
   *     later, such as the account's name
   * @return 32 hex digits of which nobody can guess one
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when the store is down, slow or full
   */
  public String issue(String subject) throws RejectedException {
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("a reference is issued for somebody");
    }
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String reference = HexFormat.of().formatHex(bytes);
    Instant until = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    Entry open = new Entry(until, owner(reference, subject), OPEN);
    if (!asking.call(() -> entries.insert(key(reference), open))) {
      throw new IllegalStateException("a random number came twice: the random source is broken");
    }
    return reference;
  }

  /**
   * {@return a binding that lets only results of open references pass}
   *
   * @param pointer a JSON pointer (RFC 6901) to the reference in the payload, such as {@code
   *     /reference}
   * @param subject who the caller is, such as {@code Caller::principal}; empty passes nothing
   */
  public Binding binding(String pointer, Function<Caller, Optional<String>> subject) {
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "a JSON pointer starts with a slash and names a field, such as /reference");
    }
    return new OpenReference(this, JsonPointer.compile(pointer), subject);
  }

  /**
   * Lets a result pass whose reference is open, or was closed by this very result, so that a
   * repeated one is the replay guard's to judge. A final decision closes the reference for good: of
   * any number of different results exactly one passes.
   */
  void check(String reference, String subject, String result, boolean isFinal)
      throws RejectedException {
    if (!asking.call(() -> passes(reference, subject, result, isFinal))) {
      throw new RejectedException(Reason.REPLAYED, "another result has closed this reference");
    }
  }

  private boolean passes(String reference, String subject, String result, boolean isFinal)
      throws Exception {
    Entry entry = open(reference, subject);
    if (!entry.state().equals(OPEN)) {
      return entry.state().equals(result);
    }
    return !isFinal
        || entries.replace(key(reference), entry, entry.state(result))
        // another request was faster, perhaps with this same result
        || open(reference, subject).state().equals(result);
  }

  private Entry open(String reference, String subject) throws Exception {
    return entries
        .find(key(reference))
        .filter(entry -> !entry.hasEnded(clock.instant()))
        .filter(entry -> entry.holder().equals(owner(reference, subject)))
        .orElseThrow(
            () ->
                new RejectedException(
                    Reason.NOT_BOUND,
                    "the result is genuine, but its reference is not open for this caller"));
  }

  private static String key(String reference) {
    // a colon, so that no replay scope is the same
    return ReplayIdentity.of("reference:", reference).toHex();
  }

  private static String owner(String reference, String subject) {
    return ReplayIdentity.of(reference, subject).toHex();
  }
}
