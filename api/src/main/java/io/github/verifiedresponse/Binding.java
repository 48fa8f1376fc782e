package io.github.verifiedresponse;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;

/**
 * Decides whether an authentic result belongs to the caller who relays it. A signature says who
 * made a result, not whose it is: without a binding a fraudster can relay a friend's.
 */
@FunctionalInterface
public interface Binding {

  /**
   * Lets the message pass when it belongs to the caller.
   *
   * @param message an authentic, fresh result
   * @param caller what the server knows about the sender
   * @throws RejectedException with {@link Reason#NOT_BOUND} when it belongs to somebody else or
   *     when the server knows nothing to compare it with
   */
  void check(AuthenticMessage message, Caller caller) throws RejectedException;

  /**
   * Uses up what a result was compared with, if it counts once; asked after the replay guard has
   * admitted the result, and again for the same result when replays are attached.
   *
   * @param message a result that passed {@link #check}
   * @throws RejectedException with {@link Reason#REPLAYED} when another result was faster, and with
   *     {@link Reason#UNAVAILABLE} when the store is down or slow
   */
  default void use(AuthenticMessage message) throws RejectedException {}

  /**
   * Takes {@link #use} back, because the application failed on the result.
   *
   * @param message the result that was used
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when the store is down or slow
   */
  default void release(AuthenticMessage message) throws RejectedException {}

  /** {@return whether this compares anything; only {@link #none()} does not} */
  default boolean binds() {
    return true;
  }

  /**
   * Starts a binding of one field of the payload.
   *
   * @param pointer a JSON pointer (RFC 6901) to a string, such as {@code /personId}
   */
  static Field field(String pointer) {
    return new Field(JsonCarrier.compile(pointer));
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
      return equalsExpected(caller -> text(caller.sessionValue(name)));
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
