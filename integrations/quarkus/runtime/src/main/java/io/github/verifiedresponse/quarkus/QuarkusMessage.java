package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** A request of Quarkus REST as an untrusted message: as Vert.x has received it. */
final class QuarkusMessage {
  private QuarkusMessage() {}

  static InboundMessage of(ResteasyReactiveRequestContext context, int maxBody) {
    HttpServerRequest request = received(context);
    return InboundMessage.of(request.method().name(), target(request))
        .headers(name -> request.headers().getAll(name))
        .body(() -> body(context, maxBody))
        .caller(new QuarkusCaller(context))
        .build();
  }

  static HttpServerRequest received(ResteasyReactiveRequestContext context) {
    return context.unwrap(HttpServerRequest.class);
  }

  /** Blocks: only on a thread that may. */
  private static Content body(ResteasyReactiveRequestContext context, int maxBody)
      throws RejectedException {
    return Content.read(context.getInputStream(), declaredLength(context), maxBody);
  }

  /** Neither decoded nor normalised, also where the request line has a whole address. */
  private static String target(HttpServerRequest request) {
    String query = request.query();
    return query == null ? request.path() : request.path() + "?" + query;
  }

  /** What the form check has let through is one decimal number or nothing. */
  private static long declaredLength(ResteasyReactiveRequestContext context) {
    List<String> declared = received(context).headers().getAll(HttpHeaders.CONTENT_LENGTH);
    return declared.isEmpty() ? -1 : Long.parseLong(declared.get(0));
  }

  /** The server's own knowledge of the sender; there are no sessions. */
  private record QuarkusCaller(ResteasyReactiveRequestContext context) implements Caller {

    @Override
    public Optional<String> principal() {
      return Optional.ofNullable(context.getSecurityContext())
          .map(SecurityContext::getUserPrincipal)
          .map(Principal::getName);
    }

    @Override
    public Optional<Object> sessionValue(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Object> attribute(String name) {
      return Optional.ofNullable(context.getProperty(name));
    }
  }
}
