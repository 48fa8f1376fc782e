package io.github.verifiedresponse.samples.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.verifiedresponse.message.Reason;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus scrapes of the running sample. */
class MetricsTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String OURS = "verified_response_";
  private static final String CHOSEN = "chosen-by-the-sender";
  private static final Map<String, String> SCHEMES =
      Map.of("caf", "caf", "caf-envelope", "caf", "shufti", "shufti-pro");

  @SuppressWarnings("NullAway.Init")
  private static SampleProcess sample;

  @SuppressWarnings("NullAway.Init")
  private static Map<String, Double> beforeAnyRequest;

  @BeforeAll
  static void start() throws Exception {
    sample = SampleProcess.start();
    beforeAnyRequest = scrape();
  }

  @AfterAll
  static void stop() {
    sample.close();
  }

  @Test
  void everyReasonOfEachVerifierIsThereAtZeroBeforeAnyRequest() {
    List<String> expected =
        SCHEMES.keySet().stream()
            .flatMap(
                verifier -> Arrays.stream(Reason.values()).map(it -> rejected(verifier, it.code())))
            .toList();

    assertThat(expected).hasSizeGreaterThan(15 * SCHEMES.size());
    assertThat(beforeAnyRequest.keySet())
        .filteredOn(series -> series.contains("result=\"rejected\""))
        .filteredOn(series -> series.startsWith(OURS + "requests_total"))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(beforeAnyRequest).allSatisfy((series, value) -> assertThat(value).isZero());
  }

  @Test
  void aForgedAndAGenuineResultAreCountedAndNothingElse() throws Exception {
    String token = token("anna");
    Map<String, Double> before = scrape();

    assertThat(post("/api/liveness", token.substring(0, token.length() - 4) + "AAAA"))
        .isEqualTo(401);
    assertThat(post("/api/liveness", token)).isEqualTo(200);

    assertThat(growth(before, scrape()))
        .containsOnly(
            Map.entry(rejected("caf", "unverified"), 1.0),
            Map.entry(decided("caf", "verified", "none", "approved"), 1.0),
            Map.entry(timed("verify", "rejected"), 1.0),
            Map.entry(timed("verify", "verified"), 1.0),
            Map.entry(
                OURS + "settlements_total{scheme=\"caf\",settlement=\"used\",verifier=\"caf\"}",
                1.0));
  }

  @Test
  void noTagHoldsWhatASenderChose() throws Exception {
    String header = "{\"alg\":\"" + CHOSEN + "\",\"kid\":\"" + CHOSEN + "\"}";
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
    String genuine = token(CHOSEN);
    String chosen = genuine.replaceFirst("^[^.]*", encoded);
    Map<String, Double> before = scrape();

    assertThat(post("/api/liveness", genuine)).isEqualTo(200);
    assertThat(post("/api/liveness", chosen)).isEqualTo(401);
    assertThat(post("/api/liveness?" + CHOSEN + "=" + CHOSEN, CHOSEN)).isBetween(400, 499);
    assertThat(post("/api/liveness;" + CHOSEN, genuine)).isBetween(400, 499);
    assertThat(post("/callbacks/shufti", "{\"event\":\"" + CHOSEN + "\"}")).isBetween(400, 499);

    Map<String, Double> after = scrape();
    assertThat(growth(before, after)).hasSizeGreaterThan(4);
    assertThat(after.keySet())
        .isEqualTo(beforeAnyRequest.keySet())
        .noneSatisfy(series -> assertThat(series).contains(CHOSEN));
  }

  private static String rejected(String verifier, String reason) {
    return decided(verifier, "rejected", reason, "none");
  }

  private static String decided(String verifier, String result, String reason, String outcome) {
    String tags = "outcome=\"%s\",reason=\"%s\",result=\"%s\",".formatted(outcome, reason, result);
    return of(verifier, "requests_total", tags);
  }

  private static String of(String verifier, String name, String tags) {
    return "%s%s{%sscheme=\"%s\",verifier=\"%s\"}"
        .formatted(OURS, name, tags, SCHEMES.get(verifier), verifier);
  }

  private static String timed(String step, String result) {
    String tags =
        "result=\"%s\",scheme=\"caf\",step=\"%s\",verifier=\"caf\"".formatted(result, step);
    return OURS + "verification_seconds_count{" + tags + "}";
  }

  /** Without what no test knows: durations, and how long a result was under way. */
  private static Map<String, Double> growth(Map<String, Double> before, Map<String, Double> after) {
    Map<String, Double> growth = new HashMap<>(after);
    growth.keySet().removeIf(it -> it.matches(".*(_seconds_sum|_seconds_max|_clock_behind_).*"));
    growth.replaceAll((series, value) -> value - before.getOrDefault(series, Double.NaN));
    growth.values().removeIf(value -> value == 0);
    return growth;
  }

  /** Our series with their tags, as Prometheus is given them, and their values. */
  private static Map<String, Double> scrape() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(sample.uri().resolve("/actuator/prometheus")).build();
    return CLIENT
        .send(request, BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith(OURS))
        .collect(
            toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
  }

  private static String token(String person) throws Exception {
    String asked = "{\"personId\":\"" + person + "\",\"isAlive\":true}";
    String signed = send("/demo/vendor/caf", asked).body();
    return new JsonMapper().readTree(signed).path("signedResponse").asText();
  }

  private static int post(String path, String body) throws Exception {
    return send(path, body).statusCode();
  }

  private static HttpResponse<String> send(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(sample.uri().resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/jwt")
            .header("Signature", CHOSEN)
            .header(CHOSEN, CHOSEN)
            .POST(BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
