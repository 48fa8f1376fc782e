package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.filter.VerifiedResponseInitializer;
import io.github.verifiedresponse.jaxrs.PlacementInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Tomcat with Jersey, on a free port of the loopback interface: one application, served twice. */
final class FuzzServer implements AutoCloseable {
  /** The application without error pages. */
  static final String BARE = "/bare";

  /** The application with an error page for everything. */
  static final String PAGES = "/pages";

  static final String FAILING_VIEW = "/view";
  private static final String ERROR_PAGE = "/error";

  private final Tomcat tomcat = new Tomcat();
  private final Sends sends;
  private final Executor workers;

  FuzzServer(Sends sends, Executor workers) throws Exception {
    this.sends = sends;
    this.workers = workers;
    tomcat.setBaseDir(
        Files.createTempDirectory(Path.of("target").toAbsolutePath(), "t").toString());
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxThreads", "400");
    connector.setProperty("maxKeepAliveRequests", "-1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context bare = application(BARE);
    Context pages = application(PAGES);
    org.apache.tomcat.util.descriptor.web.ErrorPage page =
        new org.apache.tomcat.util.descriptor.web.ErrorPage();
    page.setLocation(ERROR_PAGE);
    pages.addErrorPage(page);
    tomcat.start();
    for (Context context : Set.of(bare, pages)) {
      if (context.getState() != LifecycleState.STARTED) {
        throw new IllegalStateException("the application did not start: see the log");
      }
    }
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  private Context application(String path) {
    Context context = tomcat.addContext(path, null);
    context.addServletContainerInitializer((found, servlets) -> register(servlets), null);
    context.addServletContainerInitializer(
        new VerifiedResponseInitializer(),
        Set.of(HandlerServlet.Explicit.class, HandlerServlet.Exceptional.class));
    context.addServletContainerInitializer(
        new PlacementInitializer(),
        Set.of(HandlerResource.Explicit.class, HandlerResource.Exceptional.class));
    context.addServletContainerInitializer((found, servlets) -> filterBehindOurs(servlets), null);
    return context;
  }

  private void register(ServletContext context) {
    everywhere(context.addFilter("outer", new FailingFilters.Outer(sends)), "/*");
    servlet(context, "explicit", new HandlerServlet.Explicit(sends, workers), "/explicit");
    servlet(context, "exception", new HandlerServlet.Exceptional(sends, workers), "/exception");
    servlet(context, "view", new FailingView(), FAILING_VIEW);
    servlet(context, "error", new ErrorPage(sends), ERROR_PAGE);
    servlet(context, "forward", new Forwarder(), "/forward/*");
    servlet(context, "rs", jersey(), "/rs/*");
    servlet(context, "both", jersey(), "/both/*");
    FilterRegistration.Dynamic ours =
        context.addFilter(FuzzVerifiers.EXPLICIT, VerifiedResponseFilter.class);
    everywhere(ours, "/both/*");
  }

  /** Filters of servlets' names come after those of patterns, in the order in which they came. */
  private void filterBehindOurs(ServletContext context) {
    Filter inner = new FailingFilters.Inner(sends);
    FilterRegistration.Dynamic filter = context.addFilter("inner", inner);
    filter.setAsyncSupported(true);
    filter.addMappingForServletNames(
        EnumSet.of(DispatcherType.REQUEST), true, "explicit", "exception", "both");
  }

  private ServletContainer jersey() {
    ResourceConfig application = new ResourceConfig();
    application.register(new HandlerResource.Explicit(sends, workers));
    application.register(new HandlerResource.Exceptional(sends, workers));
    application.register(new HandlerResource.Open(sends, workers));
    FailingProviders.all(sends).forEach(application::register);
    return new ServletContainer(application);
  }

  private static void servlet(ServletContext context, String name, Servlet servlet, String path) {
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    registration.setAsyncSupported(true);
    registration.addMapping(path);
  }

  private static void everywhere(FilterRegistration.Dynamic filter, String pattern) {
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, pattern);
  }

  /** In front of JAX-RS, guarded by nothing itself. */
  @SuppressWarnings("serial") // servlets are, by accident
  private static final class Forwarder extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      request.getRequestDispatcher("/rs" + request.getPathInfo()).forward(request, response);
    }
  }

  /** What a servlet forwards to for its answer. */
  @SuppressWarnings("serial") // servlets are, by accident
  private static final class FailingView extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
      throw Failures.runtime();
    }
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
