package io.github.verifiedresponse.binding;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.MemoryStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * References that name a check before it begins, such as Shufti Pro's {@code reference}, which your
 * back end makes, or the order that a payment vendor has made for it: each is of one subject, stays
 * open for a while, and is closed by the first final decision.
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
 * result that closed it may come again, as often as the replay guard lets it, for an hour; then the
 * reference is forgotten. Stores hold hashes of references and subjects, never themselves.
 */
public final class References {
  /** How many references a process keeps in memory. */
  public static final int DEFAULT_CAPACITY = 100_000;

  /** How many of them are of one subject; its oldest goes when it is issued another one. */
  public static final int MOST_OF_ONE_SUBJECT = 100;

  private static final int RANDOM_BYTES = 16;

  /** The state of a reference of which no result has decided; else it is that result's hash. */
  private static final String OPEN = "open";

  /** A closed reference tells its result from an older one for so long; then it is unknown. */
  private static final Duration KNOWN_WHEN_CLOSED = Duration.ofHours(1);

  private final Store store;
  private final Duration lifetime;
  private final Clock clock;

  /**
   * Part of what a subject is hashed with. In a shared store it is the reference, so that no one
   * who reads the store can tell which references are of one subject.
   */
  private final UnaryOperator<String> salt;

  private References(Store store, Duration lifetime, Clock clock, UnaryOperator<String> salt) {
    if (lifetime.isZero() || lifetime.isNegative()) {
      throw new IllegalArgumentException("keep a reference open for more than zero seconds");
    }
    this.store = store;
    this.lifetime = lifetime;
    this.clock = clock;
    this.salt = salt;
  }

  /**
   * References in this process, at most {@link #DEFAULT_CAPACITY}, and at most {@link
   * #MOST_OF_ONE_SUBJECT} of one subject: then its oldest is forgotten, and a result of that is
   * refused. They cover this node only and are forgotten when the process ends: then results of
   * references that were open are refused.
   *
   * @param lifetime how long a reference is open; longer than the vendor and the person need
   *     together
   */
  public static References inMemory(Duration lifetime) {
    return inMemory(lifetime, Clock.systemUTC());
  }

  static References inMemory(Duration lifetime, Clock clock) {
    String ofThisProcess = random();
    return new References(
        MemoryStore.of(DEFAULT_CAPACITY, MOST_OF_ONE_SUBJECT, clock),
        lifetime,
        clock,
        reference -> ofThisProcess);
  }

  /**
   * References in a store that the nodes of a cluster share; it can be the replay guard's.
   *
   * @param store as for {@link io.github.verifiedresponse.replay.ReplayGuards#shared(Store)}
   * @param lifetime as in {@link #inMemory}
   * @throws IllegalArgumentException when the store forgets within an hour after that; and as from
   *     {@link JdbcStore#requireTable}
   */
  public static References shared(Store store, Duration lifetime) {
    return shared(store, lifetime, Clock.systemUTC());
  }

  /**
   * As {@link #shared(Store, Duration)}.
   *
   * @param clock tells which references have ended
   */
  public static References shared(Store store, Duration lifetime, Clock clock) {
    Duration known = lifetime.plus(KNOWN_WHEN_CLOSED);
    if (store.keepsAtMost().compareTo(known) < 0) {
      throw new IllegalArgumentException(
          "the store ("
              + store
              + ") drops entries after "
              + store.keepsAtMost()
              + ", but references are kept for "
              + known
              + ": increase the lifetime of its entries");
    }
    if (store instanceof JdbcStore table) {
      table.requireTable();
    }
    return new References(TimeLimitedStore.of(store), lifetime, clock, UnaryOperator.identity());
  }

  /**
   * Makes a reference and remembers it as open.
   *
   * @param subject for whom, as the server knows it: what {@link #binding} is told of the caller
   *     later, such as the account's name
   * @return 32 hex digits that cannot be guessed
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when the store is down, slow or full
   */
  public String issue(String subject) throws RejectedException {
    String reference = random();
    Entry opened = opened(reference, subject);
    if (!ask(() -> store.insert(key(reference), opened) || isThere(reference, opened))) {
      throw new IllegalStateException(
          "the random source returned the same number twice: it is broken");
    }
    return reference;
  }

  /** The answer to the first attempt may have been lost with its connection. */
  private boolean isThere(String reference, Entry opened) throws Exception {
    return store.find(key(reference)).equals(Optional.of(opened));
  }

  /**
   * Remembers a reference as open that the vendor has made, such as the order of a purchase. It may
   * be told again while no result has closed it. Do so when the order is made, and not later: an
   * hour after it was closed, a reference is forgotten and would be open again.
   *
   * @param reference what results name; nothing that a client has sent
   * @param subject as for {@link #issue}
   * @throws IllegalStateException when it is another person's, or a result has closed it
   * @throws RejectedException as from {@link #issue}
   */
  public void open(String reference, String subject) throws RejectedException {
    if (reference.isEmpty()) {
      throw new IllegalArgumentException("a reference must not be empty");
    }
    Entry opened = opened(reference, subject);
    if (!ask(() -> store.insert(key(reference), opened) || isOpen(reference, subject))) {
      throw new IllegalStateException(
          "this reference belongs to another person, or a result has already closed it");
    }
  }

  private boolean isOpen(String reference, String subject) throws Exception {
    return find(reference, subject).filter(entry -> entry.state().equals(OPEN)).isPresent();
  }

  private Entry opened(String reference, String subject) {
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("a reference needs the person for whom it is issued");
    }
    Instant until = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    return new Entry(until, owner(reference, subject), OPEN);
  }

  /** {@return 32 hex digits} */
  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * {@return a binding that lets only results of open references pass}
   *
   * @param pointer a JSON pointer (RFC 6901) to the reference in the payload, such as {@code
   *     /reference}
   * @param subject who the caller is, such as {@code Caller::principal}; empty passes nothing
   */
  public Binding binding(String pointer, ExpectedResult subject) {
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "write a JSON pointer, which starts with a slash and names a field, such as /reference");
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
    if (!ask(() -> passes(reference, subject, result, isFinal))) {
      throw new RejectedException(
          Reason.REPLAYED, "another result has already closed this reference");
    }
  }

  /** Asks whether the store answers. */
  void requireReady() throws RejectedException {
    Optional<Entry> unused = ask(() -> store.find(key("")));
  }

  private boolean passes(String reference, String subject, String result, boolean isFinal)
      throws Exception {
    Entry entry = known(reference, subject);
    if (!entry.state().equals(OPEN)) {
      return entry.state().equals(result);
    }
    return !isFinal
        || store.replace(key(reference), entry, closed(entry, result))
        // another request was faster, perhaps with this same result
        || known(reference, subject).state().equals(result);
  }

  private Entry closed(Entry open, String result) {
    Instant until = clock.instant().plus(KNOWN_WHEN_CLOSED).truncatedTo(ChronoUnit.SECONDS);
    return new Entry(until, open.holder(), result);
  }

  private Optional<Entry> find(String reference, String subject) throws Exception {
    return store
        .find(key(reference))
        .filter(entry -> !entry.hasEnded(clock.instant()))
        .filter(entry -> entry.holder().equals(owner(reference, subject)));
  }

  private Entry known(String reference, String subject) throws Exception {
    return find(reference, subject)
        .orElseThrow(
            () ->
                new RejectedException(
                    Reason.NOT_BOUND,
                    "the result is genuine, but its reference is not open for this caller"));
  }

  /**
   * What a store throws is its own, and what goes wrong there is no reason to let a result pass.
   */
  private static <T> T ask(Callable<T> question) throws RejectedException {
    try {
      return question.call();
    } catch (RejectedException refused) {
      throw refused;
    } catch (Exception e) {
      throw new IllegalStateException("a time-limited store throws nothing else", e);
    }
  }

  private static String key(String reference) {
    // a colon, so that no replay scope is the same
    return ReplayIdentity.of("reference:", reference).toHex();
  }

  private String owner(String reference, String subject) {
    return ReplayIdentity.of(salt.apply(reference), subject).toHex();
  }
}
