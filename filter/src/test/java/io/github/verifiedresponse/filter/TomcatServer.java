package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.TestClient;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jspecify.annotations.Nullable;

/** A Tomcat in this process, on a free port of the loopback interface, with one application. */
final class TomcatServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final TestClient client = new TestClient(this::uri);
  private final Tomcat tomcat = new Tomcat();
  private final Context context;
  private @Nullable ServletException refusal;

  /** A server whose application is what the test registers. */
  TomcatServer() {
    this(tomcat -> tomcat.addContext("", null));
  }

  /** A server whose application is a directory, in which Tomcat looks for annotations. */
  static TomcatServer scanning(Path application) {
    return new TomcatServer(tomcat -> scanned(tomcat, application));
  }

  private static Context scanned(Tomcat tomcat, Path application) {
    tomcat.setAddDefaultWebXmlToWebapp(false);
    StandardContext context =
        (StandardContext) tomcat.addWebapp("", application.toAbsolutePath().toString());
    // the classes of the tests, not copies of them
    context.setDelegate(true);
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    context.setJarScanner(scanner);
    return context;
  }

  private TomcatServer(Function<Tomcat, Context> application) {
    tomcat.setBaseDir(temporaryDirectory().toString());
    Connector connector = new Connector();
    connector.setProperty("address", LOOPBACK);
    connector.setPort(0);
    tomcat.setConnector(connector);
    context = application.apply(tomcat);
  }

  static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tomcat");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Speaks HTTP/2 without TLS as well. */
  TomcatServer http2() {
    tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
    return this;
  }

  /** The application as Tomcat knows it, for what this class has no word for. */
  Context context() {
    return context;
  }

  ServletContext servletContext() {
    return context.getServletContext();
  }

  TomcatServer servlet(String pattern, Exchange exchange) {
    return servlet(pattern.substring(1), pattern, exchange.asServlet());
  }

  TomcatServer servlet(String name, String pattern, Servlet servlet) {
    Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
    wrapper.setAsyncSupported(true);
    wrapper.setMultipartConfigElement(new MultipartConfigElement(""));
    context.addServletMapping(pattern, name);
    return this;
  }

  /** Maps a filter for every dispatcher type. */
  TomcatServer filter(String name, String pattern, Filter filter) {
    return filter(name, pattern, filter, Map.of());
  }

  TomcatServer filter(String name, String pattern, Filter filter, Map<String, String> initParams) {
    FilterDef definition = new FilterDef();
    definition.setFilter(new Watched(filter));
    return filter(definition, name, pattern, initParams);
  }

  /** Declares a filter by its class, as {@code web.xml} does. */
  TomcatServer declaredFilter(String name, String pattern, Map<String, String> initParams) {
    FilterDef definition = new FilterDef();
    definition.setFilterClass(VerifiedResponseFilter.class.getName());
    return filter(definition, name, pattern, initParams);
  }

  private TomcatServer filter(
      FilterDef definition, String name, String pattern, Map<String, String> initParams) {
    definition.setFilterName(name);
    definition.setAsyncSupported("true");
    initParams.forEach(definition::addInitParameter);
    context.addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName(name);
    mapping.addURLPattern(pattern);
    for (DispatcherType type : DispatcherType.values()) {
      mapping.setDispatcher(type.name());
    }
    context.addFilterMap(mapping);
    return this;
  }

  /** Calls an initializer with the classes that a scan would have found. */
  TomcatServer initializer(ServletContainerInitializer initializer, Class<?>... found) {
    context.addServletContainerInitializer(
        (classes, servletContext) -> watch(() -> initializer.onStartup(classes, servletContext)),
        found.length == 0 ? null : Set.of(found));
    return this;
  }

  TomcatServer errorPage(String location) {
    ErrorPage page = new ErrorPage();
    page.setLocation(location);
    context.addErrorPage(page);
    return this;
  }

  /**
   * Starts the server.
   *
   * @throws ServletException as the filter or initializer has thrown it
   */
  TomcatServer start() throws ServletException, LifecycleException {
    tomcat.start();
    if (refusal != null) {
      throw refusal;
    }
    if (context.getState() != LifecycleState.STARTED) {
      throw new LifecycleException("the application did not start");
    }
    return this;
  }

  HttpResponse<String> get(String path, String... headers) {
    return client.get(path, headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return client.post(path, body, headers);
  }

  HttpResponse<String> post(String path, SignedResponse response) {
    return client.post(path, response);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    return client.send(method, path, body, headers);
  }

  URI uri(String path) {
    return URI.create("http://" + LOOPBACK + ":" + tomcat.getConnector().getLocalPort() + path);
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  private void watch(Start start) throws ServletException {
    try {
      start.run();
    } catch (ServletException e) {
      refusal = e;
      throw e;
    }
  }

  @FunctionalInterface
  private interface Start {
    void run() throws ServletException;
  }

  /** Remembers why a filter refuses to start, which Tomcat only logs. */
  private final class Watched implements Filter {
    private final Filter filter;

    private Watched(Filter filter) {
      this.filter = filter;
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
      watch(() -> filter.init(config));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      filter.doFilter(request, response, chain);
    }

    @Override
    public void destroy() {
      filter.destroy();
    }
  }
}
