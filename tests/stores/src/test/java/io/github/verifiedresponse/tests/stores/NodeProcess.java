package io.github.verifiedresponse.tests.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link Node} that runs in a process of its own. */
final class NodeProcess implements AutoCloseable {
  /** What the nodes log. */
  static final Path OUTPUT = Path.of("target", "nodes.log");

  private static final long ENDS_WITHIN_SECONDS = 20;

  private final Process process;
  private final BufferedReader output;

  private NodeProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a {@link Node} and does not wait for it. */
  static NodeProcess start(String... arguments) {
    return start(Node.class, arguments);
  }

  /** Starts another program that says the same lines as a {@link Node}. */
  static NodeProcess start(Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Djava.util.logging.config.file=src/test/resources/logging.properties");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    try {
      return new NodeProcess(
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(OUTPUT.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until a neighbour finds the node: two members that start at once may not. */
  NodeProcess awaitStarted() {
    awaitLine(Node.STARTED);
    return this;
  }

  /** Waits until the node takes requests, and says where. */
  URI uri() {
    String line = awaitLine(Node.READY);
    return Door.uri(Integer.parseInt(line.substring(Node.READY.length())));
  }

  private String awaitLine(String beginning) {
    try {
      String line = output.readLine();
      while (line != null && !line.startsWith(beginning)) {
        line = output.readLine();
      }
      if (line == null) {
        throw new AssertionError("the node has ended; " + OUTPUT + " says why");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process at once, in the middle of whatever it does. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    try {
      process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS);
      output.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
