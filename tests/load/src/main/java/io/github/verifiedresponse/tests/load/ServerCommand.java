package io.github.verifiedresponse.tests.load;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How an {@link Engine} is started as a process, and by which line it says that it is ready. */
interface ServerCommand {

  List<String> command(String heap) throws IOException;

  /** {@return the port, when the line says that the server is ready} */
  OptionalInt readyAt(String line);

  static ServerCommand of(Engine engine) throws IOException {
    return switch (engine) {
      case WILDFLY, SAMPLE_WILDFLY -> new OfWildFly(engine, freePort());
      case SAMPLE_TOMCAT -> new OfSample(engine);
      default -> new OfLibrary(engine);
    };
  }

  /** With the sample's secrets; its results may be large here, and are sent again and again. */
  static Map<String, String> environment() {
    return Map.of(
        "PORT", "0",
        "CAF_CLIENT_SECRET", Signed.CAF_SECRET,
        "SHUFTI_SECRET_KEY", Signed.SHUFTI_SECRET);
  }

  private static List<String> java(Engine engine, String heap) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
    command.add("-D" + LoadListener.ENGINE + "=" + engine);
    if (engine.servesSample()) {
      for (String verifier : List.of("caf", "caf-servlet", "shufti")) {
        command.add("-Dverified-response." + verifier + ".max-body=1MiB");
        command.add("-Dverified-response." + verifier + ".on-replay=attach");
      }
    }
    return command;
  }

  private static Path path(String property) {
    return Path.of(Objects.requireNonNull(System.getProperty(property), property)).toAbsolutePath();
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
      List<String> command = java(engine, heap);
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

  /** The sample's own server, by the property load.embedded, with the sample of load.sample. */
  record OfSample(Engine engine) implements ServerCommand {
    @Override
    public List<String> command(String heap) {
      Path built = path("load.embedded");
      List<String> command = java(engine, heap);
      command.addAll(
          List.of(
              "-classpath",
              built.resolve("classes") + File.pathSeparator + built.resolve("lib/*"),
              "io.github.verifiedresponse.samples.embedded.EmbeddedServer",
              path("load.sample").toString()));
      return command;
    }

    @Override
    public OptionalInt readyAt(String line) {
      return line.startsWith(LoadServer.READY)
          ? OptionalInt.of(URI.create(line.substring(LoadServer.READY.length())).getPort())
          : OptionalInt.empty();
    }
  }

  /** The WildFly of the property load.wildfly, with the application of load.war or load.sample. */
  record OfWildFly(Engine engine, int port) implements ServerCommand {
    @Override
    public List<String> command(String heap) throws IOException {
      Path home = path("load.wildfly");
      deploy(home.resolve("standalone/deployments"));
      List<String> command = java(engine, heap);
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

    /** The other application goes: each is measured alone. A directory needs to be asked for. */
    private void deploy(Path deployments) throws IOException {
      try (Stream<Path> before = Files.list(deployments)) {
        for (Path each : before.toList()) {
          Files.delete(each);
        }
      }
      Path application = path(engine.servesSample() ? "load.sample" : "load.war");
      String name = engine.base().substring(1) + ".war";
      Files.createSymbolicLink(deployments.resolve(name), application);
      Files.createFile(deployments.resolve(name + ".dodeploy"));
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
