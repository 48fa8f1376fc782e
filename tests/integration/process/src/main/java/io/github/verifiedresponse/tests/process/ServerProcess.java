package io.github.verifiedresponse.tests.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** A running server; what it says is shown, and written to the file that the suite reads. */
final class ServerProcess {
  private static final int START_SECONDS = 180;
  private static final int STOP_SECONDS = 20;

  private static final String ENDED = "it has ended";

  private final ServerCommand command;
  private final Process process;
  private volatile boolean ended;
  private volatile CompletableFuture<URI> ready = new CompletableFuture<>();

  private ServerProcess(ServerCommand command, Process process) {
    this.command = command;
    this.process = process;
  }

  /**
   * Starts a server and waits until the application is deployed.
   *
   * @throws IOException when it refuses the application; the reason stands in its log
   */
  static ServerProcess start(ServerCommand command, Path application) throws IOException {
    ServerProcess server = new ServerProcess(command, command.process(application).start());
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    Thread reader = new Thread(server::listen, "server");
    reader.setDaemon(true);
    reader.start();
    try {
      server.await();
      return server;
    } catch (IOException e) {
      server.stop();
      throw e;
    }
  }

  /**
   * Tells a server of many applications what to do, and waits until it has done it.
   *
   * @throws IOException when it refuses, or has ended
   */
  void tell(String what) throws IOException {
    ready = new CompletableFuture<>();
    if (ended) {
      throw new IOException(ENDED);
    }
    process.outputWriter(StandardCharsets.UTF_8).append(what).append('\n').flush();
    await();
  }

  private void await() throws IOException {
    try {
      ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the server did not start the application: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        show(line);
        judge(line);
      }
      end(new IOException(ENDED));
    } catch (IOException | UncheckedIOException e) {
      end(e);
    }
  }

  private void end(Exception why) {
    ended = true;
    ready.completeExceptionally(why);
  }

  private void judge(String line) {
    Matcher deployed = command.ready().matcher(line);
    if (deployed.find()) {
      ready.complete(URI.create(deployed.groupCount() > 0 ? deployed.group(1) : command.uri()));
    } else if (command.refused().matcher(line).find()) {
      ready.completeExceptionally(new IOException(line));
    }
  }

  private static void show(String line) {
    System.out.println("[server] " + line);
    try {
      Files.writeString(
          Path.of(System.getProperty("server.log")),
          line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return where the application is, with a slash at the end} */
  URI uri() {
    return ready.join();
  }

  /** Stops the server, and what it has started, and waits until all have gone. */
  void stop() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : all) {
      try {
        each.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        each.destroyForcibly();
      } catch (InterruptedException e) {
        each.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
