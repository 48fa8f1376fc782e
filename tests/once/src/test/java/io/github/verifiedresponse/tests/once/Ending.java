package io.github.verifiedresponse.tests.once;

import java.util.List;

/** How the handler of a request ends, or what fails around it. */
interface Ending {
  String ANYTHING = "*/*";

  /** {@return its name in a plan} */
  String name();

  /**
   * {@return whether this end, by itself, is an exception of the handler's own from before its
   * effect, so that {@code give-back=exception} gives the result back}
   */
  boolean isOwnException();

  /**
   * {@return whether the handler may fail after its effect: {@code give-back=exception} is not for
   * such handlers}
   */
  default boolean failsAfterEffect() {
    return name().contains("AFTER_EFFECT");
  }

  /** {@return whether the error page forwards to the handler, which then has its effect at once} */
  default boolean isForwardedByErrorPage() {
    return name().equals("THROWS_AND_ERROR_PAGE_FORWARDS");
  }

  /** {@return whether the handler runs at all when our filters let the request through} */
  default boolean callsHandler() {
    return !name().startsWith("REQUEST_FILTER");
  }

  /** {@return whether the client resets its connection while the handler works} */
  default boolean isReset() {
    return name().contains("CLIENT_RESETS");
  }

  /** {@return what the client says that it can read, one of which is drawn} */
  default List<String> accepts() {
    return List.of(ANYTHING);
  }
}
