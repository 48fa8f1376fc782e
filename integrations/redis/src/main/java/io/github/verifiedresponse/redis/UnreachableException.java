package io.github.verifiedresponse.redis;

/** No connection to a server. */
final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreachableException(Throwable why) {
    super("no connection", why);
  }
}
