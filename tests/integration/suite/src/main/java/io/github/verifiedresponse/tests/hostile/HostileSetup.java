package io.github.verifiedresponse.tests.hostile;

import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.tests.probe.Handled;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/** Registers a guarded servlet for each verifier, and listens to the library's loggers. */
@WebListener
public final class HostileSetup implements ServletContextListener {
  private final Heard heard = new Heard();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    Handled.start(context);
    heard.start(context);
    Verifiers verifiers = Verifiers.ofApplication();
    for (String name : verifiers.names()) {
      context.addServlet(name, new HostileServlet()).addMapping("/hostile/" + name);
      FilterRegistration.Dynamic filter =
          context.addFilter(name + "-door", new VerifiedResponseFilter(verifiers.named(name)));
      filter.addMappingForServletNames(EnumSet.allOf(DispatcherType.class), true, name);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    heard.stop();
  }
}
