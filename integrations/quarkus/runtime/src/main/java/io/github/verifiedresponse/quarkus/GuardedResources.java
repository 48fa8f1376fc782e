package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
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
  private final Map<Handler, Guard> guards = new ConcurrentHashMap<>();

  /** A resource method of a class, as the key of a look-up. */
  record Handler(Class<?> type, Method method) {}

  /** The annotation that counts, if any, and why it could not guard; empty when it can. */
  record Guard(Optional<VerifiedResponse> annotation, String fault) {
    private boolean isOpen() {
      return annotation.isEmpty() && fault.isEmpty();
    }
  }

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
  Guard guardOf(ResteasyReactiveRequestContext request) {
    Handler shown = handlerOf(request);
    Object subResource = request.getEndpointInstance();
    Guard guard = guardOf(shown);
    return guard.isOpen() && subResource != null
        ? guardOf(new Handler(behindProxies(subResource).getClass(), shown.method()))
        : guard;
  }

  private Guard guardOf(Handler handler) {
    return guards.computeIfAbsent(handler, this::find);
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

  /** By a value, since what is thrown would be logged with its trace for each request. */
  private Guard find(Handler handler) {
    try {
      Resources.refuseOnLocators(handler.type());
      Optional<VerifiedResponse> annotation =
          AnnotationLookup.onMethod(handler.type(), handler.method());
      annotation.ifPresent(
          guard -> new StartCheck(verifiers()).require(handler.type(), handler.method(), guard));
      boolean isHidden = annotation.isEmpty() && Proxy.isProxyClass(handler.type());
      return new Guard(annotation, isHidden ? hidden(handler.method()) : "");
    } catch (ConfigurationException e) {
      return new Guard(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static String hidden(Method method) {
    return "the sub-resource of "
        + method
        + " is a java.lang.reflect.Proxy, which hides annotations: write"
        + " @VerifiedResponse on the interface, or return an object of a named class";
  }
}
