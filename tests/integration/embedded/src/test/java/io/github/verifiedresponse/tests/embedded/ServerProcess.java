package io.github.verifiedresponse.tests.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;

/** The embedded server in a process of its own, with nothing of the tests on its class path. */
final class ServerProcess {
  private static final String READY = "ready: ";

  private final Process process;
  private final URI uri;

  private ServerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static ServerProcess start(File application) throws DeploymentException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-classpath",
            System.getProperty("server.classpath"),
            "io.github.verifiedresponse.samples.embedded.EmbeddedServer",
            application.getPath());
    builder.environment().put("PORT", "0");
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      return new ServerProcess(process, awaitReady(process));
    } catch (IOException e) {
      throw new DeploymentException("the server process cannot be started", e);
    }
  }

  /** Reads what the server says until it is ready; what it says later is shown as it comes. */
  private static URI awaitReady(Process process) throws IOException, DeploymentException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      System.out.println("[server] " + line);
      said.append(line).append('\n');
      if (line.startsWith(READY)) {
        Thread rest =
            new Thread(() -> out.lines().forEach(l -> System.out.println("[server] " + l)));
        rest.setDaemon(true);
        rest.start();
        return URI.create(line.substring(READY.length()));
      }
    }
    throw new DeploymentException("the server refused:\n" + said);
  }

  URI uri() {
    return uri;
  }

  void stop() {
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
