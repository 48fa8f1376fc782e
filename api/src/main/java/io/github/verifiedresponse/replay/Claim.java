package io.github.verifiedresponse.replay;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One request's hold on a result: in use, until it is settled once. A claim changes what it has
 * taken itself and never what another claim of the same result has taken since.
 *
 * <p>Nothing here throws when the store does not answer: a guard asks it again later, off the
 * request's thread.
 */
public interface Claim {

  /** {@return how often the application gave this result back before} */
  int givenBack();

  /** Marks the result as used, if this claim still holds it. */
  void use();

  /**
   * Lets the result be taken again, if this claim still holds it, or has marked it as used.
   *
   * @param givenBack what the next claim of this result answers to {@link #givenBack()}
   */
  void giveBack(int givenBack);

  /**
   * {@return whether the application's own transaction decides what becomes of the result, so that
   * {@link #use} and {@link #giveBack} change nothing}
   */
  default boolean isOfTransaction() {
    return false;
  }

  /**
   * {@return whether the result counts as used by what was committed} Asked only where {@link
   * #isOfTransaction}, once a handler has failed that has written the claim.
   */
  default boolean isCommitted() {
    return !isOpen();
  }

  /**
   * {@return whether the handler has to write this claim itself, by {@link #in}, and has not done
   * so}
   */
  default boolean isOpen() {
    return false;
  }

  /**
   * Writes the claim with a connection of the application's, so that both commit or neither does.
   *
   * @param connection one with auto-commit off
   * @return false when the result was used before
   * @throws SQLException as the database says
   * @throws IllegalStateException when this guard claims by itself, before the handler is called
   */
  default boolean in(Connection connection) throws SQLException {
    throw new IllegalStateException(
        "this result was claimed before the handler was called: claimIn requires"
            + " replay-guard=jdbc:… with claim=transaction");
  }

  /**
   * {@return whether this connection sees what {@link #in} has written} If not, the claim is open
   * again.
   *
   * @throws SQLException as the database says
   */
  default boolean isIn(Connection connection) throws SQLException {
    return !isOpen();
  }
}
