package io.github.verifiedresponse.tests.stores;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A server with the application, as a process of its own that can be killed and started again. */
final class ServerNode implements AutoCloseable {
  /** Fewer threads of the compiler and the collector, which the load would wait for. */
  private static final String OPTIONS =
      "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true";

  private final List<String> command;
  private final Path log;
  private final int port;
  private Process process;

  /**
   * Starts it and does not wait.
   *
   * @param command what serves the application at the root of a port of the loopback interface
   */
  ServerNode(List<String> command, Path log, int port) {
    this.command = List.copyOf(command);
    this.log = log;
    this.port = port;
    this.process = run();
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  private Process run() {
    File output = log.toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS", OPTIONS);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri(String path) {
    return URI.create("http://" + Ports.LOOPBACK + ":" + port + path);
  }

  /** Ends it at once, in the middle of whatever it does. */
  void kill() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
  }

  void startAgain() {
    process = run();
  }

  @Override
  public void close() {
    kill();
  }
}
