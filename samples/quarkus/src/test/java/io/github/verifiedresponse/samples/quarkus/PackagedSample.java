package io.github.verifiedresponse.samples.quarkus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in a process of its own, on a free port of the loopback interface. */
final class PackagedSample implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:[0-9]+)");
  private static final int SECONDS = 60;

  private final Process process;
  private final CompletableFuture<URI> ready = new CompletableFuture<>();

  private PackagedSample(Process process) {
    this.process = process;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param profile of Quarkus
   * @param environment what it is given, and nothing else that it would read a secret from
   * @throws IOException when it does not start; the message holds what it has logged
   */
  static PackagedSample start(String profile, Map<String, String> environment) throws IOException {
    List<String> command =
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-Dquarkus.profile=" + profile,
            "-Dquarkus.http.port=0",
            "-jar",
            System.getProperty("sample.jar"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    PackagedSample sample = new PackagedSample(builder.start());
    Thread reader = new Thread(sample::listen, "packaged sample");
    reader.setDaemon(true);
    reader.start();
    try {
      sample.ready.get(SECONDS, TimeUnit.SECONDS);
      return sample;
    } catch (ExecutionException | TimeoutException e) {
      sample.close();
      throw new IOException("the packaged application has not started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      sample.close();
      throw new IOException(e);
    }
  }

  private void listen() {
    StringBuilder log = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.append(line).append('\n');
        Matcher listening = READY.matcher(line);
        if (listening.find()) {
          ready.complete(URI.create(listening.group(1)));
        }
      }
      ready.completeExceptionally(new IOException("it has ended:\n" + log));
    } catch (IOException | UncheckedIOException e) {
      ready.completeExceptionally(e);
    }
  }

  /** {@return the address of an endpoint} */
  URI uri(String path) {
    return ready.join().resolve(path);
  }

  /** Ends the process, and waits until it has gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
