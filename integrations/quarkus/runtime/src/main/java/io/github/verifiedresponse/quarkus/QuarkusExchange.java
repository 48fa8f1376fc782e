package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.gate.Arrival;
import io.github.verifiedresponse.gate.Exchange;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.InboundMessage;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ReaderInterceptor;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/** A request of Quarkus REST and, once there is one, its response. */
final class QuarkusExchange implements Exchange {
  private final ResteasyReactiveRequestContext request;
  private final String route;
  private @Nullable ContainerResponseContext response;
  private volatile boolean over;

  /**
   * Makes an exchange.
   *
   * @param route the resource method that was matched, as log lines name it
   */
  QuarkusExchange(ResteasyReactiveRequestContext request, String route) {
    this.request = request;
    this.route = route;
  }

  /** From now on an answer takes the place of this one. */
  void responding(ContainerResponseContext response) {
    this.response = response;
  }

  /** Nothing can be answered any more. */
  void over() {
    over = true;
  }

  @Override
  public FilterKind filter() {
    return FilterKind.JAX_RS;
  }

  @Override
  public InboundMessage message(int maxBody) {
    return QuarkusMessage.of(request, maxBody);
  }

  @Override
  public String method() {
    return QuarkusMessage.received(request).method().name();
  }

  @Override
  public String route() {
    return route;
  }

  /**
   * Vert.x does so; a worker thread that waited for a slow sender would be one fewer for others.
   */
  @Override
  public boolean takesUnreadBody() {
    return true;
  }

  @Override
  public @Nullable Object get(String attribute) {
    return request.getProperty(attribute);
  }

  @Override
  public void set(String attribute, @Nullable Object value) {
    if (value == null) {
      request.removeProperty(attribute);
    } else {
      request.setProperty(attribute, value);
    }
  }

  @Override
  public void serve(Content body) {
    request.setInputStream(body.newInputStream());
  }

  /** The resource method was chosen by the message's own type; what it reads now is the payload. */
  @Override
  public void entity(VerifiedPayload payload) {
    Content json = payload.entity();
    serve(json);
    replace(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    replace(HttpHeaders.CONTENT_LENGTH, Integer.toString(json.size()));
    readBy(new PayloadReader(payload));
  }

  private void replace(String header, String value) {
    request.getHttpHeaders().getMutableHeaders().put(header, new ArrayList<>(List.of(value)));
  }

  /** The last one: the application's own interceptors run round it. */
  private void readBy(ReaderInterceptor last) {
    ReaderInterceptor @Nullable [] own = request.getReaderInterceptors();
    Stream<ReaderInterceptor> first = own == null ? Stream.empty() : Arrays.stream(own);
    request.setReaderInterceptors(
        Stream.concat(first, Stream.of(last)).toArray(ReaderInterceptor[]::new));
  }

  /** Quarkus REST knows no dispatches: one request, one resource method. */
  @Override
  public Arrival arrival() {
    return Arrival.REQUEST;
  }

  @Override
  public void answer(int status, Map<String, String> headers, byte[] body) {
    ContainerResponseContext current = response;
    if (over) {
      return;
    }
    if (current == null) {
      Response.ResponseBuilder refusal = Response.status(status);
      headers.forEach(refusal::header);
      request
          .getContainerRequestContext()
          .abortWith((body.length == 0 ? refusal : refusal.entity(body)).build());
    } else {
      current.setStatus(status);
      headers.forEach((name, value) -> current.getHeaders().putSingle(name, value));
      MediaType type = MediaType.valueOf(headers.getOrDefault(HttpHeaders.CONTENT_TYPE, "*/*"));
      current.setEntity(body.length == 0 ? null : body, new Annotation[0], type);
    }
  }
}
