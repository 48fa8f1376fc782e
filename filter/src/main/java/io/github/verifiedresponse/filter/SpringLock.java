package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.placement.AnnotationLookup;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The second lock: an annotated handler of Spring MVC runs only when its verifier has verified the
 * request. A path that servers and Spring read differently, or a forward, leads past a filter.
 */
final class SpringLock implements HandlerInterceptor {
  private final SpringGuards guards = new SpringGuards();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    guards
        .of(handler)
        .ifPresent(
            guard ->
                AnnotationLookup.requireAccepted(
                    guard, VerifiedPayload.require(request::getAttribute, guard.value())));
    return true;
  }
}
