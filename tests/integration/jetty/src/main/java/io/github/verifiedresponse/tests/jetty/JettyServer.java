package io.github.verifiedresponse.tests.jetty;

import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves one unpacked web application on the loopback interface. */
public final class JettyServer {
  private static final String LOOPBACK = "127.0.0.1";

  private JettyServer() {}

  /**
   * Starts a server on a free port and waits until it is stopped.
   *
   * @param args the unpacked web application
   */
  @SuppressWarnings("CatchAndPrintStackTrace") // this is a program, and its output the test's log
  public static void main(String[] args) {
    Server server = new Server();
    HttpConfiguration http = new HttpConfiguration();
    ServerConnector connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(0);
    server.addConnector(connector);
    server.setHandler(application(Path.of(args[0])));
    try {
      server.start();
      System.out.println("ready: http://" + LOOPBACK + ":" + connector.getLocalPort() + "/");
      server.join();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static WebAppContext application(Path unpacked) {
    WebAppContext application = new WebAppContext();
    application.setContextPath("/");
    application.setWar(unpacked.toString());
    application.setThrowUnavailableOnStartupException(true);
    application.setInitParameter(
        "resteasy.injector.factory", "org.jboss.resteasy.cdi.CdiInjectorFactory");
    return application;
  }
}
