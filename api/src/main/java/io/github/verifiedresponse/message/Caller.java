package io.github.verifiedresponse.message;

import java.util.Optional;

/**
 * Who sends the request, as the server knows it: what a {@code Binding} compares a result with.
 * Nothing here comes from a header, a query or a cookie value, which are the relayer's to choose.
 */
public interface Caller {
  /** The request attribute in which the servlet filter gives the JAX-RS filter its caller. */
  String ATTRIBUTE = "io.github.verifiedresponse.Caller";

  /** {@return the name of the authenticated principal, or empty without a login} */
  Optional<String> principal();

  /**
   * {@return a value of the HTTP session, or empty when there is no session or no such value} A
   * session is never created.
   *
   * @param name the session attribute's name
   */
  Optional<Object> sessionValue(String name);

  /**
   * {@return a request attribute that earlier server code has set}
   *
   * @param name the request attribute's name
   */
  Optional<Object> attribute(String name);

  /** {@return a caller of whom the server knows nothing} */
  static Caller unknown() {
    return UnknownCaller.INSTANCE;
  }
}
