package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.gate.Visit;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.placement.AnnotationLookup;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
@Priority(GuardFilter.PRIORITY)
final class GuardFilter implements ContainerRequestFilter {
  static final int PRIORITY = Priorities.AUTHORIZATION + 500;

  private final Verifiers verifiers;
  private final Refusal refusal = new Refusal();
  private final Map<Handler, Guard> guards = new ConcurrentHashMap<>();
  private final Map<Class<?>, String> faults = new ConcurrentHashMap<>();

  @Context private @Nullable ResourceInfo resourceInfo;

  GuardFilter(Verifiers verifiers) {
    this.verifiers = verifiers;
  }

  /** A resource method of a class, as the key of a look-up. */
  private record Handler(Class<?> type, Method method) {}

  /** The annotation that counts, if any, and why it could not guard; empty when it can. */
  private record Guard(Optional<VerifiedResponse> annotation, String fault) {
    boolean isOpen() {
      return annotation.isEmpty() && fault.isEmpty();
    }
  }

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    // of another method, which has dispatched the request to this one
    context.removeProperty(PayloadReader.PAYLOAD);
    ResourceInfo info = resourceInfo;
    if (info == null) {
      refusal.answer(context, "the server gave no ResourceInfo", "nothing can be guarded");
      return;
    }
    Class<?> type = info.getResourceClass();
    Method method = info.getResourceMethod();
    if (type == null || method == null) {
      return; // an answer that the server makes itself, such as OPTIONS: no handler runs
    }
    List<Object> matched = context.getUriInfo().getMatchedResources();
    String fault = faultOnTheWay(matched, type);
    if (!fault.isEmpty()) {
      refusal.answer(context, "the resources that lead to it cannot be guarded", fault);
      return;
    }
    Class<?> shown = HandlerClass.of(type, matched);
    Guard guard = guardOf(shown, method);
    if (guard.isOpen()) {
      Class<?> behind = HandlerClass.behindProxies(type, matched).orElse(shown);
      if (HandlerClass.hides(behind)) {
        refusal.answer(context, "a proxy hides the annotation", hidden(method));
        return;
      }
      guard = guardOf(behind, method);
    }
    if (!guard.fault().isEmpty()) {
      refusal.answer(context, "the annotation of its handler cannot guard it", guard.fault());
      return;
    }
    if (guard.annotation().isPresent()) {
      JaxRsExchange exchange = new JaxRsExchange(context, () -> Route.of(type, method));
      enter(guard.annotation().get(), exchange, context, method);
    }
  }

  /**
   * The check of the deployment again, for classes that the server meets only behind a locator, or
   * registers without telling anybody. Neither the order matters nor whether the server names
   * objects, their classes, or a container's subclasses of those.
   *
   * @return what is wrong; empty when nothing is
   */
  private String faultOnTheWay(List<Object> matched, Class<?> handler) {
    if (matched.isEmpty() && !GuardChecks.isRoot(handler)) {
      return "the server does not say which resources led to " + handler.getName();
    }
    for (Object resource : matched) {
      boolean isHandler = handler.isInstance(resource);
      Class<?> type = isHandler ? resource.getClass() : HandlerClass.of(resource);
      String fault = faults.computeIfAbsent(type, GuardFilter::faultOf);
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    return "";
  }

  private static String faultOf(Class<?> type) {
    try {
      GuardChecks.refuseOnLocators(type);
      return "";
    } catch (ConfigurationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Guard guardOf(Class<?> type, Method method) {
    return guards.computeIfAbsent(new Handler(type, method), this::find);
  }

  /** Not every server asks {@link PlacementCheck} about what is behind a locator. */
  private Guard find(Handler handler) {
    try {
      GuardChecks.checkMethod(handler.type(), handler.method(), verifiers);
      return new Guard(AnnotationLookup.onMethod(handler.type(), handler.method()), "");
    } catch (ConfigurationException e) {
      return new Guard(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static String hidden(Method method) {
    return "the resource of "
        + method
        + " is a proxy: write @VerifiedResponse on the interface, or return an object of a named"
        + " class";
  }

  private void enter(
      VerifiedResponse guard,
      JaxRsExchange exchange,
      ContainerRequestContext context,
      Method method)
      throws IOException {
    Optional<Visit> visit =
        Gate.of(verifiers.named(guard.value()), Acceptance.of(guard)).enter(exchange);
    if (visit.isPresent()) {
      Pending.begin(visit.get(), exchange, context, method);
    }
  }
}
