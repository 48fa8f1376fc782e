package io.github.verifiedresponse.filter;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;

/** Runs a task once a request is done: now, or when the asynchronous work that it started is. */
final class WhenDone implements AsyncListener {
  private final Runnable task;

  private WhenDone(Runnable task) {
    this.task = task;
  }

  static void run(ServletRequest request, Runnable task) {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new WhenDone(task));
        return;
      }
    } catch (IllegalStateException e) {
      // completed on another thread in between: it is done
    }
    task.run();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    task.run();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // a dispatch that starts anew drops its listeners
    event.getAsyncContext().addListener(this);
  }

  /** The error page comes next, and is not to see a payload. */
  @Override
  public void onTimeout(AsyncEvent event) {
    task.run();
  }

  @Override
  public void onError(AsyncEvent event) {
    task.run();
  }
}
