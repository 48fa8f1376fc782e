package io.github.verifiedresponse.gate;

/** How a request came to a filter. */
public enum Arrival {
  /** From the client: no handler has run. */
  REQUEST,
  /** By a forward or an include, also of an error page: a handler may have run. */
  DISPATCH,
  /** By an asynchronous dispatch: the handler that started it goes on. */
  ASYNC
}
