package io.github.verifiedresponse.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Asks Spring MVC, in front of its servlet, which handler a request is for: the same mappings, in
 * the same order, as the servlet asks. What this misses, the {@link SpringLock} keeps closed.
 */
final class SpringLookup {
  private final ApplicationContext application;
  private volatile @Nullable List<HandlerMapping> mappings;

  SpringLookup(ApplicationContext application) {
    this.application = application;
  }

  /**
   * A handler, before it is called.
   *
   * @param pattern the pattern that led to it
   * @param cors what its answers to other origins are, if it has a say
   */
  record Found(Object handler, String pattern, Optional<CorsConfiguration> cors) {}

  /** {@return the handler; none where Spring would answer the request itself} */
  Optional<Found> find(HttpServletRequest request) {
    HttpServletRequest asked = new Asked(request);
    try {
      ServletRequestPathUtils.parseAndCache(asked);
      for (HandlerMapping mapping : mappings()) {
        HandlerExecutionChain chain = mapping.getHandler(asked);
        if (chain != null) {
          return Optional.of(new Found(chain.getHandler(), pattern(asked), cors(chain, asked)));
        }
      }
    } catch (Exception refused) {
      // by its method or media type, for example: Spring refuses it again, and calls no handler
    }
    return Optional.empty();
  }

  private static String pattern(HttpServletRequest asked) {
    Object pattern = asked.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? "" : pattern.toString();
  }

  /** The interceptor that would answer other origins comes first. */
  private static Optional<CorsConfiguration> cors(
      HandlerExecutionChain chain, HttpServletRequest asked) {
    return chain.getInterceptorList().stream()
        .filter(CorsConfigurationSource.class::isInstance)
        .findFirst()
        .map(source -> ((CorsConfigurationSource) source).getCorsConfiguration(asked));
  }

  /** With the first request: a mapping may be made late. */
  private List<HandlerMapping> mappings() {
    List<HandlerMapping> known = mappings;
    if (known == null) {
      known =
          new ArrayList<>(
              BeanFactoryUtils.beansOfTypeIncludingAncestors(
                      application, HandlerMapping.class, true, false)
                  .values());
      AnnotationAwareOrderComparator.sort(known);
      mappings = known;
    }
    return known;
  }

  /** Keeps what mappings write down, so that the request is as if it had not been looked at. */
  private static final class Asked extends HttpServletRequestWrapper {
    private final Map<String, Optional<Object>> written = new HashMap<>();

    Asked(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      Optional<Object> own = written.get(name);
      return own == null ? super.getAttribute(name) : own.orElse(null);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
      written.put(name, Optional.ofNullable(value));
    }

    @Override
    public void removeAttribute(String name) {
      written.put(name, Optional.empty());
    }
  }
}
