package io.github.verifiedresponse.tests.undertow;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Serves one unpacked web application on the loopback interface. */
public final class UndertowServer {
  private static final String LOOPBACK = "127.0.0.1";

  private UndertowServer() {}

  /**
   * Starts a server on a free port; its threads keep the process alive until it is stopped.
   *
   * @param args the unpacked web application
   */
  @SuppressWarnings("CatchAndPrintStackTrace") // this is a program, and its output the test's log
  public static void main(String[] args) {
    try {
      Undertow server = start(Path.of(args[0]));
      System.out.println("ready: http://" + LOOPBACK + ":" + port(server) + "/");
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static Undertow start(Path unpacked) throws IOException, ServletException {
    DeploymentManager application =
        Servlets.newContainer().addDeployment(WebApplication.of(unpacked));
    application.deploy();
    Undertow server =
        Undertow.builder()
            // clear text too: who asks for an upgrade gets it, as from WildFly
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .addHttpListener(0, LOOPBACK, application.start())
            .build();
    server.start();
    return server;
  }

  private static int port(Undertow server) {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }
}
