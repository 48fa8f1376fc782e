package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.Placement;
import io.github.verifiedresponse.Problem;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies requests to guarded resource methods.
 *
 * <p>It is global and looks the annotation up itself, after matching: filters that are bound by
 * name skip interfaces, superclasses and sub-resources without a word, and a reader interceptor
 * does not run for every method. It runs after authentication, because a binding asks who the
 * caller is, and before anything decodes the entity.
 */
final class GuardFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final int PRIORITY = Priorities.AUTHORIZATION + 500;

  private static final String CLAIM = GuardFilter.class.getName() + ".claim";
  private static final int SERVER_ERROR = 500;
  private static final System.Logger LOG = System.getLogger(GuardFilter.class.getName());

  private final Verifiers verifiers;
  private final Map<Handler, Optional<VerifiedResponse>> guards = new ConcurrentHashMap<>();
  private final Set<Class<?>> guardable = ConcurrentHashMap.newKeySet();

  @Context private @Nullable ResourceInfo resourceInfo;

  GuardFilter(Verifiers verifiers) {
    this.verifiers = verifiers;
  }

  /** What this door has admitted, until the answer is known. */
  private record Claim(ResponseVerifier verifier, VerifiedPayload payload) {}

  /** A resource method of a class, as the key of a look-up. */
  private record Handler(Class<?> type, Method method) {}

  @Override
  public void filter(ContainerRequestContext context) {
    ResourceInfo info = resourceInfo;
    if (info == null) {
      throw new IllegalStateException("the server gave no ResourceInfo: nothing can be guarded");
    }
    Class<?> type = info.getResourceClass();
    Method method = info.getResourceMethod();
    if (type == null || method == null) {
      return; // an answer that the server makes itself, such as OPTIONS: no handler runs
    }
    refuseOnTheWay(context.getUriInfo().getMatchedResources(), type);
    guards
        .computeIfAbsent(new Handler(type, method), GuardFilter::guardOf)
        .ifPresent(guard -> verify(guard, context));
  }

  /**
   * The check of the deployment again, for classes that the server meets only behind a locator, or
   * registers without telling anybody. Neither the order matters nor whether the server names
   * objects, their classes, or a container's subclasses of those.
   */
  private void refuseOnTheWay(List<Object> matched, Class<?> handler) {
    if (matched.isEmpty() && !Guards.isRoot(handler)) {
      throw new IllegalStateException(
          "the server does not say which resources led to " + handler.getName());
    }
    for (Object resource : matched) {
      Class<?> type = resource instanceof Class<?> named ? named : resource.getClass();
      if (!guardable.contains(type)) {
        Guards.refuseOnLocators(type);
        guardable.add(type);
      }
    }
  }

  private static Optional<VerifiedResponse> guardOf(Handler handler) {
    return Placement.onMethod(handler.type(), handler.method());
  }

  private void verify(VerifiedResponse guard, ContainerRequestContext context) {
    ResponseVerifier verifier = verifiers.named(guard.value());
    Optional<VerifiedPayload> earlier = VerifiedPayload.find(context::getProperty, verifier.name());
    if (earlier.isPresent()) {
      // the servlet door was here: the request that it passed on serves the bytes already
      settle(verifier, verifier.recheck(earlier.get(), guard.accept()), Optional.empty(), context);
      return;
    }
    InboundMessage message = JaxRsMessage.of(context, verifier.maxBody());
    Verification verification = verifier.verify(message, guard.accept());
    if (verification instanceof Verification.Verified verified) {
      context.setProperty(CLAIM, new Claim(verifier, verified.payload()));
    } else {
      message.discardBody();
    }
    settle(verifier, verification, message.bodyIfRead(), context);
  }

  private static void settle(
      ResponseVerifier verifier,
      Verification verification,
      Optional<Content> body,
      ContainerRequestContext context) {
    if (verification instanceof Verification.Verified verified) {
      context.setProperty(VerifiedPayload.ATTRIBUTE, verified.payload());
      context.setProperty(VerifiedPayload.attribute(verifier.name()), verified.payload());
      body.ifPresent(content -> context.setEntityStream(content.newInputStream()));
      if (verifier.entity() == Entity.PAYLOAD) {
        handOnPayload(verified.payload(), context);
      }
    } else if (verification instanceof Verification.Rejected rejected) {
      LOG.log(
          rejected.reason().status() >= 500 ? System.Logger.Level.ERROR : System.Logger.Level.INFO,
          "verifier {0} rejected a request: {1}",
          verifier.name(),
          rejected.reason().code());
      context.abortWith(response(verifier.problem(rejected)));
    }
  }

  /** The application failed on a result that was admitted here: it may be sent again. */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(CLAIM) instanceof Claim claim && response.getStatus() >= SERVER_ERROR) {
      claim.verifier().release(claim.payload());
    }
  }

  /** The resource method was chosen by the message's own type; what it reads now is the payload. */
  private static void handOnPayload(VerifiedPayload payload, ContainerRequestContext context) {
    context.setEntityStream(payload.content().newInputStream());
    replace(context, HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    replace(context, HttpHeaders.CONTENT_LENGTH, Integer.toString(payload.content().size()));
  }

  /** Not {@code putSingle}: it changes the list in place, and a server's may be read-only. */
  private static void replace(ContainerRequestContext context, String header, String value) {
    context.getHeaders().put(header, new ArrayList<>(List.of(value)));
  }

  private static Response response(Problem problem) {
    Response.ResponseBuilder response = Response.status(problem.status()).entity(problem.body());
    problem.headers().forEach(response::header);
    return response.build();
  }
}
