package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.gate.Visit;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A request whose handler is at work. Servers give request and response filters different objects
 * for one request; a resource that includes another one has one pending inside the other, and they
 * have different URIs.
 */
record Pending(
    Visit visit,
    JaxRsExchange exchange,
    URI uri,
    Optional<Object> mark,
    boolean isAsynchronous,
    Thread thread,
    @Nullable Pending outer) {
  static final String PROPERTY = Pending.class.getName();
  private static final int SERVER_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  static void begin(
      Visit visit, JaxRsExchange exchange, ContainerRequestContext request, Method handler) {
    request.setProperty(
        PROPERTY,
        new Pending(
            visit,
            exchange,
            request.getUriInfo().getRequestUri(),
            mark(request),
            isAsynchronous(handler),
            Thread.currentThread(),
            request.getProperty(PROPERTY) instanceof Pending outer ? outer : null));
  }

  /** What only this request has: its headers, where the server keeps one map of them. */
  private static Optional<Object> mark(ContainerRequestContext request) {
    Object headers = request.getHeaders();
    return headers == request.getHeaders() ? Optional.of(headers) : Optional.empty();
  }

  /** {@return what this request has begun, the first time that it is asked} */
  static Optional<Pending> end(ContainerRequestContext request) {
    if (!(property(request) instanceof Pending pending) || !pending.isOf(request)) {
      return Optional.empty();
    }
    if (pending.outer == null) {
      request.removeProperty(PROPERTY);
    } else {
      request.setProperty(PROPERTY, pending.outer);
    }
    return Optional.of(pending);
  }

  /**
   * Where asynchronous work throws what nothing maps, Jersey lets the container answer first, which
   * may have taken its request back: then the result stays in use until the claim is abandoned.
   */
  private static @Nullable Object property(ContainerRequestContext request) {
    try {
      return request.getProperty(PROPERTY);
    } catch (IllegalStateException recycled) {
      return null;
    }
  }

  /** The container's request may serve another one by now. */
  private boolean isOf(ContainerRequestContext request) {
    return uri.equals(request.getUriInfo().getRequestUri())
        && mark.filter(headers -> headers != request.getHeaders()).isEmpty();
  }

  /**
   * Ends what is left of a request that is over, though no response filter was told: how it was
   * answered is not known, but it was no success.
   */
  static void endAll(@Nullable Object left) throws IOException {
    Pending pending = left instanceof Pending first ? first : null;
    while (pending != null) {
      if (pending.isAsynchronous) {
        pending.visit.abandoned(SERVER_ERROR);
      } else {
        pending.visit.ended(SERVER_ERROR);
      }
      pending = pending.outer;
    }
  }

  /**
   * Whether the answer says that the handler failed on the request's own thread. A time-out of
   * asynchronous work looks the same and says nothing: the work may go on.
   */
  boolean isFailure(int status) {
    return status >= SERVER_ERROR && !isAsynchronous && thread == Thread.currentThread();
  }

  /**
   * Whether asynchronous work may have taken too long: a server answers 503 then (Jakarta RESTful
   * Web Services 3.1, section 8.2.1), and nothing tells this from the handler's own 503.
   */
  boolean isTimeOut(int status) {
    return status == SERVICE_UNAVAILABLE && isAsynchronous;
  }

  private static boolean isAsynchronous(Method handler) {
    Class<?> result = handler.getReturnType();
    return CompletionStage.class.isAssignableFrom(result)
        || Future.class.isAssignableFrom(result)
        || Arrays.stream(handler.getParameters()).anyMatch(Pending::isAsynchronous);
  }

  private static boolean isAsynchronous(Parameter parameter) {
    return parameter.isAnnotationPresent(Suspended.class)
        || parameter.getType() == AsyncResponse.class
        || parameter.getType() == SseEventSink.class;
  }
}
