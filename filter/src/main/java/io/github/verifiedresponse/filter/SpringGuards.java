package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.placement.AnnotationLookup;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.web.method.HandlerMethod;

/** The annotation that guards what Spring MVC is about to call. */
final class SpringGuards {
  private final Map<Called, Optional<VerifiedResponse>> known = new ConcurrentHashMap<>();

  /** What is called: a method of a class, or all of a class. */
  private record Called(Class<?> type, Optional<Method> method) {

    static Called by(Object handler) {
      return handler instanceof HandlerMethod called
          ? new Called(classOf(called.getBean()), Optional.of(called.getMethod()))
          : new Called(classOf(handler), Optional.empty());
    }

    Optional<VerifiedResponse> guard() {
      return method.isPresent()
          ? AnnotationLookup.onMethod(type, method.get())
          : AnnotationLookup.onType(type);
    }
  }

  /** {@return the class that runs, behind however many proxies} */
  static Class<?> classOf(Object bean) {
    return AopProxyUtils.ultimateTargetClass(bean);
  }

  /** {@return what guards a handler, as a mapping of Spring MVC answers it} */
  Optional<VerifiedResponse> of(Object handler) {
    return known.computeIfAbsent(Called.by(handler), Called::guard);
  }
}
