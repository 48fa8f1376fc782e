package io.github.verifiedresponse.samples.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.ContainerBase;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Serves one unpacked web application on the loopback interface. */
public final class EmbeddedServer implements AutoCloseable {
  /** The environment's variable that has what the application logs at start shown. */
  static final String SHOW_START_LOG = "SHOW_START_LOG";

  private static final String LOOPBACK = "127.0.0.1";

  private final Tomcat tomcat;

  private EmbeddedServer(Tomcat tomcat) {
    this.tomcat = tomcat;
  }

  /**
   * Starts a server and waits until it is stopped.
   *
   * @param args the unpacked web application; the port is the environment's {@code PORT}, else 8080
   */
  public static void main(String[] args) throws IOException {
    quietly();
    String port = System.getenv().getOrDefault("PORT", "8080");
    StartLog log = StartLog.of("io.github.verifiedresponse");
    try {
      EmbeddedServer server = start(Path.of(args[0]), Integer.parseInt(port));
      if (Boolean.parseBoolean(System.getenv(SHOW_START_LOG))) {
        log.show();
      } else {
        System.out.println(log.summary());
      }
      System.out.println("ready: " + server.uri());
      server.tomcat.getServer().await();
    } catch (LifecycleException | IOException e) {
      log.show();
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Starts a server.
   *
   * @param application the unpacked web application
   * @param port 0 for a free one
   * @throws LifecycleException when the port is taken or the application refuses to start
   */
  public static EmbeddedServer start(Path application, int port)
      throws IOException, LifecycleException {
    EmbeddedServer server = new EmbeddedServer(tomcat(port));
    Context context = server.add(application);
    server.tomcat.start();
    if (context.getState() != LifecycleState.STARTED) {
      server.close();
      throw refused();
    }
    return server;
  }

  /**
   * Starts a server that has no application yet: tests {@link #deploy} one after the other.
   *
   * @param port 0 for a free one
   */
  public static EmbeddedServer start(int port) throws IOException, LifecycleException {
    EmbeddedServer server = new EmbeddedServer(tomcat(port));
    // no thread of the server's own is to be in an application as it ends
    server.tomcat.getEngine().setBackgroundProcessorDelay(-1);
    ContainerBase host = (ContainerBase) server.tomcat.getHost();
    host.setStartChildren(false); // applications start once they are set up
    server.tomcat.start();
    return server;
  }

  private static Tomcat tomcat(int port) throws IOException {
    Tomcat tomcat = new Tomcat();
    Path work = Files.createTempDirectory("embedded-server");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ExpandWar.delete(work.toFile())));
    tomcat.setBaseDir(work.toString());
    Connector connector = new Connector();
    connector.setProperty("address", LOOPBACK);
    connector.setProperty("acceptCount", "1024"); // under load, many connect at once
    connector.setPort(port);
    connector.setThrowOnFailure(true);
    if (Boolean.getBoolean("http2")) { // in clear text, for tests
      Http2Protocol http2 = new Http2Protocol();
      // a client that leaves as asynchronous work begins breaks the object, and its next user's
      // turn
      http2.setDiscardRequestsAndResponses(true);
      connector.addUpgradeProtocol(http2);
    }
    tomcat.setConnector(connector);
    tomcat.setAddDefaultWebXmlToWebapp(false); // it wants JSP, which nobody needs here
    return tomcat;
  }

  /**
   * Serves an application on a running server that has none.
   *
   * @param application the unpacked web application
   * @throws LifecycleException when it refuses to start; {@link #undeploy} removes what is left
   */
  public void deploy(Path application) throws LifecycleException {
    Context context = add(application);
    context.start();
    if (context.getState() != LifecycleState.STARTED) {
      throw refused();
    }
  }

  /** Ends the application, and waits until it has ended. */
  public void undeploy() {
    Container host = tomcat.getHost();
    for (Container application : host.findChildren()) {
      host.removeChild(application);
    }
  }

  private Context add(Path application) {
    Context context = tomcat.addWebapp("", application.toAbsolutePath().toString());
    // the application brings its own libraries; this process's class path is the server's
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    context.setJarScanner(scanner);
    serveFiles(context);
    return context;
  }

  private static LifecycleException refused() {
    return new LifecycleException("The application refused to start; the reason is logged above.");
  }

  private static void serveFiles(Context context) {
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
    context.addWelcomeFile("index.html");
    Tomcat.addDefaultMimeTypeMappings(context);
  }

  /** The server logs only what is wrong; the application everything, a line each. */
  public static void quietly() throws IOException {
    try (InputStream config = EmbeddedServer.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(config);
    }
  }

  /** {@return where the application is, with a slash at the end} */
  public URI uri() {
    return URI.create("http://" + LOOPBACK + ":" + tomcat.getConnector().getLocalPort() + "/");
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
