package io.github.verifiedresponse.gate;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.InboundMessage;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer, as a container has them. This is all that a {@link Gate} needs, so an
 * adapter knows its container and no step of what happens to a request.
 */
public interface Exchange {

  /**
   * {@return the request as an untrusted message}
   *
   * @param maxBody the most bytes of body that may be read
   */
  InboundMessage message(int maxBody);

  /** {@return the kind of filter that this belongs to, for listeners} */
  default FilterKind filter() {
    return FilterKind.NONE;
  }

  /** {@return the HTTP method, as sent, for log lines} */
  default String method() {
    return "";
  }

  /**
   * {@return where the request is handled, as the application has declared it, for log lines: a
   * servlet's URL pattern or the template of a path} Never the path that was sent: it may hold
   * anything.
   */
  default String route() {
    return "an unknown route";
  }

  /**
   * {@return whether the container itself takes off the connection what was not read of a refused
   * request's body, without a thread that waits for it} False by default.
   */
  default boolean takesUnreadBody() {
    return false;
  }

  /** {@return an attribute of the request, or null} */
  @Nullable Object get(String attribute);

  /** Sets an attribute of the request; null takes it away. */
  void set(String attribute, @Nullable Object value);

  /** Lets application code read these bytes as the body, because the body was read. */
  void serve(Content body);

  /**
   * As {@link #serve}, for a request whose body was read at an earlier filter or dispatch: only
   * where the container has brought its own request back. Nothing by default.
   */
  default void serveAgain(Content body) {}

  /** Gives this payload, as JSON, to a handler that is given an entity. Nothing by default. */
  default void entity(VerifiedPayload payload) {}

  /** {@return how the request came to this filter} */
  Arrival arrival();

  /**
   * {@return whether it is certain that no handler of this request has run yet: then what other
   * filters have verified is given back when the request is refused here} False by default.
   */
  default boolean isBeforeHandlers() {
    return false;
  }

  /**
   * Answers in the handler's place. Nothing happens when the answer has been committed.
   *
   * @param status the HTTP status
   * @param headers the header fields, Content-Type among them if there is a body
   * @param body may be empty
   * @throws IOException when the sender is gone
   */
  void answer(int status, Map<String, String> headers, byte[] body) throws IOException;
}
