package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.ClosedApplicationReport;
import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.placement.AnnotationLookup;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The second lock: an annotated handler of Spring MVC runs only when its verifier has verified the
 * request. A path that servers and Spring read differently, or a forward, leads past a filter.
 */
final class SpringLock implements HandlerInterceptor {
  private static final String GUARD = SpringLock.class.getName() + ".guard";

  private final SpringGuards guards = new SpringGuards();
  private final ClosedApplicationReport report = ClosedApplicationReport.ofLog(FilterKind.SPRING);

  /** {@return what guards the handler that is about to run, if anything does} */
  static Optional<VerifiedResponse> guard(Function<String, @Nullable Object> attributes) {
    return attributes.apply(GUARD) instanceof VerifiedResponse guard
        ? Optional.of(guard)
        : Optional.empty();
  }

  /** Answers itself: what it threw, the application's own handlers of exceptions could excuse. */
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    try {
      request.removeAttribute(GUARD); // of a handler that forwards to this one
      guards.of(handler).ifPresent(guard -> require(guard, request));
      return true;
    } catch (NotVerifiedException | ConfigurationException refusal) {
      report.log(
          "the guarded handler of "
              + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
              + " was reached past its filter, and does not run: "
              + refusal.getMessage());
      if (request.getDispatcherType() == DispatcherType.INCLUDE) {
        throw refusal; // servers ignore what an included handler says of the answer
      }
      if (!response.isCommitted()) {
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      }
      return false;
    }
  }

  private static void require(VerifiedResponse guard, HttpServletRequest request) {
    AnnotationLookup.requireAccepted(
        guard, VerifiedPayload.require(request::getAttribute, guard.value()));
    request.setAttribute(GUARD, guard);
  }
}
