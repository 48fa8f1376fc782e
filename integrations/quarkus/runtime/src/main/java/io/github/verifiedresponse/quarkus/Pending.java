package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.AlreadyUsedException;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.gate.Visit;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/** A verified request whose handler is at work. */
record Pending(VerifiedResponse guard, Visit visit, QuarkusExchange exchange, boolean mayTimeOut) {
  private static final String PROPERTY = Pending.class.getName();
  private static final int SERVER_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  static void begin(
      VerifiedResponse guard,
      Visit visit,
      QuarkusExchange exchange,
      ResteasyReactiveRequestContext request,
      Method handler) {
    Pending pending = new Pending(guard, visit, exchange, mayTimeOut(handler));
    request.setProperty(PROPERTY, pending);
    request.registerCompletionCallback(thrown -> pending.over(request, thrown));
  }

  static Optional<Pending> of(ResteasyReactiveRequestContext request) {
    return request.getProperty(PROPERTY) instanceof Pending pending
        ? Optional.of(pending)
        : Optional.empty();
  }

  /** A handler has answered, with an answer that can still be replaced. */
  void answered(ContainerResponseContext response) throws IOException {
    exchange.responding(response);
    int status = response.getStatus();
    if (response.getEntity() instanceof AlreadyUsedException) {
      visit.alreadyUsed();
    } else if (mayTimeOut && status == SERVICE_UNAVAILABLE) {
      visit.abandoned(status);
    } else {
      visit.ended(status);
    }
  }

  /**
   * The request is over. Streams of events are answered without response filters; so is what was
   * interrupted, of which only this is known: it was no success, and its work may go on.
   */
  private void over(ResteasyReactiveRequestContext request, @Nullable Throwable thrown) {
    exchange.over();
    HttpServerResponse response = request.unwrap(HttpServerResponse.class);
    try {
      if (thrown == null && response.headWritten()) {
        visit.ended(response.getStatusCode());
      } else {
        visit.abandoned(SERVER_ERROR);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server answers 503 when asynchronous work takes too long, which may go on. */
  private static boolean mayTimeOut(Method handler) {
    return Arrays.stream(handler.getParameterTypes())
        .anyMatch(type -> type == AsyncResponse.class || type == SseEventSink.class);
  }
}
