package io.github.verifiedresponse.tests.load;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/** A Tomcat with its own settings but for what is said here. */
final class TomcatServer implements ServletServer {
  private final Tomcat tomcat = new Tomcat();
  private final Connector connector = new Connector();
  private final Context context;
  private final AtomicInteger filters = new AtomicInteger();

  /**
   * Prepares a server.
   *
   * @param threads how many requests it works on at once
   * @param readTimeout how long it waits for the next byte of a body
   */
  TomcatServer(int threads, Duration readTimeout) {
    tomcat.setBaseDir(directory().toString());
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxThreads", Integer.toString(threads));
    connector.setProperty("acceptCount", "1024");
    connector.setProperty("connectionTimeout", Long.toString(readTimeout.toMillis()));
    connector.setProperty("maxKeepAliveRequests", "-1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    context = tomcat.addContext("", null);
  }

  private static Path directory() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      return Files.createTempDirectory(target, "tomcat");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TomcatServer servlet(String pattern, Servlet servlet) {
    Tomcat.addServlet(context, pattern, servlet).setAsyncSupported(true);
    context.addServletMapping(pattern, pattern);
    return this;
  }

  @Override
  public TomcatServer filter(String pattern, Filter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName("filter-" + filters.incrementAndGet());
    definition.setFilter(filter);
    definition.setAsyncSupported("true");
    context.addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName(definition.getFilterName());
    mapping.addURLPattern(pattern);
    context.addFilterMap(mapping);
    return this;
  }

  /** Needs Java 21 or later. */
  TomcatServer onVirtualThreads() {
    connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("virtual-"));
    return this;
  }

  @Override
  public TomcatServer start() throws LifecycleException {
    tomcat.start();
    return this;
  }

  /** The server as Tomcat knows it, for what this class has no word for. */
  Tomcat tomcat() {
    return tomcat;
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** {@return how many of the threads are at work} */
  int busyThreads() {
    return ((ThreadPoolExecutor) connector.getProtocolHandler().getExecutor()).getActiveCount();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("Tomcat did not stop", e);
    }
  }
}
