package io.github.verifiedresponse.tests.once;

import java.util.concurrent.atomic.AtomicInteger;

/** One signed result, and what it led to. */
record Result(String id, String token, AtomicInteger effects, AtomicInteger handlerRuns) {

  static Result of(String id) {
    return new Result(id, FuzzVerifiers.token(id), new AtomicInteger(), new AtomicInteger());
  }
}
