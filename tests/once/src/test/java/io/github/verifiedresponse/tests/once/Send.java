package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedPayload;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request with a result: what its handler has to do, and where client and handler meet. Both
 * are in this process, so each waits for the other and nobody sleeps.
 */
final class Send {
  private static final long PATIENCE_SECONDS = 20;

  private final String id;
  private final Result result;
  private final Ending ending;
  private final boolean saysGiveBack;
  private final String accept;

  /** Whether a handler is at work that waits for the client; false when all filters are done. */
  private final CompletableFuture<Boolean> waiting = new CompletableFuture<>();

  private final CompletableFuture<Void> clientDone = new CompletableFuture<>();
  private volatile CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
  private volatile boolean arrived;
  private volatile boolean called;
  private final AtomicBoolean failed = new AtomicBoolean();

  Send(String id, Result result, Ending ending, boolean saysGiveBack, String accept) {
    this.id = id;
    this.result = result;
    this.ending = ending;
    this.saysGiveBack = saysGiveBack;
    this.accept = accept;
  }

  String id() {
    return id;
  }

  Result result() {
    return result;
  }

  Ending ending() {
    return ending;
  }

  boolean saysGiveBack() {
    return saysGiveBack;
  }

  /** {@return what the client says that it can read} */
  String accept() {
    return accept;
  }

  /** The server has the request. */
  void arrive() {
    arrived = true;
  }

  boolean hasArrived() {
    return arrived;
  }

  /** The handler runs. */
  void handlerRuns() {
    called = true;
    result.handlerRuns().incrementAndGet();
  }

  /** Nothing is left that could call the handler. */
  void allFiltersDone() {
    waiting.complete(false);
  }

  /** {@return whether the handler waits for the client; false when it was not called} */
  boolean awaitHandler() {
    return await(waiting);
  }

  boolean wasCalled() {
    return called;
  }

  /** {@return true the first time: a server may run a part again that has failed} */
  boolean failsNow() {
    return failed.compareAndSet(false, true);
  }

  /** The last thing that the handler does: its effect, or its word that there was none. */
  void act(VerifiedPayload payload) {
    if (saysGiveBack) {
      payload.giveBack();
    } else {
      result.effects().incrementAndGet();
    }
  }

  /** As far as a handler comes that fails before its effect. */
  void failBeforeEffect(VerifiedPayload payload) {
    if (saysGiveBack) {
      payload.giveBack();
    }
  }

  /** Work that may go on after the answer; the next request waits for it. */
  void workOn(Executor executor, Runnable task) {
    Runnable end = beginWork();
    executor.execute(
        () -> {
          try {
            task.run();
          } finally {
            end.run();
          }
        });
  }

  /** The handler itself, when the client does not wait for its answer. */
  Runnable beginWork() {
    CompletableFuture<Void> current = new CompletableFuture<>();
    work = current;
    waiting.complete(true);
    return () -> current.complete(null);
  }

  void awaitWork() {
    await(work);
  }

  /** The client has its answer, or has reset its connection. */
  void clientIsDone() {
    clientDone.complete(null);
  }

  void awaitClient() {
    await(clientDone);
  }

  private <T> T await(CompletableFuture<T> news) {
    try {
      return news.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("nothing came of " + this, e);
    }
  }

  @Override
  public String toString() {
    return ending.name()
        + (saysGiveBack ? " and gives back" : "")
        + (accept.equals(Ending.ANYTHING) ? "" : " for " + accept);
  }
}
