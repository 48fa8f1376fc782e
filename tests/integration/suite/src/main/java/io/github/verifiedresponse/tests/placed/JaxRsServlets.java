package io.github.verifiedresponse.tests.placed;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Optional;

/** Registers a JAX-RS application in code, by the servlet of whichever JAX-RS server is there. */
public final class JaxRsServlets {
  private static final List<String> SERVLETS =
      List.of(
          "org.glassfish.jersey.servlet.ServletContainer",
          "org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher",
          "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet");

  private JaxRsServlets() {}

  /**
   * Adds a servlet that serves the application.
   *
   * @param root the path below which it is served
   */
  public static void add(
      ServletContext context, Class<? extends Application> application, String root) {
    ServletRegistration.Dynamic servlet = context.addServlet(root, servlet());
    servlet.setInitParameter("jakarta.ws.rs.Application", application.getName());
    servlet.setInitParameter("resteasy.servlet.mapping.prefix", "/" + root);
    servlet.addMapping("/" + root + "/*");
  }

  private static Class<? extends Servlet> servlet() {
    for (String name : SERVLETS) {
      Optional<Class<? extends Servlet>> type = load(name);
      if (type.isPresent()) {
        return type.get();
      }
    }
    throw new IllegalStateException("no servlet of a JAX-RS server is visible to applications");
  }

  private static Optional<Class<? extends Servlet>> load(String name) {
    try {
      return Optional.of(Class.forName(name).asSubclass(Servlet.class));
    } catch (ClassNotFoundException e) {
      return Optional.empty(); // another server's
    }
  }
}
