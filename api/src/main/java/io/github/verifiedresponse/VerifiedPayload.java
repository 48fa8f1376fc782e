package io.github.verifiedresponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.HeldClaim;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's result, verified. Only {@link ResponseVerifier} can make one, so code that holds one
 * knows that signature, kind, freshness, binding, outcome and first use were checked as configured.
 *
 * <p>Safe to share between threads; not serialisable, so that no session store or cache writes a
 * person's data by accident.
 */
public final class VerifiedPayload {
  /** The request attribute with the payload that was verified last. */
  public static final String ATTRIBUTE = "io.github.verifiedresponse.VerifiedPayload";

  private final PayloadOrigin origin;
  private final AuthenticMessage message;
  private final boolean bound;
  private final Optional<HeldClaim> claim;
  private final BiConsumer<VerifiedPayload, Settlement> onSettled;
  private volatile boolean current = true;
  private volatile boolean read;

  /**
   * Makes the proof.
   *
   * @param claim what the replay guard admitted; empty for a replay that is handed over
   * @param onSettled is told what becomes of the claim
   */
  VerifiedPayload(
      PayloadOrigin origin,
      AuthenticMessage message,
      boolean bound,
      Optional<HeldClaim> claim,
      BiConsumer<VerifiedPayload, Settlement> onSettled) {
    this.origin = origin;
    this.message = message;
    this.bound = bound;
    this.claim = claim;
    this.onSettled = onSettled;
  }

  /**
   * {@return the payload of this request, or fails: the call that makes a handler safe even when a
   * mapping is wrong}
   *
   * @param attributes the request's attributes, such as {@code request::getAttribute} or {@code
   *     context::getProperty}
   * @param verifier the verifier that must have verified it
   * @throws NotVerifiedException when nothing was verified, or something was by another verifier
   */
  public static VerifiedPayload require(
      Function<String, ? extends @Nullable Object> attributes, String verifier) {
    return find(attributes, verifier).orElseThrow(() -> NotVerifiedException.by(verifier));
  }

  /**
   * {@return the payload of this request if the verifier has verified one}
   *
   * @param attributes as in {@link #require}
   * @param verifier the verifier's name
   */
  public static Optional<VerifiedPayload> find(
      Function<String, ? extends @Nullable Object> attributes, String verifier) {
    // a front end can set attributes to strings; only our own type counts
    Optional<VerifiedPayload> found =
        attributes.apply(Holder.ATTRIBUTE) instanceof Holder holder
            ? holder.by(verifier)
            : Optional.empty();
    found.ifPresent(payload -> payload.read = true);
    return found;
  }

  /** Holds what was verified for one request. */
  interface Holder {
    /** The request attribute in which it is kept. */
    String ATTRIBUTE = "io.github.verifiedresponse.Attached";

    /** {@return the latest that a verifier of this name has verified, unless it is hidden} */
    Optional<VerifiedPayload> by(String verifier);
  }

  AuthenticMessage message() {
    return message;
  }

  /** What application code learns something from. */
  AuthenticMessage readMessage() {
    read = true;
    return message;
  }

  boolean isOf(Object verifier) {
    return origin.owner() == verifier;
  }

  void requireOf(Object verifier) throws RejectedException {
    if (!isOf(verifier)) {
      throw new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
    }
  }

  Optional<HeldClaim> claim() {
    return claim;
  }

  PayloadOrigin origin() {
    return origin;
  }

  /** {@return whether application code has seen what the vendor said, and may have acted on it} */
  boolean isRead() {
    return read;
  }

  void current(boolean isCurrent) {
    this.current = isCurrent;
  }

  /** {@return the name of the verifier} */
  public String verifier() {
    return origin.verifier();
  }

  /**
   * {@return the vendor's id of the result: Caf's {@code requestId}, Shufti's reference and event}
   * Not every vendor's id is unique: Shufti repeats an event with other content.
   */
  public String id() {
    return readMessage().id();
  }

  /**
   * {@return the signed type of the event, such as {@code payment.captured}; empty when the vendor,
   * or this result, names none}
   */
  public Optional<String> type() {
    return Optional.of(readMessage().type()).filter(type -> !type.isEmpty());
  }

  /** {@return when the vendor issued the result; empty when it signs no time} */
  public Optional<Instant> issuedAt() {
    return Optional.ofNullable(message.time().issuedAt());
  }

  /** {@return the vendor's decision} A verified payload can be a refusal. */
  public Outcome outcome() {
    return readMessage().outcome();
  }

  /** {@return the exact signed bytes} */
  public Content content() {
    return readMessage().content();
  }

  /** {@return the JSON object as text: byte for byte as signed, where that is one} */
  public Content entity() {
    return readMessage().entity();
  }

  /**
   * {@return the JSON object, as a copy that the caller may change} Numbers keep their digits. It
   * is made of the signed bytes when it is asked for, and compared with the fields that were
   * judged.
   *
   * @throws IllegalStateException when a judged field reads otherwise now: a defect, of which
   *     nothing is handed on
   */
  public ObjectNode json() {
    return readMessage().object().newTree();
  }

  /**
   * Reads the JSON as a type of yours, such as a record; fields that it does not have are ignored,
   * and no value is converted: a boolean is read from a JSON boolean only.
   *
   * @throws IllegalArgumentException when the JSON does not fit the type; the message does not
   *     quote the JSON
   * @throws IllegalStateException as {@link #json} says
   */
  public <T> T as(Class<T> type) {
    try {
      return readMessage().object().as(type);
    } catch (IOException e) {
      // Jackson's message quotes the payload, so neither it nor its cause goes on
      throw new IllegalArgumentException(
          "the payload verified by '" + verifier() + "' does not fit " + type.getName());
    }
  }

  /** {@return whether a binding tied the result to the caller; else anybody may hold it} */
  public boolean bound() {
    return bound;
  }

  /** {@return whether this is the first time; false only where a replay is attached on purpose} */
  public boolean firstSeen() {
    return claim.isPresent();
  }

  /**
   * {@return whether its request still has it: not on an error page, nor once the servlet filter is
   * done}
   */
  public boolean isCurrent() {
    return current;
  }

  /**
   * Declares that your code did nothing with this result, so that the same result can be sent
   * again: the phone whose request failed has no other one, and cannot get one. Call it before your
   * code has had any effect, or after that effect was rolled back; nothing else that happens to the
   * request counts as your decision, because the sender could cause it.
   *
   * <p>A client's result can be given back five times; a vendor's as often as the vendor sends it,
   * and a request that answers with success after that is answered {@link Reason#UNAVAILABLE}, so
   * that the vendor sends it again. With {@code give-back=never} this does nothing, and with {@code
   * claim=transaction} a rollback has the same meaning and this does nothing more.
   */
  public void giveBack() {
    claim.flatMap(HeldClaim::giveBack).ifPresent(end -> onSettled.accept(this, end));
  }

  /** Settles the claim, once, and tells what has become of it. */
  void settle(Ending ending) {
    claim.flatMap(held -> held.settle(ending)).ifPresent(end -> onSettled.accept(this, end));
  }

  /**
   * Claims this result with your own transaction: the claim and your work commit together or not at
   * all, so that the work is done exactly once. For verifiers with {@code claim=transaction}.
   *
   * <pre>{@code
   * connection.setAutoCommit(false);
   * payload.claimIn(connection);        // first, so that a second copy waits here
   * …                                   // your own statements
   * connection.commit();
   * }</pre>
   *
   * @param connection to the database of the replay guard, with auto-commit off; it is neither
   *     committed nor closed here
   * @throws AlreadyUsedException when the result was used before: roll back and let it go, and the
   *     client reads {@link Reason#REPLAYED}
   * @throws SQLException as the database says: roll back
   * @throws IllegalStateException when auto-commit is on, or the verifier claims by itself
   */
  public void claimIn(Connection connection) throws SQLException {
    held().claimIn(connection);
  }

  /**
   * As {@link #claimIn(Connection)}, with a connection of a data source that takes part in the
   * server's transaction (JTA), which must have begun.
   *
   * @param dataSource the data source of your own work, or another of the same transaction
   * @throws AlreadyUsedException as {@link #claimIn(Connection)} says
   * @throws SQLException as {@link #claimIn(Connection)} says
   * @throws IllegalStateException also when the data source takes part in no transaction, so that
   *     the claim was rolled back with its connection
   */
  public void claimIn(DataSource dataSource) throws SQLException {
    held().claimIn(dataSource);
  }

  /** A replay that is handed over holds no claim. */
  private HeldClaim held() {
    return claim.orElseThrow(AlreadyUsedException::new);
  }

  /** {@return the name of the key that fitted} */
  public String key() {
    return message.key();
  }

  /** Shows verifier and size: ids and payloads are personal. */
  @Override
  public String toString() {
    return "VerifiedPayload[" + verifier() + ", " + message.content() + "]";
  }
}
