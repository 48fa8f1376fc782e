package io.github.verifiedresponse.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus' own tool says of the alert rules, and of what the dashboard asks. */
class PromtoolTest {
  private static final Path OPERATE = Path.of("..", "..", "docs", "operate");
  private static final Path RULES = OPERATE.resolve("alerts.yml");
  private static final Path SCENARIOS = Path.of("src", "test", "resources", "alerts-test.yml");

  /** What Grafana puts in place of its variables. */
  private static final Map<String, String> VARIABLES =
      Map.of("$verifier", ".*", "$__rate_interval", "1m", "$__range", "6h");

  private static void assertPasses(String... arguments) throws IOException, InterruptedException {
    Path tool =
        Stream.of(Path.of("/usr/bin/promtool"), Path.of("/usr/local/bin/promtool"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of(""));
    assumeTrue(
        Files.isExecutable(tool) && Files.isRegularFile(tool),
        "no promtool in /usr/bin or /usr/local/bin; .ci/run installs Debian's prometheus");
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of(tool.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("SUCCESS");
  }

  @Test
  void theRulesAreAccepted() throws Exception {
    assertPasses("check", "rules", RULES.toString());
  }

  @Test
  void alertsFireWhenTheyShouldAndOnlyThen() throws Exception {
    assertPasses("test", "rules", SCENARIOS.toString());
  }

  @Test
  void eachAlertFiresInAScenario() throws IOException {
    String scenarios = Files.readString(SCENARIOS);

    assertThat(Files.readAllLines(RULES))
        .filteredOn(line -> line.contains("- alert: "))
        .isNotEmpty()
        .extracting(line -> line.substring(line.indexOf(": ") + 2))
        .allSatisfy(
            alert -> assertThat(scenarios).contains("- labels: '{alertname=\"" + alert + "\""));
  }

  @Test
  void eachQueryOfTheDashboardIsPromql(@TempDir Path folder) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<String> queries =
        json.readTree(OPERATE.resolve("dashboard.json").toFile()).findValues("expr").stream()
            .map(JsonNode::asText)
            .map(PromtoolTest::withoutVariables)
            .toList();
    assertThat(queries).hasSizeGreaterThan(10);
    List<Map<String, String>> rules =
        IntStream.range(0, queries.size())
            .mapToObj(query -> Map.of("record", "query" + query, "expr", queries.get(query)))
            .toList();
    Path file = folder.resolve("queries.yml"); // JSON is YAML
    json.writeValue(
        file.toFile(), Map.of("groups", List.of(Map.of("name", "queries", "rules", rules))));

    assertPasses("check", "rules", file.toString());
  }

  private static String withoutVariables(String query) {
    String text = query;
    for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
      text = text.replace(variable.getKey(), variable.getValue());
    }
    return text;
  }
}
