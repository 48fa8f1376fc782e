package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.gate.Placement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.support.AopUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The second lock: an annotated handler of Spring MVC runs only when its verifier has verified the
 * request. A path that servers and Spring read differently, or a forward, leads past a filter.
 */
final class SpringLock implements HandlerInterceptor {
  private final Map<Called, Optional<VerifiedResponse>> guards = new ConcurrentHashMap<>();

  /** What is called: a method of a class, or all of a class. */
  private record Called(Class<?> type, Optional<Method> method) {

    static Called by(Object handler) {
      return handler instanceof HandlerMethod called
          ? new Called(AopUtils.getTargetClass(called.getBean()), Optional.of(called.getMethod()))
          : new Called(AopUtils.getTargetClass(handler), Optional.empty());
    }

    Optional<VerifiedResponse> guard() {
      return method.isPresent() ? Placement.onMethod(type, method.get()) : Placement.onType(type);
    }
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    guards
        .computeIfAbsent(Called.by(handler), Called::guard)
        .ifPresent(
            guard ->
                Placement.requireAccepted(
                    guard, VerifiedPayload.require(request::getAttribute, guard.value())));
    return true;
  }
}
