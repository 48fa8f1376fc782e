package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Needles;
import io.github.verifiedresponse.tests.hostile.BreakingVerifier;
import io.github.verifiedresponse.tests.hostile.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server shows of the library while parts of it break, and while it is under load. */
class ProbeFaultsIT extends DeployedHandlers {
  private static final int REQUESTS = 5_000;
  private static final int THREADS = 4;
  private static final int MARKERS = 3;
  private static final String QUOTED = "what a part says when it breaks";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Deployment(testable = false)
  static WebArchive war() {
    return HostileWar.create();
  }

  static Stream<Object[]> faults() {
    return Arrays.stream(Fault.Part.values())
        .flatMap(
            part -> Arrays.stream(Fault.Cause.values()).map(cause -> new Object[] {part, cause}));
  }

  @ParameterizedTest(name = "AT-174 {0} {1}")
  @MethodSource("faults")
  void aPartThatBreaksRefusesAndTheNextRequestIsServed(Fault.Part part, Fault.Cause cause) {
    for (String door : HostileWar.DOORS) {
      String payload = Probe.payload();
      String token = Vendors.token(Vendors.HEADER, payload, BreakingVerifier.SECRET);
      String path = door + Fault.VERIFIER;
      long before = probe.runs();
      Answer answer =
          probe.post(path, token, Fault.HEADER, part + " " + cause, Fault.QUOTED, QUOTED);
      assertThat(answer.body()).doesNotContain(QUOTED);
      if (part == Fault.Part.LISTENER) {
        assertThat(answer.verdict()).isEqualTo("200"); // it reports, and never decides
        assertThat(probe.runs()).isEqualTo(before + 1);
      } else {
        assertThat(answer.verdict()).isEqualTo("503 unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(probe.runs()).isEqualTo(before);
        // it was not used
        assertThat(probe.post(path, token).json().path("payload").asText()).isEqualTo(payload);
      }
      String next = Vendors.token(Vendors.HEADER, Probe.payload(), BreakingVerifier.SECRET);
      assertThat(probe.post(path, next).verdict()).isEqualTo("200");
    }
  }

  @Test
  @DisplayName("AT-175, AT-176, AT-177, AT-179 under load nothing wrong is answered or let out")
  void underLoadNothingWrongIsAnsweredOrLetOut() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Person person = Person.named(listener.getLocalPort());
      MixedRequests requests = new MixedRequests(person);
      assertThat(probe.post("hostile/caf", requests.used.body()).verdict()).isEqualTo("200");
      HeardLine.take(probe.client()); // of the tests before
      int seen = ServerLog.text().length();

      MixedLoad load = new MixedLoad(deployed, requests.kinds(), REQUESTS);
      Set<String> leaks = new TreeSet<>();
      load.run(THREADS, () -> leaks.addAll(leaksIn(person, "threads", insides("threads"))));

      assertThat(load.wrong()).isEmpty();
      assertOneProblemForEachKind(load);
      List<HeardLine> heard = HeardLine.take(probe.client());
      assertRefusalsAreTold(load, heard);
      leaks.addAll(leaksIn(person, "problems", load.problems().toString()));
      leaks.addAll(leaksIn(person, "heard", heard.toString()));
      String beans = insides("beans");
      assertThat(beans).contains("java.lang:type=Runtime SystemProperties=[");
      leaks.addAll(leaksIn(person, "beans", beans));
      leaks.addAll(leaksIn(person, "log", logUntilNow(seen)));
      assertThat(leaks).isEmpty();
      assertThat(leaksIn(person, "what is signed", requests.used.payload())).hasSizeGreaterThan(15);
      assertNobodyCalled(listener);
    }
  }

  private static List<String> leaksIn(Person person, String place, String text) {
    assertThat(text).as(place).isNotEmpty();
    Needles needles =
        new Needles()
            .secret("Caf's secret", Vendors.CAF_SECRET)
            .secret("Shufti Pro's secret", Vendors.SHUFTI_SECRET)
            .secret("the breaking verifier's secret", BreakingVerifier.SECRET)
            .value(person.tag())
            .value("eyJhbGciOi"); // every token begins so
    person.values().forEach(needles::value);
    return needles.in(text).stream().map(needle -> needle + " in " + place).toList();
  }

  private String insides(String what) {
    Answer answer = probe.client().get("insides/" + what);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  /** Whatever was sent, and whatever was thrown: the very same bytes. */
  private static void assertOneProblemForEachKind(MixedLoad load) {
    assertThat(load.problems()).hasSizeGreaterThan(40);
    load.problems()
        .forEach(
            (kind, answers) ->
                assertThat(answers)
                    .as(kind)
                    .singleElement()
                    .asString()
                    .startsWith("application/problem+json\nno-store\nnosniff\n"));
  }

  /** A line a second for each verifier and reason says how many were left out. */
  private static void assertRefusalsAreTold(MixedLoad load, List<HeardLine> heard) {
    assertThat(heard)
        .allMatch(
            line ->
                line.text()
                    .matches(
                        "verifier [a-z]+( guards .+ \\([a-z-]+ filter\\)" // first of a server
                            + "| rejected a request: [a-z-]+ \\(.*\\); .*"
                            + "|: listener \\S+ threw [A-Za-z.]+"
                            + "|: a component threw [A-Za-z.]+; the request was refused)"
                            + "(; and [0-9,]+ more in the last [0-9]+ s)? \\[.*]"));
    assertThat(HeardLine.times(heard, "rejected a request")).isBetween(1, load.refusals());
    assertThat(HeardLine.times(heard, "a component threw"))
        .isBetween(1, load.count("503 unavailable"));
  }

  /** A server may write later than it answers, but in order; the line may be left out at first. */
  private String logUntilNow(int seen) {
    int now = ServerLog.text().length();
    String marker = "";
    for (int i = 0; i < MARKERS && !marker.contains("method-not-allowed"); i++) {
      assertThat(probe.client().get("hostile/caf").verdict()).isEqualTo("405 method-not-allowed");
      marker = ServerLog.since(now, "method-not-allowed");
    }
    assertThat(marker).contains("method-not-allowed");
    return ServerLog.text().substring(seen);
  }

  private static void assertNobodyCalled(ServerSocket listener) throws IOException {
    listener.setSoTimeout(1); // who has called waits already
    assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
  }

  @ParameterizedTest(name = "AT-177 {0}")
  @ValueSource(strings = {"hostile/", "api/hostile/"})
  void aBodyThatIsTooLongIsToldTheSameWhateverItHolds(String door) throws IOException {
    Set<String> answers = new TreeSet<>();
    for (int more : new int[] {1, 1000, 50_000}) {
      String body = "A".repeat(HostileWar.MAX_BODY + more);
      String head = "Content-Type: application/jwt\nContent-Length: " + body.length() + "\n\n";
      Answer answer = probe.sendRaw("POST", door + "caf", head + body);
      assertThat(answer.verdict()).isEqualTo("413 too-large");
      answers.add(MixedLoad.shown(answer));
    }
    assertThat(answers).singleElement().asString().contains("no-store\nnosniff\n");
  }

  @Test
  @DisplayName("AT-177 a method that is not taken is told the same whichever it is")
  void aMethodThatIsNotTakenIsToldTheSameWhicheverItIs() throws IOException {
    Set<String> answers = new TreeSet<>();
    for (String method : List.of("GET", "DELETE", "FOO")) {
      Answer answer = probe.sendRaw(method, "hostile/caf", "X-Other: " + method + "\n\n");
      assertThat(answer.verdict()).isEqualTo("405 method-not-allowed");
      answers.add(MixedLoad.shown(answer));
    }
    assertThat(answers).singleElement().asString().contains("no-store\nnosniff\n");
  }

  @Test
  @DisplayName("AT-182 a secret is replaced while requests flow")
  void aSecretIsReplacedWhileRequestsFlow() throws InterruptedException, ExecutionException {
    String one = "probe-only-rotated-secret-one-0123456789";
    String two = "probe-only-rotated-secret-two-0123456789";
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService flow = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> flowed = flow.submit(() -> sendUntil(done, HostileWar.PREVIOUS_SECRET));
      for (String secret : List.of(one, two)) {
        HostileWar.rotateTo(secret);
        awaitTaken(secret);
      }
      for (String door : HostileWar.DOORS) {
        assertThat(sendSigned(door, two)).isEqualTo("200");
        assertThat(sendSigned(door, one)).as("the old one").isEqualTo("401 unverified");
      }
      done.set(true);
      assertThat(flowed.get()).isPositive();
    } finally {
      done.set(true);
      flow.shutdownNow();
    }
  }

  /** In the overlap no genuine result is refused. */
  private int sendUntil(AtomicBoolean done, String secret) {
    int sent = 0;
    while (!done.get()) {
      assertThat(sendSigned(HostileWar.DOORS[sent++ % 2], secret)).isEqualTo("200");
    }
    return sent;
  }

  private void awaitTaken(String secret) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String verdict = sendSigned(HostileWar.DOORS[0], secret);
    while (!verdict.equals("200") && System.nanoTime() < deadline) {
      assertThat(verdict).isEqualTo("401 unverified");
      verdict = sendSigned(HostileWar.DOORS[0], secret);
    }
    assertThat(verdict).isEqualTo("200");
  }

  private String sendSigned(String door, String secret) {
    String token = Vendors.token(Vendors.HEADER, Probe.payload(), secret);
    return probe.post(door + "rotated", token).verdict();
  }
}
