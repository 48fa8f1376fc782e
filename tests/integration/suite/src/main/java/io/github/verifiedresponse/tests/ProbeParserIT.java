package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.hostile.Gadget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JSON that is made to hurt its reader, on a server's own threads and stacks. What takes too long
 * is not answered within the client's patience, and fails.
 */
class ProbeParserIT extends DeployedHandlers {
  private long runsBefore;
  private long taken;

  @Deployment(testable = false)
  static WebArchive war() {
    return HostileWar.create();
  }

  @BeforeEach
  void countRuns() {
    runsBefore = probe.runs();
  }

  /** Whatever was sent, handlers have run for what was taken and for nothing else. */
  @AfterEach
  void handlersRanForWhatWasTakenOnly() {
    assertThat(probe.runs()).isEqualTo(runsBefore + taken);
  }

  /** A reader at a door. */
  private record Place(String door, HostileReader reader) {
    static Stream<Place> all() {
      return Arrays.stream(HostileWar.DOORS)
          .flatMap(
              door -> Arrays.stream(HostileReader.values()).map(each -> new Place(door, each)));
    }

    @Override
    public String toString() {
      return door + reader.verifier;
    }
  }

  static Stream<Place> places() {
    return Place.all();
  }

  static Stream<Object[]> limits() {
    return HostileLimit.all().stream()
        .flatMap(
            limit ->
                places()
                    .filter(place -> limit.readers().contains(place.reader()))
                    .map(place -> new Object[] {limit.row(), limit, place}));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("limits")
  void takesWhatIsWithinALimitAndRefusesWhatIsBeyond(String row, HostileLimit limit, Place place) {
    limit.within().forEach(members -> assertTaken(place, members));
    for (String members : limit.beyond()) {
      assertThat(send(place, place.reader().genuine(members)).verdict()).isEqualTo("413 too-large");
      assertThat(send(place, place.reader().forged(members)).verdict())
          .isEqualTo(place.reader().refusalOfForged("413 too-large"));
    }
  }

  @ParameterizedTest(name = "AT-169 {0}")
  @MethodSource("places")
  void aMonstrousExponentIsNotUnfoldedWhoeverAsksForIt(Place place) {
    if (place.reader() == HostileReader.ENVELOPE) {
      assertTaken(place, "\"number\":1e2147483647"); // nobody asks an envelope
      return;
    }
    for (String monster : List.of("1e2147483647", "1e-2147483647", "-1e2147483647")) {
      Answer answer = assertTaken(place, "\"number\":" + monster);
      assertThat(answer.json().path("asType").asText()).isEqualTo("refused");
      assertThat(answer.json().path("asNode").asText()).isEqualTo("refused");
    }
    Answer answer = assertTaken(place, "\"number\":12345678901234567890");
    assertThat(answer.json().path("asType").asText()).isEqualTo("12345678901234567890");
  }

  @ParameterizedTest(name = "AT-169 {0}")
  @ValueSource(strings = {"hostile/caf", "api/hostile/caf"})
  void aMonstrousTimeIsNotUnfolded(String path) {
    for (String monster : List.of("1e2147483647", "1e-2147483647", "9".repeat(40), "-1e40")) {
      String payload = Probe.payload().replaceFirst("\"iat\":\\d+", "\"iat\":" + monster);
      assertThat(probe.post(path, Probe.token(payload)).verdict())
          .isIn("401 unverified", "403 stale", "403 wrong-type");
    }
  }

  @ParameterizedTest(name = "AT-171 {0}")
  @MethodSource("places")
  void aClassThatIsNamedIsANameAndNothingElse(Place place) {
    String name = Gadget.class.getName();

    assertTaken(
        place, "\"@class\":\"%1$s\",\"@type\":\"%1$s\",\"v\":[\"%1$s\",{}]".formatted(name));
    assertThat(probe.client().get("insides/gadget").body()).isEqualTo("never made");
  }

  @ParameterizedTest(name = "AT-172 {0}")
  @ValueSource(strings = {"hostile/", "api/hostile/"})
  void aTokenOfTwoMillionCharactersIsRefused(String door) throws IOException {
    String million = "A".repeat(1_000_000);
    String third = "A".repeat(666_666); // Undertow itself refuses more than 2 MiB
    String header = Probe.token("{}").replaceFirst("\\..*", "");
    assertThat(probe.post(door + "caf-long", million + million).verdict())
        .isEqualTo("400 malformed");
    for (String token :
        List.of(third + "." + third + "." + third, header + "." + million + million + ".AAAA")) {
      assertThat(probe.post(door + "caf-long", token).verdict()).isEqualTo("401 unverified");
      assertThat(
              probe
                  .client()
                  .post(
                      door + "envelope",
                      "application/json",
                      "{\"signedResponse\":\"" + token + "\"}")
                  .verdict())
          .isEqualTo("401 unverified");
    }
    String announced = "Content-Type: application/jwt\nContent-Length: 2000000\n\n";
    assertThat(probe.sendRaw("POST", door + "caf", announced + million + million).verdict())
        .isEqualTo("413 too-large");
  }

  @ParameterizedTest(name = "AT-173 {0}")
  @ValueSource(strings = {"hostile/", "api/hostile/"})
  void onlyTheOutermostVerdictCounts(String door) {
    String response =
        Vendors.shuftiResponse("verification.declined")
            .replaceFirst("}$", ",\"a\":{\"event\":\"verification.accepted\"}}");
    Answer declined =
        probe
            .client()
            .post(
                door + "shufti",
                "application/json",
                response,
                "Signature",
                Vendors.shuftiSignature(response));
    taken++;
    assertThat(declined.json().path("outcome").asText()).isEqualTo("DECLINED");

    String inner = "{\"requestId\":\"%s\",\"isAlive\":true}".formatted(UUID.randomUUID());
    String payload = Vendors.cafPayload(false).replaceFirst("}$", ",\"answer\":" + inner + "}");
    assertThat(probe.post(door + "approved", Probe.token(payload)).verdict())
        .isEqualTo("403 not-accepted");
  }

  @ParameterizedTest(name = "AT-165, AT-166, AT-167 {0}")
  @MethodSource("places")
  void readsTheFilesOfOthersAsTheUnitsDo(Place place) {
    Map<String, String> wrong = new TreeMap<>();
    List<JsonTestSuite.Text> texts = JsonTestSuite.texts();
    for (JsonTestSuite.Text text : texts) {
      Answer answer = sendAsMember(place, text.json());
      if (answer.status() == 200) {
        taken++;
      }
      if (!answer.verdict().matches(text.taken() ? "200" : "400 malformed|413 too-large")) {
        wrong.put(text.name(), answer.verdict());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private Answer sendAsMember(Place place, String json) {
    return send(place, place.reader().genuine("\"v\":" + json));
  }

  @ParameterizedTest(name = "AT-165 {0}")
  @ValueSource(strings = {"hostile/", "api/hostile/"})
  void refusesTheBadFilesOfOthersAsTheyStand(String door) {
    List<String> verdicts = new ArrayList<>();
    List<JsonTestSuite.Text> bad =
        JsonTestSuite.texts().stream().filter(JsonTestSuite.Text::isBad).toList();
    for (JsonTestSuite.Text text : bad) {
      byte[] json = HostileReader.bytes(text.json());
      String signature = Vendors.shuftiSignature(json);
      verdicts.add(postJson(door + "shufti", json, "Signature", signature).verdict());
    }
    assertThat(bad).hasSize(188);
    assertThat(verdicts)
        .allMatch(
            verdict -> verdict.matches("4.. (malformed|too-large|unverified|missing-signature)"));
  }

  private Answer postJson(String path, byte[] body, String... headers) {
    return probe.client().post(path, "application/json", body, headers);
  }

  private Answer assertTaken(Place place, String members) {
    Message sent = place.reader().genuine(members);
    Answer answer = send(place, sent);
    taken++;
    assertThat(answer.verdict()).isEqualTo("200");
    assertThat(answer.json().path("payload").asText()).isEqualTo(sent.payload());
    return answer;
  }

  private Answer send(Place place, Message message) {
    byte[] body = HostileReader.bytes(message.body());
    return probe
        .client()
        .post(place.toString(), place.reader().contentType, body, message.headerArray());
  }
}
