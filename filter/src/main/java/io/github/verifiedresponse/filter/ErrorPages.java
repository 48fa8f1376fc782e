package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Attached;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/** Error pages find nothing of what was verified for the request that failed. */
final class ErrorPages {
  /** The JAX-RS filter's module has the same one, under the same name. */
  private static final String NAME = "verified-response:error-pages";

  private ErrorPages() {}

  static void hideFrom(ServletContext context) {
    FilterRegistration.Dynamic filter =
        context.addFilter(
            NAME,
            (request, response, chain) -> {
              Attached.in(request::getAttribute)
                  .ifPresent(attached -> attached.hide(request::setAttribute));
              chain.doFilter(request, response);
            });
    if (filter == null) {
      return; // both modules are there
    }
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.ERROR), false, "/*");
  }
}
