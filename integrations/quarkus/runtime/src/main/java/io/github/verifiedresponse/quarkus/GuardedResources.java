package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.placement.AnnotationLookup;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InterceptionProxySubclass;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * What guards the resource method of a request. It is made while the application is built, or
 * before its settings can be read, and has verifiers when those were checked.
 */
@Singleton
class GuardedResources {
  private final AtomicReference<@Nullable Verifiers> verifiers = new AtomicReference<>();
  private final Map<Handler, Optional<VerifiedResponse>> guards = new ConcurrentHashMap<>();

  /** A resource method of a class, as the key of a look-up. */
  record Handler(Class<?> type, Method method) {}

  void open(Verifiers checked) {
    verifiers.set(checked);
  }

  /**
   * {@return the verifiers of the running application}
   *
   * @throws IllegalStateException before the application has started
   */
  Verifiers verifiers() {
    Verifiers checked = verifiers.get();
    if (checked == null) {
      throw new IllegalStateException("the settings of the verifiers have not been checked");
    }
    return checked;
  }

  /** {@return what guards the request's resource method} */
  Optional<VerifiedResponse> guardOf(ResteasyReactiveRequestContext request) {
    Handler shown = handlerOf(request);
    Object subResource = request.getEndpointInstance();
    Optional<VerifiedResponse> guard = guardOf(shown);
    return guard.isPresent() || subResource == null
        ? guard
        : guardOf(new Handler(behindProxies(subResource).getClass(), shown.method()));
  }

  private Optional<VerifiedResponse> guardOf(Handler handler) {
    return guards.computeIfAbsent(handler, GuardedResources::find);
  }

  /**
   * A sub-resource is what its locator has returned: where its server knows an interface only, the
   * annotation may be on the class.
   */
  static Handler handlerOf(ResteasyReactiveRequestContext request) {
    ResteasyReactiveResourceInfo info = request.getResteasyReactiveResourceInfo();
    if (info == null) {
      throw new IllegalStateException("Quarkus REST does not say which resource method is called");
    }
    Object subResource = request.getEndpointInstance();
    Class<?> type = subResource == null ? info.getResourceClass() : subResource.getClass();
    return new Handler(type, info.getResourceMethod());
  }

  /**
   * A client proxy of ArC's knows what the producer's return type says, which may be an interface;
   * what is behind it may be another proxy, of an interceptor or of another bean. It is made by
   * this look, and may ask for what was verified: only what nothing seems to guard is looked
   * behind.
   */
  private static Object behindProxies(Object instance) {
    Object behind = InterceptionProxySubclass.unwrap(ClientProxy.unwrap(instance));
    return behind == instance ? instance : behindProxies(behind);
  }

  private static Optional<VerifiedResponse> find(Handler handler) {
    Resources.refuseOnLocators(handler.type());
    Optional<VerifiedResponse> guard = AnnotationLookup.onMethod(handler.type(), handler.method());
    if (guard.isEmpty() && Proxy.isProxyClass(handler.type())) {
      throw new IllegalStateException(
          "the sub-resource of "
              + handler.method()
              + " is a java.lang.reflect.Proxy, behind which an annotation cannot be seen: write"
              + " @VerifiedResponse on the interface, or return an object of a class of its own");
    }
    return guard;
  }
}
