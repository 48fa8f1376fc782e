package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.placement.AnnotationLookup;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.target.EmptyTargetSource;
import org.springframework.beans.BeansException;
import org.springframework.web.method.HandlerMethod;

/** The annotation that guards what Spring MVC is about to call. */
final class SpringGuards {
  private final Map<Called, Optional<VerifiedResponse>> known = new ConcurrentHashMap<>();

  /** What is called: a method of a class, or all of a class. */
  private record Called(Class<?> type, Optional<Method> method) {

    static Called by(Object handler, Function<Object, Class<?>> classOf) {
      return handler instanceof HandlerMethod called
          ? new Called(classOf.apply(called.getBean()), Optional.of(called.getMethod()))
          : new Called(classOf.apply(handler), Optional.empty());
    }

    Optional<VerifiedResponse> guard() {
      return method.isPresent()
          ? AnnotationLookup.onMethod(type, method.get())
          : AnnotationLookup.onType(type);
    }
  }

  /**
   * {@return the class that runs, behind however many proxies} Of a bean that a scope or the like
   * has yet to make, that is as it is declared.
   */
  static Class<?> classOf(Object bean) {
    return AopProxyUtils.ultimateTargetClass(bean);
  }

  /** A proxy of a scope knows the declared class only, and not which one its bean has. */
  private static Class<?> classNowOf(Object bean) {
    return bean instanceof Advised proxy && proxy.getTargetSource() != EmptyTargetSource.INSTANCE
        ? classNowOf(proxy.getTargetSource())
        : classOf(bean);
  }

  private static Class<?> classNowOf(TargetSource source) {
    try {
      Object target = Objects.requireNonNull(source.getTarget());
      try {
        return classNowOf(target);
      } finally {
        source.releaseTarget(target);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the class behind a proxy is not known: " + source, e);
    }
  }

  /**
   * {@return what guards a handler, as a mapping of Spring MVC answers it}
   *
   * @throws BeansException when the handler is behind a proxy of a scope that has not begun
   */
  Optional<VerifiedResponse> of(Object handler) {
    return guard(Called.by(handler, SpringGuards::classNowOf));
  }

  /** {@return what guards a handler whose bean may be yet to be made, as far as that is known} */
  Optional<VerifiedResponse> asDeclared(Object handler) {
    return guard(Called.by(handler, SpringGuards::classOf));
  }

  private Optional<VerifiedResponse> guard(Called called) {
    return known.computeIfAbsent(called, Called::guard);
  }
}
