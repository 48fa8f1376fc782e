package io.github.verifiedresponse.filter;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Refuses a {@link VerifiedResponseFilter} that is mapped to nothing, or to a URL pattern that a
 * request can walk round. Declared in the jar's web fragment, because WildFly lets a listener that
 * was added in code ask for nothing.
 */
public final class MappingListener implements ServletContextListener {

  /** Called by the container. */
  public MappingListener() {}

  /**
   * Looks at the mappings, when all filters and servlets are known.
   *
   * @throws IllegalArgumentException naming the filter, its pattern and the mend
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    new SafeMappings(event.getServletContext()).contextInitialized(event);
  }
}
