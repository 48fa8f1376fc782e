package io.github.verifiedresponse.filter;

/**
 * Stops a request to a closed application where there is no response yet. Without a trace, because
 * servers log each, and anyone can cause them.
 */
final class NothingServedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NothingServedException() {
    super("the application is closed: the log contains the reason");
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
