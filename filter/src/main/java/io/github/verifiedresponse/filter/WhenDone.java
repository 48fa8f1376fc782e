package io.github.verifiedresponse.filter;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;

/**
 * Runs a task once a request is done: now, or when the asynchronous work that it started is. Work
 * that failed or took too long is not done yet: the application may dispatch it, and an error page
 * may come first.
 */
final class WhenDone implements AsyncListener {
  private final Runnable task;
  private final Runnable onTrouble;

  private WhenDone(Runnable task, Runnable onTrouble) {
    this.task = task;
    this.onTrouble = onTrouble;
  }

  static void run(ServletRequest request, Runnable task, Runnable onTrouble) {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new WhenDone(task, onTrouble));
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

  @Override
  public void onTimeout(AsyncEvent event) {
    onTrouble.run();
  }

  @Override
  public void onError(AsyncEvent event) {
    onTrouble.run();
  }
}
