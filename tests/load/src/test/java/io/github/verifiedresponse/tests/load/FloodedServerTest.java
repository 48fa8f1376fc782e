package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a running server logs while it refuses a thousand requests a second, and at what cost: for
 * ten seconds, and with {@code -Ptiming} for a minute.
 */
@Tag("flood")
class FloodedServerTest {
  private static final int SECONDS = Integer.getInteger("refused.seconds", 10);
  private static final int WARM_UP_SECONDS = 5;
  private static final int A_SECOND = 1_000;
  private static final int SENDERS = 8;
  private static final List<String> VERIFIERS = List.of("caf", "other");
  private static final Pattern LINE =
      Pattern.compile("verifier (\\S+ rejected a request: [a-z-]+) ");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Handler handler = new Handler();

  /** One request that is refused. */
  private record Refused(String type, String body) {
    private static final List<Refused> ALL =
        List.of(
            new Refused(Caf.TYPE, Caf.token("forged").replaceFirst(".{4}$", "AAAA")),
            new Refused(Caf.TYPE, ""),
            new Refused(Caf.TYPE, "a token\r\nof two lines"),
            new Refused(Caf.TYPE, Caf.VENDOR.token(Caf.payload("old", 1))),
            new Refused(Caf.TYPE, Caf.VENDOR.token(declined())),
            new Refused(Caf.TYPE + "; charset=utf-16", Caf.token("utf-16")));

    private static String declined() {
      return Caf.payload("declined", Instant.now().getEpochSecond()).replace("true", "false");
    }
  }

  @Test
  void theLogHasALineASecondOfEachReasonAndCostsLessThanTheChecks(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("log");
    try (RefusalCosts costs = RefusalCosts.logTo(file);
        TomcatServer server = server(costs)) {
      flood(server, WARM_UP_SECONDS);
      costs.forget();
      int seen = Files.readString(file).length();
      double seconds = flood(server, SECONDS);

      Map<String, Integer> lines = lines(Files.readString(file).substring(seen));
      System.out.printf(
          "%s refusals in %.1f s by %s verifiers: %s lines (%s); CPU of the checks %s ms, of all"
              + " that a filter does %s ms, of the log %s ms%n",
          costs.requests(),
          seconds,
          VERIFIERS.size(),
          lines.values().stream().mapToInt(Integer::intValue).sum(),
          lines,
          costs.checkMillis(),
          costs.filterMillis(),
          costs.logMillis());
      assertThat(costs.requests()).isEqualTo(SECONDS * A_SECOND);
      assertThat(handler.runs()).isZero();
      assertThat(lines).hasSize(VERIFIERS.size() * Refused.ALL.size());
      assertThat(lines.values()).allSatisfy(it -> assertThat(it).isBetween(1, (int) seconds + 2));
      assertThat(costs.logMillis()).isLessThan(costs.checkMillis());
    }
  }

  private TomcatServer server(RefusalCosts costs) throws Exception {
    TomcatServer server =
        new TomcatServer(SENDERS * 2, Duration.ofMinutes(1)).filter("/*", costs.filter());
    for (String verifier : VERIFIERS) {
      server.filter(
          "/" + verifier, new VerifiedResponseFilter(verifier(verifier, costs.listener())));
      server.servlet("/" + verifier, handler);
    }
    return server.start();
  }

  private static ResponseVerifier verifier(String name, VerificationListener listener) {
    return ResponseVerifier.named(name)
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, Caf.VENDOR.keys()))
        .accept(Outcome.APPROVED)
        .replayGuard(ReplayGuards.inMemory())
        .listener(listener)
        .build();
  }

  /** {@return how many seconds it took} */
  private double flood(TomcatServer server, int seconds) throws Exception {
    long begun = System.nanoTime();
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> sending = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        int first = sender;
        sending.add(senders.submit(() -> send(server, begun, first, seconds * A_SECOND)));
      }
      for (Future<?> each : sending) {
        each.get();
      }
    } finally {
      senders.shutdownNow();
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Every so many-th, each at its time, or at once when that has passed. */
  private Void send(TomcatServer server, long begun, int first, int requests) throws Exception {
    for (int i = first; i < requests; i += SENDERS) {
      waitUntil(begun + TimeUnit.SECONDS.toNanos(i) / A_SECOND);
      Refused refused = Refused.ALL.get(i / VERIFIERS.size() % Refused.ALL.size());
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/" + VERIFIERS.get(i % VERIFIERS.size())))
              .header("Content-Type", refused.type())
              .POST(BodyPublishers.ofString(refused.body()))
              .build();
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isBetween(400, 499);
    }
    return null;
  }

  private static void waitUntil(long nanos) {
    while (nanos - System.nanoTime() > 0) {
      LockSupport.parkNanos(nanos - System.nanoTime());
    }
  }

  private static Map<String, Integer> lines(String log) {
    Map<String, Integer> lines = new TreeMap<>();
    LINE.matcher(log)
        .results()
        .map((MatchResult line) -> line.group(1).replace("rejected a request: ", ""))
        .forEach(line -> lines.merge(line, 1, Integer::sum));
    return lines;
  }
}
