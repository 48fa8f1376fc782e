package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.cdi.GuardedBeans;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which class the object is that handles a request. A server goes by the class that it was told
 * of, or by that of a locator's result; CDI may have given an alternative of it, or a client proxy,
 * which shows no more than the return type of a producer.
 */
final class HandlerClass {
  /** Of Weld, the CDI of most servers. By its name, because a server may have none. */
  private static final String CLIENT_PROXY = "org.jboss.weld.proxy.WeldClientProxy";

  /** Of what no producer has made. */
  private static final String CLASS_BEAN = "org.jboss.weld.bean.AbstractClassBean";

  private HandlerClass() {}

  /**
   * {@return the class of the object, or what the server says where it does not name the object}
   *
   * @param known the class by which the server goes
   * @param matched the resources that led to it, the last one first
   */
  static Class<?> of(Class<?> known, List<Object> matched) {
    return handler(known, matched).<Class<?>>map(Object::getClass).orElse(known);
  }

  /**
   * {@return the class of what is behind client proxies, if the handler is one} What a producer
   * makes is made by that, and may ask for what was verified: to be called for what nothing seems
   * to guard.
   */
  static Optional<Class<?>> behindProxies(Class<?> known, List<Object> matched) {
    return handler(known, matched)
        .filter(handler -> clientProxy(handler.getClass()).isPresent())
        .map(HandlerClass::of);
  }

  private static Optional<Object> handler(Class<?> known, List<Object> matched) {
    return matched.stream().filter(known::isInstance).findFirst();
  }

  /** {@return the class of a resource that has answered, of which some servers name the class} */
  static Class<?> of(Object resource) {
    if (resource instanceof Class<?> named) {
      return named;
    }
    Optional<Class<?>> proxy = clientProxy(resource.getClass());
    return proxy.isPresent() ? behind(proxy.get(), resource) : resource.getClass();
  }

  /** {@return whether an annotation of the class that handles the request may be hidden} */
  static boolean hides(Class<?> type) {
    return Proxy.isProxyClass(type)
        || (clientProxy(type).isPresent() && GuardedBeans.mayBeProduced(type));
  }

  private static Optional<Class<?>> clientProxy(@Nullable Class<?> type) {
    return type == null
        ? Optional.empty()
        : Stream.of(type.getInterfaces())
            .filter(each -> each.getName().equals(CLIENT_PROXY))
            .findFirst()
            .or(() -> clientProxy(type.getSuperclass()));
  }

  private static Class<?> behind(Class<?> proxy, Object resource) {
    try {
      Method metadata = proxy.getMethod("getMetadata");
      Object known = metadata.invoke(resource);
      Method bean = metadata.getReturnType().getMethod("getBean");
      Object ofProxy = bean.invoke(known);
      if (isOfAClass(ofProxy.getClass())) {
        return (Class<?>) bean.getReturnType().getMethod("getBeanClass").invoke(ofProxy);
      }
      return of(metadata.getReturnType().getMethod("getContextualInstance").invoke(known));
    } catch (InvocationTargetException e) {
      throw asThrown(e.getCause());
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw unseen(e);
    }
  }

  private static boolean isOfAClass(@Nullable Class<?> bean) {
    return bean != null && (bean.getName().equals(CLASS_BEAN) || isOfAClass(bean.getSuperclass()));
  }

  /** As the resource throws it when it is made, which the application may answer. */
  private static RuntimeException asThrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException thrown ? thrown : unseen(cause);
  }

  private static IllegalStateException unseen(@Nullable Throwable cause) {
    return new IllegalStateException(
        "the object behind a CDI client proxy is not accessible", cause);
  }
}
