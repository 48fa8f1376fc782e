package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.gate.Visit;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Runs the rest of the chain and tells a visit how it ended: when the chain returns, or when the
 * asynchronous work that it started does. Work that failed or took too long has not ended yet: the
 * application may dispatch it, and an error page may come first.
 */
final class ChainRun implements AsyncListener {
  private static final int SERVER_ERROR = 500;

  private final Visit visit;
  private final FilterExchange exchange;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Thread thread = Thread.currentThread();

  /** Whether asynchronous work took too long, or the sender is gone: the work may go on. */
  private volatile boolean abandoned;

  ChainRun(
      Visit visit,
      FilterExchange exchange,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.visit = visit;
    this.exchange = exchange;
    this.request = request;
    this.response = response;
  }

  void go(FilterChain chain) throws IOException, ServletException {
    try {
      chain.doFilter(exchange.request(), response);
    } catch (IOException | ServletException | RuntimeException | Error thrown) {
      if (goesOn() || !isAnswered(thrown)) {
        throw thrown;
      }
      return;
    }
    if (!goesOn()) {
      end();
    }
  }

  /** Whether asynchronous work was started, which then tells of its end: it is asked to first. */
  private boolean goesOn() {
    boolean goesOn = listens();
    exchange.leaveChain();
    return goesOn;
  }

  private boolean listens() {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(this);
        return true;
      }
    } catch (IllegalStateException e) {
      // completed on another thread in between: it has ended
    }
    return false;
  }

  private boolean isAnswered(Throwable thrown) throws IOException {
    try {
      if (response.isCommitted()) {
        visit.ended(SERVER_ERROR); // whatever its first line says, the answer breaks off
        return false;
      }
      return visit.threw(thrown, ServletFailure.isOf(thrown, request));
    } finally {
      visit.leave();
    }
  }

  private void end() throws IOException {
    try {
      if (abandoned) {
        visit.abandoned(response.getStatus());
      } else {
        visit.ended(response.getStatus());
      }
    } finally {
      visit.leave();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) throws IOException {
    exchange.complete();
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // a dispatch that starts again drops its listeners
    event.getAsyncContext().addListener(this);
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    abandoned = true;
    visit.hide();
  }

  @Override
  public void onError(AsyncEvent event) {
    Throwable thrown = event.getThrowable();
    // only on the request's thread can it be the servlet that has thrown after it started the work
    if (thread != Thread.currentThread()
        || thrown == null
        || !ServletFailure.isBehind(thrown, request)) {
      abandoned = true;
    }
    visit.hide();
  }
}
