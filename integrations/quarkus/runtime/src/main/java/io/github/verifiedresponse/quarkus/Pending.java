package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.gate.Visit;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/** A verified request whose handler is at work. */
record Pending(VerifiedResponse guard, Visit visit, QuarkusExchange exchange, boolean mayGoOn) {
  private static final String PROPERTY = Pending.class.getName();
  private static final int SERVER_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  static void begin(
      VerifiedResponse guard,
      Visit visit,
      QuarkusExchange exchange,
      ResteasyReactiveRequestContext request,
      Method handler) {
    Pending pending = new Pending(guard, visit, exchange, mayGoOn(handler));
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
    } else if (mayGoOn && status == SERVICE_UNAVAILABLE) {
      visit.abandoned(status);
    } else {
      visit.ended(status);
    }
  }

  /**
   * The request is over. An exception that no mapper knows is answered without response filters,
   * and so are streams, and what was interrupted: of the last only this is known, that it was no
   * success, and its work may go on.
   */
  private void over(ResteasyReactiveRequestContext request, @Nullable Throwable thrown) {
    exchange.over();
    HttpServerResponse response = request.unwrap(HttpServerResponse.class);
    try {
      if (thrown != null && !mayGoOn) {
        visit.ended(SERVER_ERROR);
      } else if (thrown == null && response.headWritten()) {
        visit.ended(response.getStatusCode());
      } else {
        visit.abandoned(SERVER_ERROR);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A server answers 503 when asynchronous work takes too long, which may go on; so may a stream
   * whose reader is gone.
   */
  private static boolean mayGoOn(Method handler) {
    return Flow.Publisher.class.isAssignableFrom(handler.getReturnType())
        || Arrays.stream(handler.getParameterTypes())
            .anyMatch(type -> type == AsyncResponse.class || type == SseEventSink.class);
  }
}
