package io.github.verifiedresponse.samples.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An {@link EmbeddedServer} in a process of its own, with nothing else on its class path. */
public final class ServerProcess {
  private static final String READY = "ready: ";

  private final Process process;
  private final URI uri;

  private ServerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Starts a server on a free port and waits until it is ready.
   *
   * @param application the unpacked web application
   * @throws IOException when it cannot be started or refuses the application; then the message
   *     holds what the server said
   */
  public static ServerProcess start(Path application) throws IOException {
    return start(application, line -> System.out.println("[server] " + line));
  }

  /**
   * Starts a server as {@link #start(Path)} does.
   *
   * @param application the unpacked web application
   * @param lines is given each line that the server says, as it comes
   */
  public static ServerProcess start(Path application, Consumer<String> lines) throws IOException {
    return start(application, lines, Map.of());
  }

  /**
   * Starts a server as {@link #start(Path)} does.
   *
   * @param application the unpacked web application
   * @param lines is given each line that the server says, as it comes
   * @param environment is added to that of this process
   */
  public static ServerProcess start(
      Path application, Consumer<String> lines, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-classpath",
            classPath(),
            EmbeddedServer.class.getName(),
            application.toString());
    builder.environment().putAll(environment);
    builder.environment().put("PORT", "0");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    return new ServerProcess(process, awaitReady(process, lines));
  }

  /** This module as it was built, and the libraries that its build has put beside it. */
  private static String classPath() {
    Path built =
        Path.of(
            URI.create(
                EmbeddedServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
    return built + File.pathSeparator + built.resolveSibling("lib") + File.separator + "*";
  }

  /** Reads what the server says until it is ready; what it says later is handed on as it comes. */
  private static URI awaitReady(Process process, Consumer<String> lines) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.accept(line);
      said.append(line).append('\n');
      if (line.startsWith(READY)) {
        Thread rest = new Thread(() -> out.lines().forEach(lines));
        rest.setDaemon(true);
        rest.start();
        return URI.create(line.substring(READY.length()));
      }
    }
    throw new IOException("the server refused:\n" + said);
  }

  /** {@return where the application is, with a slash at the end} */
  public URI uri() {
    return uri;
  }

  /** Stops the server and waits until it has gone. */
  public void stop() {
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
