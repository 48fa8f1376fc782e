package io.github.verifiedresponse.tests.load;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty with its own settings but for the address and the number of threads. */
final class JettyServer implements ServletServer {
  private final Server server;
  private final ServerConnector connector;
  private final ServletContextHandler context = new ServletContextHandler("/");

  JettyServer(int threads) {
    server = new Server(new QueuedThreadPool(threads));
    connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    connector.setAcceptQueueSize(1_024);
    server.addConnector(connector);
    server.setHandler(context);
  }

  @Override
  public JettyServer servlet(String pattern, Servlet servlet) {
    context.addServlet(new ServletHolder(pattern, servlet), pattern);
    return this;
  }

  @Override
  public JettyServer filter(String pattern, Filter filter) {
    context.addFilter(new FilterHolder(filter), pattern, EnumSet.of(DispatcherType.REQUEST));
    return this;
  }

  @Override
  public ServletServer start() throws Exception {
    server.start();
    return this;
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty did not stop", e);
    }
  }
}
