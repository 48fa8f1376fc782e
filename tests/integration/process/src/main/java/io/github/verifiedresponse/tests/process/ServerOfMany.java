package io.github.verifiedresponse.tests.process;

import io.github.verifiedresponse.samples.embedded.EmbeddedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.LifecycleException;

/**
 * An {@link EmbeddedServer} that serves one application after the other, as its standard input
 * says: {@code deploy FOLDER}, {@code undeploy}. It answers each with a line that begins with
 * {@code ready:} or {@code refused:}, and ends when an application has left anything behind: the
 * next one is to find what it would find in a new process.
 */
public final class ServerOfMany {
  static final String DEPLOY = "deploy ";
  static final String UNDEPLOY = "undeploy";

  private final EmbeddedServer server;
  private final LeakLog leaks = LeakLog.start();
  private final SharedState before = SharedState.now();

  private ServerOfMany(EmbeddedServer server) {
    this.server = server;
  }

  /** Ends with its standard input, so with the process that has started it. */
  public static void main(String[] args) throws IOException, LifecycleException {
    EmbeddedServer.quietly();
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "0"));
    ServerOfMany many = new ServerOfMany(EmbeddedServer.start(port));
    many.ready();
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    boolean asBefore = true;
    while (asBefore) {
      String line = commands.readLine();
      if (line == null) {
        break;
      }
      if (line.startsWith(DEPLOY)) {
        many.deploy(Path.of(line.substring(DEPLOY.length())));
      } else {
        asBefore = many.undeploy();
      }
    }
    System.exit(asBefore ? 0 : 1); // also beside threads that were left
  }

  private void ready() {
    System.out.println("ready: " + server.uri());
  }

  private void deploy(Path application) {
    try {
      server.deploy(application);
      ready();
    } catch (LifecycleException e) {
      if (e.getCause() != null) {
        e.printStackTrace(System.out); // a container that starts an application itself would log it
      }
      System.out.println("refused: " + e.getMessage());
    }
  }

  private boolean undeploy() {
    server.undeploy();
    List<String> left = before.changes(SharedState.now());
    left.addAll(leaks.take());
    if (left.isEmpty()) {
      ready();
    } else {
      System.out.println("left behind: " + left);
    }
    return left.isEmpty();
  }
}
