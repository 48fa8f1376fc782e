package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.gate.Arrival;
import io.github.verifiedresponse.gate.Exchange;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.InboundMessage;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JAX-RS request and, once there is one, its response. Nothing says here that no handler has run:
 * a servlet can dispatch to JAX-RS by name, which leaves no attribute.
 */
final class JaxRsExchange implements Exchange {
  private static final String ASYNC = "jakarta.servlet.async.request_uri";
  private static final List<String> DISPATCHED =
      List.of(
          "jakarta.servlet.forward.request_uri",
          "jakarta.servlet.include.request_uri",
          "jakarta.servlet.error.request_uri");

  private final ContainerRequestContext request;
  private final Supplier<String> route;
  private @Nullable ContainerResponseContext response;

  /**
   * Makes an exchange.
   *
   * @param route the resource method that was matched, as log lines name it
   */
  JaxRsExchange(ContainerRequestContext request, Supplier<String> route) {
    this.request = request;
    this.route = route;
  }

  /** From now on an answer takes the place of this one. */
  void responding(ContainerResponseContext response) {
    this.response = response;
  }

  @Override
  public FilterKind filter() {
    return FilterKind.JAX_RS;
  }

  @Override
  public InboundMessage message(int maxBody) {
    return JaxRsMessage.of(request, maxBody);
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String route() {
    return route.get();
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
    request.setEntityStream(body.newInputStream());
  }

  /** The resource method was chosen by the message's own type; what it reads now is the payload. */
  @Override
  public void entity(VerifiedPayload payload) {
    Content json = payload.entity();
    serve(json);
    set(PayloadReader.PAYLOAD, payload);
    replace(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    replace(HttpHeaders.CONTENT_LENGTH, Integer.toString(json.size()));
  }

  /** Not {@code putSingle}: it changes the list in place, and a server's may be read-only. */
  private void replace(String header, String value) {
    request.getHeaders().put(header, new ArrayList<>(List.of(value)));
  }

  @Override
  public Arrival arrival() {
    if (get(ASYNC) != null) {
      return Arrival.ASYNC;
    }
    return DISPATCHED.stream().allMatch(name -> get(name) == null)
        ? Arrival.REQUEST
        : Arrival.DISPATCH;
  }

  @Override
  public void answer(int status, Map<String, String> headers, byte[] body) {
    ContainerResponseContext current = response;
    if (current == null) {
      Response.ResponseBuilder refusal = Response.status(status);
      headers.forEach(refusal::header);
      request.abortWith((body.length == 0 ? refusal : refusal.entity(body)).build());
    } else {
      current.setStatus(status);
      headers.forEach((name, value) -> current.getHeaders().putSingle(name, value));
      MediaType type = MediaType.valueOf(headers.getOrDefault(HttpHeaders.CONTENT_TYPE, "*/*"));
      current.setEntity(body.length == 0 ? null : body, new Annotation[0], type);
    }
  }
}
