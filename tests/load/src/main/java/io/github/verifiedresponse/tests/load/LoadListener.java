package io.github.verifiedresponse.tests.load;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Adds the endpoints to a web application: this module's own, or the sample. */
@WebListener
public final class LoadListener implements ServletContextListener {
  /** The name of the {@link Engine} that this application is for. */
  static final String ENGINE = "load.engine";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Engine engine = Engine.valueOf(System.getProperty(ENGINE));
    new LoadEndpoints().addTo(new OfContext(event.getServletContext()), engine.ways());
  }

  private record OfContext(ServletContext context, AtomicInteger filters) implements Endpoints {
    OfContext(ServletContext context) {
      this(context, new AtomicInteger());
    }

    @Override
    public Endpoints servlet(String pattern, Servlet servlet) {
      context.addServlet(pattern, servlet).addMapping(pattern);
      return this;
    }

    @Override
    public Endpoints filter(String pattern, Filter filter) {
      FilterRegistration.Dynamic added =
          context.addFilter("filter-" + filters.incrementAndGet(), filter);
      added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, pattern);
      return this;
    }
  }
}
