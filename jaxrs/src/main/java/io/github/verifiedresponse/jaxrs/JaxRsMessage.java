package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A JAX-RS request as an inbound message. */
final class JaxRsMessage {
  private JaxRsMessage() {}

  static InboundMessage of(ContainerRequestContext context, int maxBody) {
    return InboundMessage.of(context.getMethod(), target(context.getUriInfo().getRequestUri()))
        .headers(name -> header(context, name))
        .body(() -> body(context, maxBody))
        .caller(new JaxRsCaller(context))
        .build();
  }

  private static Content body(ContainerRequestContext context, int maxBody)
      throws RejectedException {
    return Content.read(context.getEntityStream(), declaredLength(context), maxBody);
  }

  private static String target(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static List<String> header(ContainerRequestContext context, String name) {
    List<String> values = context.getHeaders().get(name);
    if (values == null) {
      return List.of();
    }
    // CXF names a Content-Type that was not sent, and gives it no value
    return values.stream().filter(Objects::nonNull).toList();
  }

  /** What the form check has let through is one decimal number or nothing. */
  private static long declaredLength(ContainerRequestContext context) {
    List<String> declared = header(context, HttpHeaders.CONTENT_LENGTH);
    return declared.isEmpty() ? -1 : Long.parseLong(declared.get(0));
  }

  /**
   * The server's own knowledge of the sender. Sessions are a servlet's: the servlet filter, where
   * it is in the application, lends what it knows of them.
   */
  private record JaxRsCaller(ContainerRequestContext context) implements Caller {

    @Override
    public Optional<String> principal() {
      return Optional.ofNullable(context.getSecurityContext())
          .map(SecurityContext::getUserPrincipal)
          .map(Principal::getName);
    }

    @Override
    public Optional<Object> sessionValue(String name) {
      return context.getProperty(Caller.ATTRIBUTE) instanceof Caller servlet
          ? servlet.sessionValue(name)
          : Optional.empty();
    }

    @Override
    public Optional<Object> attribute(String name) {
      return Optional.ofNullable(context.getProperty(name));
    }
  }
}
