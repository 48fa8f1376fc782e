package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.replay.ReplayGuards;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/** Registers, in code, the servlets behind the probe's own scheme and their unguarded twins. */
@WebListener
public final class ProbeSetup implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    Handled.start(context);
    register(context, "plain", BytesServlet.class, "/plain/*");
    register(context, "mac", BytesServlet.class, "/mac/*");
    register(context, "early", BytesServlet.class, "/early/*");
    register(context, "plain-listener", ReadListenerServlet.class, "/plain-listener");
    register(context, "mac-listener", ReadListenerServlet.class, "/mac-listener");
    register(context, "dispatch", DispatchServlet.class, "/open/dispatch/*");
    guard(context, "mac", "early", "mac-listener");
  }

  private static void register(
      ServletContext context, String name, Class<? extends Servlet> servlet, String pattern) {
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    registration.addMapping(pattern);
    registration.setAsyncSupported(true);
    registration.setMultipartConfig(new MultipartConfigElement(""));
  }

  private static void guard(ServletContext context, String... servlets) {
    ResponseVerifier verifier =
        ResponseVerifier.named("mac")
            .scheme(new MacScheme())
            .replayGuard(ReplayGuards.inMemory())
            .build();
    FilterRegistration.Dynamic filter =
        context.addFilter("mac-filter", new VerifiedResponseFilter(verifier));
    filter.setAsyncSupported(true);
    filter.addMappingForServletNames(EnumSet.allOf(DispatcherType.class), true, servlets);
  }
}
