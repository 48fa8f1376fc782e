package io.github.verifiedresponse.redis;

import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Asked;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.replay.Together;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A node as a process of its own: for each result that it is told, it asks for 16 copies at once,
 * and says how many were admitted. It ends with its parent.
 */
final class RedisNode implements AutoCloseable {
  private static final String ADMITTED = "admitted";

  private final Process process;
  private final BufferedReader output;

  private RedisNode(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static RedisNode started(RedisServer server) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            RedisNode.class.getName(),
            server.uri());
    try {
      return new RedisNode(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] arguments) throws Exception {
    ReplayGuard guard =
        ReplayGuards.shared(
            TimeLimitedStore.of(
                RedisStores.open(arguments[0], RedisStores.PATIENCE), RedisStores.PATIENCE));
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String id = told.readLine(); id != null; id = told.readLine()) {
      ReplayIdentity result = ReplayIdentity.of("caf", id);
      Instant until = Instant.now().plusSeconds(600);
      ClaimTerms terms = new ClaimTerms(until, until, false);
      System.out.println(Together.count(() -> admits(guard, result, terms)));
    }
    Runtime.getRuntime().halt(0);
  }

  /** Says so at once, because the node may be killed before it has asked for the other copies. */
  private static boolean admits(ReplayGuard guard, ReplayIdentity result, ClaimTerms terms)
      throws RejectedException {
    boolean admitted = Asked.admits(guard, result, terms);
    if (admitted) {
      System.out.println(ADMITTED);
    }
    return admitted;
  }

  /** Has it ask for a result, without waiting. */
  void ask(String id) throws IOException {
    process.getOutputStream().write((id + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** {@return how many copies of the result it has admitted} */
  int admitted() throws IOException {
    String line = output.readLine();
    while (ADMITTED.equals(line)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new AssertionError("the node has ended");
    }
    return Integer.parseInt(line);
  }

  /** Kills it. {@return how many copies it has said to have admitted, since it was last asked} */
  long admittedWhenKilled() {
    process.toHandle().destroyForcibly(); // not by the process, which would close its output
    return output.lines().filter(ADMITTED::equals).count();
  }

  /** Ends it at once, in the middle of what it does. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
