package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.replay.GiveBack;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.context.ApplicationContext;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Guards the handlers of Spring MVC that are annotated {@link VerifiedResponse}: on the method, the
 * class, a superclass, an interface, or an annotation of them. Each request for another handler
 * goes on untouched, its body unread.
 *
 * <p>A request for a guarded one is verified, refused and settled by a {@link
 * VerifiedResponseFilter}. Map this filter to {@code /*} and all dispatcher types, behind what
 * authenticates the caller; {@code verified-response-spring-boot-starter} does. A handler that is
 * reached past it answers 500 and does not run.
 */
public final class SpringHandlerFilter implements Filter {
  private final SpringLookups lookups;
  private final SpringGuards guards = new SpringGuards();
  private final Function<String, ResponseVerifier> verifiers;
  private final Map<VerifiedResponse, VerifiedResponseFilter> filters = new ConcurrentHashMap<>();

  /**
   * Makes a filter for one application.
   *
   * @param application where the handlers' mappings are
   * @param verifiers the verifier of a name, or an {@link IllegalArgumentException} that lists
   *     those that there are
   */
  public SpringHandlerFilter(
      ApplicationContext application, Function<String, ResponseVerifier> verifiers) {
    this.lookups = new SpringLookups(application);
    this.verifiers = verifiers;
  }

  /**
   * {@return the annotation that guards the handler which is about to run} None where nothing
   * guards it. The class that runs can have another one than what Spring knows of the handler.
   *
   * @param attributes those of the request, such as {@code request::getAttribute}
   */
  public static Optional<VerifiedResponse> guardOfHandler(
      Function<String, @Nullable Object> attributes) {
    return SpringLock.guard(attributes);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http
        && response instanceof HttpServletResponse answer
        && request.getDispatcherType() != DispatcherType.ERROR) {
      guard(http, answer, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void guard(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SpringLookup.Found found = lookups.find(request).orElse(null);
    VerifiedResponse guard = found == null ? null : guardOf(found.handler()).orElse(null);
    if (found == null || guard == null) {
      chain.doFilter(request, response);
    } else if (isAllowedFromItsOrigin(found, request, response)) {
      Route.of(request, found.pattern()).keepIn(request);
      filter(guard, request.getServletContext()).doFilter(request, response, chain);
    }
  }

  /**
   * By the declared class where that has a guard, so that nothing is made for a forgery; else by
   * the one that runs. Where its scope begins later, the {@link SpringLock} keeps it closed.
   */
  private Optional<VerifiedResponse> guardOf(Object handler) {
    try {
      Optional<VerifiedResponse> declared = guards.asDeclared(handler);
      return declared.isPresent() ? declared : guards.of(handler);
    } catch (BeansException notYet) {
      return Optional.empty();
    }
  }

  /** Before a result is used: Spring would refuse the origin afterwards. */
  private static boolean isAllowedFromItsOrigin(
      SpringLookup.Found found, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return found.cors().isEmpty()
        || new DefaultCorsProcessor().processRequest(found.cors().get(), request, response);
  }

  /**
   * Builds what guards the handlers with this annotation, before the first request.
   *
   * @throws ConfigurationException when its verifier is not there, or cannot guard such handlers
   */
  void prepare(VerifiedResponse guard, Optional<ServletContext> context) {
    filters.computeIfAbsent(guard, each -> filter(each, context));
  }

  private VerifiedResponseFilter filter(VerifiedResponse guard, ServletContext context) {
    return filters.computeIfAbsent(guard, each -> filter(each, Optional.of(context)));
  }

  /** A filter that the application has registered may have the verifier, and shares it. */
  private VerifiedResponseFilter filter(VerifiedResponse guard, Optional<ServletContext> context) {
    ResponseVerifier verifier =
        context
            .flatMap(it -> VerifiedResponseFilter.offered(guard.value(), it))
            .orElseGet(() -> verifiers.apply(guard.value()));
    refuseUnfit(verifier);
    return new VerifiedResponseFilter(verifier, Acceptance.of(guard), FilterKind.SPRING);
  }

  private static void refuseUnfit(ResponseVerifier verifier) {
    if (verifier.giveBack() == GiveBack.EXCEPTION) {
      throw ConfigurationException.of(
          Mistake.FRAMEWORK_SERVLET,
          "the verifier '"
              + verifier.name()
              + "' has give-back=exception, and Spring can fail after the handler has done its"
              + " work, for reasons that the sender controls: set give-back=explicit and call"
              + " VerifiedPayload.giveBack()");
    }
    if (verifier.entity() == Entity.PAYLOAD) {
      throw ConfigurationException.of(
          Mistake.NO_EFFECT,
          "the verifier '"
              + verifier.name()
              + "' has entity=payload, which is for JAX-RS: remove it, and give the handler an"
              + " argument of type VerifiedPayload");
    }
  }
}
