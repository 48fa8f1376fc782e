package io.github.verifiedresponse.samples.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sample in a process of its own, with the class path that {@code -Prun} gives it and nothing
 * of the tests.
 *
 * @param uri where it is
 */
record SampleProcess(Process process, URI uri) implements AutoCloseable {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path LIBRARIES = Path.of("target", "libraries.txt");
  private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
  private static final int STOP_SECONDS = 20;

  /**
   * Starts it on a free port, and waits until it listens.
   *
   * @throws IOException when it does not start; the message holds what it logged
   */
  static SampleProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                CLASSES + File.pathSeparator + Files.readString(LIBRARIES),
                SampleApplication.class.getName(),
                "--spring.profiles.active=demo",
                "--server.port=0")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines = process.inputReader(UTF_8);
    StringBuilder logged = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      logged.append(line).append('\n');
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        drain(lines);
        return new SampleProcess(process, URI.create("http://127.0.0.1:" + started.group(1)));
      }
    }
    throw new IOException("the sample has not started:\n" + logged);
  }

  /** So that it can go on logging. */
  private static void drain(BufferedReader lines) {
    Thread reader = new Thread(() -> lines.lines().forEach(line -> {}), "sample");
    reader.setDaemon(true);
    reader.start();
  }

  /** Stops it, and waits until it has gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
