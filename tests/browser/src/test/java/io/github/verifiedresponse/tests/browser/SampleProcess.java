package io.github.verifiedresponse.tests.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The sample on the embedded server, in a process of its own, as the README starts it. */
final class SampleProcess {
  private static final String READY = "ready: ";
  private static final String SAMPLES = "../../samples/";

  private final Process process;
  private final URI uri;

  private SampleProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static SampleProcess start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-classpath",
            SAMPLES
                + "embedded/target/classes"
                + File.pathSeparator
                + SAMPLES
                + "embedded/target/lib/*",
            "io.github.verifiedresponse.samples.embedded.EmbeddedServer",
            SAMPLES + "onboarding/target/onboarding");
    builder.environment().put("PORT", "0");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    return new SampleProcess(process, awaitReady(process));
  }

  /** Reads what the server says until it is ready; what it says later is shown as it comes. */
  private static URI awaitReady(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      System.out.println("[server] " + line);
      if (line.startsWith(READY)) {
        Thread rest =
            new Thread(() -> out.lines().forEach(l -> System.out.println("[server] " + l)));
        rest.setDaemon(true);
        rest.start();
        return URI.create(line.substring(READY.length()));
      }
    }
    throw new IOException("the server stopped before it was ready; the reason stands above");
  }

  URI uri() {
    return uri;
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
