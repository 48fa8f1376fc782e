package io.github.verifiedresponse.tests.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** How an {@link Engine} is started as a process, and by which line it says that it is ready. */
interface ServerCommand {

  List<String> command(String heap) throws IOException;

  /** {@return the port, when the line says that the server is ready} */
  OptionalInt readyAt(String line);

  static ServerCommand of(Engine engine) throws IOException {
    return engine == Engine.WILDFLY ? new OfWildFly(freePort()) : new OfLibrary(engine);
  }

  private static List<String> java(String heap) {
    return List.of(System.getProperty("java.home") + "/bin/java", "-Xms" + heap, "-Xmx" + heap);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A {@link LoadServer}. */
  record OfLibrary(Engine engine) implements ServerCommand {
    @Override
    public List<String> command(String heap) {
      List<String> command = new ArrayList<>(java(heap));
      command.addAll(
          List.of(
              "-classpath",
              System.getProperty("java.class.path"),
              LoadServer.class.getName(),
              engine.name()));
      return command;
    }

    @Override
    public OptionalInt readyAt(String line) {
      return line.startsWith(LoadServer.READY)
          ? OptionalInt.of(Integer.parseInt(line.substring(LoadServer.READY.length())))
          : OptionalInt.empty();
    }
  }

  /** The WildFly that the property load.wildfly names, with the application of load.war. */
  record OfWildFly(int port) implements ServerCommand {
    @Override
    public List<String> command(String heap) throws IOException {
      Path home = Path.of(property("load.wildfly")).toAbsolutePath();
      Path deployed = home.resolve("standalone/deployments" + Engine.WILDFLY.base() + ".war");
      Files.copy(Path.of(property("load.war")), deployed, StandardCopyOption.REPLACE_EXISTING);
      List<String> command = new ArrayList<>(java(heap));
      command.addAll(
          List.of(
              "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
              "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
              "-Djboss.home.dir=" + home,
              "-jar",
              home.resolve("jboss-modules.jar").toString(),
              "-mp",
              home.resolve("modules").toString(),
              "org.jboss.as.standalone",
              "-b=127.0.0.1",
              "-bmanagement=127.0.0.1",
              "-Djboss.http.port=" + port,
              "-Djboss.https.port=" + freePort(),
              "-Djboss.management.http.port=" + freePort()));
      return command;
    }

    private static String property(String name) {
      return Objects.requireNonNull(System.getProperty(name), name);
    }

    /** By the numbers of its messages that it has started, without or with an error. */
    @Override
    public OptionalInt readyAt(String line) {
      if (line.contains("WFLYSRV0026")) {
        throw new IllegalStateException("WildFly did not start the application: see its log");
      }
      return line.contains("WFLYSRV0025") ? OptionalInt.of(port) : OptionalInt.empty();
    }
  }
}
