package io.github.verifiedresponse.tests.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server with its own heap, whose processor time is not the client's. */
final class LoadProcess implements AutoCloseable {
  /** Whoever is busy with what is still queued tells it later than whoever has nothing to do. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final Engine engine;
  private final int port;

  private LoadProcess(Process process, Engine engine, int port) {
    this.process = process;
    this.engine = engine;
    this.port = port;
  }

  /**
   * What the process has used since it started.
   *
   * @param threadNanos of {@code cpuNanos}, what Java's threads have used; the virtual machine has
   *     used the rest, to collect and to compile
   * @param heapPeak the most bytes that a collection could not free
   * @param pinned how often a virtual thread held its carrier, by whose code
   */
  record Used(
      long cpuNanos,
      long threadNanos,
      long allocated,
      int outOfMemory,
      long heapPeak,
      Map<String, Integer> pinned) {

    static Used of(List<String> lines) {
      return new Used(
          Long.parseLong(lines.get(0)),
          Long.parseLong(lines.get(1)),
          Long.parseLong(lines.get(2)),
          Integer.parseInt(lines.get(3)),
          Long.parseLong(lines.get(4)),
          lines.stream()
              .skip(5)
              .map(line -> line.split(" ", 2))
              .collect(Collectors.toMap(words -> words[1], words -> Integer.valueOf(words[0]))));
    }

    /** {@return how often a carrier was held since then, by whose code} */
    Map<String, Integer> pinnedSince(Used before) {
      return pinned.entrySet().stream()
          .filter(each -> each.getValue() > before.pinned.getOrDefault(each.getKey(), 0))
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  each -> each.getValue() - before.pinned.getOrDefault(each.getKey(), 0)));
    }

    /** {@return the share of processor time since then that the virtual machine used itself} */
    double machinesShare(Used before) {
      double all = cpuNanos - before.cpuNanos;
      return 1 - (threadNanos - before.threadNanos) / all;
    }
  }

  static LoadProcess start(Engine engine, String heap) throws IOException {
    ServerCommand server = ServerCommand.of(engine);
    ProcessBuilder builder = new ProcessBuilder(server.command(heap)).redirectErrorStream(true);
    builder.environment().putAll(ServerCommand.environment());
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end the server"));
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      OptionalInt port = server.readyAt(line);
      if (port.isPresent()) {
        drain(lines);
        return new LoadProcess(process, engine, port.getAsInt());
      }
      said.append(line).append('\n');
    }
    throw new IOException("the server did not start:\n" + said);
  }

  private static void drain(BufferedReader lines) {
    Thread rest = new Thread(() -> readToEnd(lines), "server output");
    rest.setDaemon(true);
    rest.start();
  }

  private static void readToEnd(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      // so has the server
    }
  }

  int port() {
    return port;
  }

  Used used() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + engine.base() + LoadEndpoints.USED);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    return Used.of(CLIENT.send(request, BodyHandlers.ofString()).body().lines().toList());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
