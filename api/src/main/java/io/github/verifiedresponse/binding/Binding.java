package io.github.verifiedresponse.binding;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.wire.Pointers;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether an authentic result belongs to the caller who relays it. A signature says who
 * made a result, not whose it is: without a binding a fraudster can relay a friend's.
 */
@FunctionalInterface
public interface Binding {

  /**
   * Accepts the message if it belongs to the caller. What counts once, such as a reference, is
   * closed here by a final decision, to every other result: whether or not its outcome is accepted,
   * and whatever becomes of the request. The same result passes again.
   *
   * @param message an authentic, fresh result
   * @param caller what the server knows about the sender
   * @throws RejectedException with {@link Reason#NOT_BOUND} when it belongs to another caller or
   *     when the server knows nothing to compare it with, with {@link Reason#REPLAYED} when another
   *     result has closed it, and with {@link Reason#UNAVAILABLE} when a store is down or slow
   */
  void check(AuthenticMessage message, Caller caller) throws RejectedException;

  /** {@return whether this compares anything; only {@link #none()} does not} */
  default boolean binds() {
    return true;
  }

  /**
   * {@return the fields of the payload that it compares} They are found in one pass over the bytes;
   * for another field that {@link AuthenticMessage#at} is asked for, the JSON is read once more.
   */
  default Set<JsonPointer> fields() {
    return Set.of();
  }

  /** {@return whether it asks for the caller's HTTP session, which JAX-RS alone does not know} */
  default boolean needsSession() {
    return false;
  }

  /** {@return how the line that is logged at start describes it; no value of a caller is in it} */
  default String description() {
    return binds() ? "bound to the caller" : toString();
  }

  /**
   * Asks whether its store answers, without taking anything, for readiness checks.
   *
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when it does not; by default never
   */
  default void requireReady() throws RejectedException {}

  /**
   * Starts a binding of one field of the payload.
   *
   * @param pointer a JSON pointer (RFC 6901) to a string, such as {@code /personId}
   */
  static Field field(String pointer) {
    return new Field(Pointers.compile(pointer));
  }

  /** The field that is bound; what it must equal comes from the server's own knowledge. */
  final class Field {
    private final JsonPointer pointer;

    private Field(JsonPointer pointer) {
      this.pointer = pointer;
    }

    /** {@return a binding to the name of the authenticated principal} */
    public Binding equalsPrincipal() {
      return equalsExpected(Caller::principal);
    }

    /**
     * {@return a binding to a string in the HTTP session}
     *
     * @param name the session attribute's name
     */
    public Binding equalsSession(String name) {
      return equalsExpected(ExpectedResult.sessionValue(name));
    }

    /**
     * {@return a binding to a string that earlier server code has set as a request attribute}
     *
     * @param name the request attribute's name
     */
    public Binding equalsAttribute(String name) {
      return equalsExpected(caller -> text(caller.attribute(name)));
    }

    /**
     * {@return a binding to what the application expects of this caller}
     *
     * @param expected asked once for each authentic, fresh result
     */
    public Binding equalsExpected(ExpectedResult expected) {
      return new FieldBinding(pointer, expected);
    }

    private static Optional<String> text(Optional<Object> value) {
      return value.filter(String.class::isInstance).map(String.class::cast);
    }
  }

  /** {@return the stated absence of a binding: every caller may relay every result} */
  static Binding none() {
    return Unbound.INSTANCE;
  }
}
