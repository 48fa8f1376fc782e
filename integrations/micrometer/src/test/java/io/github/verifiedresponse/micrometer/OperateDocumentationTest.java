package io.github.verifiedresponse.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.verifiedresponse.DocumentedTable;
import io.github.verifiedresponse.message.Reason;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds {@code docs/operate.md}, the alert rules and the dashboard to the meters that exist. */
class OperateDocumentationTest {
  private static final Path DOCS = Path.of("..", "..", "docs");
  private static final Pattern LABEL_OF_TEXT =
      Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*\\}\\}");
  private static final Pattern ALERT = Pattern.compile("^\\| `(VerifiedResponse\\w+)` \\|");

  @AutoClose
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @BeforeEach
  void startAVerifier() {
    Metrics.addRegistry(registry);
    Sample.verifier("kyc", registry);
  }

  @AfterEach
  void leaveTheGlobalRegistry() {
    Metrics.removeRegistry(registry);
  }

  @Test
  void thePageListsEachMeter() throws IOException {
    Map<String, Meter.Id> byName = new TreeMap<>();
    registry.getMeters().forEach(meter -> byName.put(meter.getId().getName(), meter.getId()));

    String rows =
        byName.values().stream().map(this::row).collect(Collectors.joining("\n", "", "\n"));
    new DocumentedTable("operate.md", "meters")
        .assertIs("| meter | in Prometheus | type | tags | of |\n|---|---|---|---|---|\n" + rows);
  }

  private String row(Meter.Id meter) {
    String prefix = meter.getName().replace('.', '_') + "_";
    return "| "
        + Stream.of(
                "`" + meter.getName() + "`",
                quoted(Scrape.of(registry).names().stream().filter(it -> it.startsWith(prefix))),
                meter.getType().name().toLowerCase(Locale.ROOT),
                quoted(meter.getTags().stream().map(Tag::getKey)),
                String.valueOf(meter.getDescription()))
            .collect(Collectors.joining(" | "))
        + " |";
  }

  private static String quoted(Stream<String> names) {
    return names.map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  /** One rule, or one query of a panel. */
  private record Query(String expression, String text) {}

  private void assertKnown(Query query) {
    Scrape scrape = Scrape.of(registry);
    assertThat(Selector.in(query.expression()))
        .as(query.expression())
        .isNotEmpty()
        .allMatch(selector -> selector.isIn(scrape));
    List<String> grouped = Selector.groupings(query.expression()).toList();
    assertThat(grouped).isSubsetOf(scrape.labels());
    assertThat(LABEL_OF_TEXT.matcher(query.text()).results().map(it -> it.group(1)))
        .as("labels in: " + query.text())
        .isSubsetOf(grouped);
    for (String pair : List.of("()", "{}", "[]")) {
      assertThat(query.expression().chars().filter(it -> it == pair.charAt(0)).count())
          .as("%s in %s", pair, query.expression())
          .isEqualTo(query.expression().chars().filter(it -> it == pair.charAt(1)).count());
    }
  }

  private static List<Map<String, Object>> rules() throws IOException {
    Map<String, List<Map<String, List<Map<String, Object>>>>> file =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(DOCS.resolve("operate").resolve("alerts.yml")));
    return file.getOrDefault("groups", List.of()).stream()
        .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
        .toList();
  }

  private static String expression(Map<String, Object> rule) {
    return String.valueOf(rule.get("expr"));
  }

  @Test
  void alertsAskForSeriesThatAreScraped() throws IOException {
    assertThat(rules())
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertKnown(new Query(expression(rule), String.valueOf(rule.get("annotations")))));
  }

  /** What it means is thrown where no verifier has judged anything, so that no meter moves. */
  @Test
  void neitherAlertsNorTheDashboardWaitForAReasonThatIsNeverCounted() throws IOException {
    Stream<String> expressions =
        Stream.concat(
            rules().stream().map(OperateDocumentationTest::expression),
            queries().stream().map(Query::expression));

    assertThat(expressions.flatMap(expression -> Selector.in(expression).stream()))
        .flatExtracting(Selector::conditions)
        .flatExtracting(Selector.Condition::values)
        .contains(Reason.BODY_CONSUMED.code(), Reason.NOT_CLAIMED.code())
        .doesNotContain(Reason.NOT_VERIFIED.code());
  }

  @Test
  void alertsWatchWhatMattersMost() throws IOException {
    assertThat(rules().stream().flatMap(rule -> Selector.in(expression(rule)).stream()))
        .extracting(Selector::conditions)
        .flatMap(conditions -> conditions)
        .extracting(Selector.Condition::values)
        .contains(List.of("unverified"), List.of("unavailable"), List.of("given-back"));
  }

  @Test
  void everyAlertHasASeverityAndARowOfThePage() throws IOException {
    List<String> documented =
        Files.readAllLines(DOCS.resolve("operate.md")).stream()
            .flatMap(line -> ALERT.matcher(line).results())
            .map(MatchResult::group)
            .map(cell -> cell.replaceAll("[|` ]", ""))
            .toList();

    assertThat(rules())
        .extracting(rule -> String.valueOf(rule.get("alert")))
        .containsExactlyElementsOf(documented);
    assertThat(rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.get("labels"))
                  .isIn(Map.of("severity", "warning"), Map.of("severity", "critical"));
              assertThat(String.valueOf(rule.get("annotations")))
                  .contains("summary=", "description=", "docs/operate.md#when-an-alert-fires");
            });
    assertThat(DOCS.resolve("operate.md")).content().contains("\n## When an alert fires\n");
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(DOCS.resolve("operate").resolve("dashboard.json").toFile());
  }

  private static List<Query> queries() throws IOException {
    return dashboard().findValues("targets").stream()
        .flatMap(targets -> targets.findParents("expr").stream())
        .map(it -> new Query(it.path("expr").asText(), it.path("legendFormat").asText()))
        .toList();
  }

  @Test
  void theDashboardAsksForSeriesThatAreScraped() throws IOException {
    assertThat(queries()).isNotEmpty().allSatisfy(this::assertKnown);
    String variable = dashboard().at("/templating/list/1/query/query").asText();
    assertKnown(new Query(variable, ""));
    assertThat(variable).endsWith(", verifier)");
  }

  @Test
  void theDashboardShowsEachSeries() throws IOException {
    assertThat(queries().stream().flatMap(query -> Selector.in(query.expression()).stream()))
        .extracting(Selector::name)
        .containsAll(Scrape.of(registry).names());
  }

  /** The mean of a verification and of a recheck is neither's. */
  @Test
  void theDashboardTimesStepsApart() throws IOException {
    assertThat(queries().stream().flatMap(query -> Selector.in(query.expression()).stream()))
        .filteredOn(selector -> selector.name().startsWith("verified_response_verification_"))
        .hasSize(3)
        .allSatisfy(
            selector ->
                assertThat(selector.conditions())
                    .filteredOn(condition -> condition.label().equals("step"))
                    .singleElement()
                    .satisfies(step -> assertThat(step.values()).hasSize(1)));
  }

  @Test
  void thePanelsOfTheDashboardHaveIdsOfTheirOwnAndTheChosenDataSource() throws IOException {
    assertThat(dashboard().path("panels"))
        .extracting(panel -> panel.path("id").asInt())
        .doesNotHaveDuplicates();
    assertThat(dashboard().findValues("datasource"))
        .extracting(source -> source.path("uid").asText())
        .containsOnly("${datasource}");
  }
}
