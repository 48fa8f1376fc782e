package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.gate.Visit;
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
@Priority(GuardFilter.PRIORITY)
final class GuardFilter implements ContainerRequestFilter {
  static final int PRIORITY = Priorities.AUTHORIZATION + 500;

  private final Verifiers verifiers;
  private final Map<Handler, Optional<VerifiedResponse>> guards = new ConcurrentHashMap<>();
  private final Set<Class<?>> guardable = ConcurrentHashMap.newKeySet();

  @Context private @Nullable ResourceInfo resourceInfo;

  GuardFilter(Verifiers verifiers) {
    this.verifiers = verifiers;
  }

  /** A resource method of a class, as the key of a look-up. */
  private record Handler(Class<?> type, Method method) {}

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    // of another method, which has dispatched the request to this one
    context.removeProperty(PayloadReader.PAYLOAD);
    ResourceInfo info = resourceInfo;
    if (info == null) {
      throw new IllegalStateException("the server gave no ResourceInfo: nothing can be guarded");
    }
    Class<?> type = info.getResourceClass();
    Method method = info.getResourceMethod();
    if (type == null || method == null) {
      return; // an answer that the server makes itself, such as OPTIONS: no handler runs
    }
    List<Object> matched = context.getUriInfo().getMatchedResources();
    refuseOnTheWay(matched, type);
    Optional<VerifiedResponse> guard = guardOf(type, method, matched);
    if (guard.isPresent()) {
      enter(guard.get(), new JaxRsExchange(context, () -> Route.of(type, method)), context, method);
    }
  }

  /**
   * The check of the deployment again, for classes that the server meets only behind a locator, or
   * registers without telling anybody. Neither the order matters nor whether the server names
   * objects, their classes, or a container's subclasses of those.
   */
  private void refuseOnTheWay(List<Object> matched, Class<?> handler) {
    if (matched.isEmpty() && !GuardChecks.isRoot(handler)) {
      throw new IllegalStateException(
          "the server does not say which resources led to " + handler.getName());
    }
    for (Object resource : matched) {
      boolean isHandler = handler.isInstance(resource);
      Class<?> type = isHandler ? resource.getClass() : HandlerClass.of(resource);
      if (!guardable.contains(type)) {
        GuardChecks.refuseOnLocators(type);
        guardable.add(type);
      }
    }
  }

  private Optional<VerifiedResponse> guardOf(Class<?> type, Method method, List<Object> matched) {
    Class<?> shown = HandlerClass.of(type, matched);
    Optional<VerifiedResponse> guard = guardOf(shown, method);
    if (guard.isPresent()) {
      return guard;
    }
    Class<?> behind = HandlerClass.behindProxies(type, matched).orElse(shown);
    if (HandlerClass.hides(behind)) {
      throw new IllegalStateException(
          "the sub-resource of "
              + method
              + " is a proxy, behind which an annotation cannot be seen: write"
              + " @VerifiedResponse on the interface, or return an object of a class of its own");
    }
    return guardOf(behind, method);
  }

  private Optional<VerifiedResponse> guardOf(Class<?> type, Method method) {
    return guards.computeIfAbsent(
        new Handler(type, method), each -> AnnotationLookup.onMethod(each.type(), each.method()));
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
