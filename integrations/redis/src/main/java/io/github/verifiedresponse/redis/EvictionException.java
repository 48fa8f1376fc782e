package io.github.verifiedresponse.redis;

/** A server that drops keys while they count, or does not say whether it does. */
final class EvictionException extends Exception {
  private static final long serialVersionUID = 1L;

  EvictionException(String problem) {
    super(problem);
  }
}
