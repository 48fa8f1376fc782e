package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.config.RelayedParts.Way;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.Vendors;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A phone relays what a vendor sent: the raw body, and the texts that the vendor put into headers
 * beside it. The vendor of these tests signs {@code id.time.body}.
 */
class PartSettingsTest {
  private static final String KEY = "the-key-of-the-vendor-of-parts-32";
  private static final String SECRET = Base64.getEncoder().encodeToString(TestVendor.utf8(KEY));
  private static final String BODY =
      "{\"type\":\"check.done\",\"passed\":true,\"name\":\"J\u00f6rg, {1}\"}";
  private static final String TIME = "1700000000";
  private static final String ID = "msg_1";
  private static final RelayedParts GENUINE = RelayedParts.of(BODY, signature(TIME), TIME, ID);

  private static String signature(String time) {
    return "v1,"
        + Base64.getEncoder()
            .encodeToString(
                TestVendor.withSecret(KEY).mac("HmacSHA256", ID + "." + time + "." + BODY));
  }

  private static Map<String, String> values(Map<String, String> settings) {
    Map<String, String> values = new HashMap<>();
    values.put("verified-response.v.scheme", "svix");
    values.put("verified-response.v.secret", SECRET);
    values.put("verified-response.v.replay-guard", "memory");
    settings.forEach((key, value) -> values.put("verified-response.v." + key, value));
    return values;
  }

  private static ResponseVerifier verifier(Map<String, String> settings) {
    return Verifiers.of(values(settings), TestClock.atSecond(1_700_000_000)).named("v");
  }

  private static ResponseVerifier verifier(Way way) {
    return verifier(RelayedParts.settings(way));
  }

  private static Reason reason(Way way, RelayedParts parts) {
    return Verdicts.reason(verifier(way).verify(parts.by(way).build()));
  }

  @ParameterizedTest
  @EnumSource
  void aRelayedCallBackIsVerifiedAndNothingBesideItIsHandedOn(Way way) {
    VerifiedPayload payload = Verdicts.verified(verifier(way).verify(GENUINE.by(way).build()));

    assertThat(payload.content().toByteArray()).isEqualTo(TestVendor.utf8(BODY));
    assertThat(payload.id()).isEqualTo(ID);
    assertThat(payload.json().has("said")).isFalse();
    assertThat(payload.json().size()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void countsARelayedCallBackOnce(Way way) {
    String now =
        Long.toString(Instant.now().getEpochSecond()); // replay guards have their own clock
    RelayedParts relayed = RelayedParts.of(BODY, signature(now), now, ID);
    ResponseVerifier verifier =
        Verifiers.of(values(RelayedParts.settings(way)), Clock.systemUTC()).named("v");
    verifier
        .handling()
        .settle(Verdicts.verified(verifier.verify(relayed.by(way).build())), Ending.byAnswer(200));

    assertThat(Verdicts.reason(verifier.verify(relayed.by(way).build())))
        .isEqualTo(Reason.REPLAYED);
  }

  static Stream<Arguments> partsOfEachWay() {
    return Stream.of(Way.values())
        .flatMap(way -> RelayedParts.NAMES.stream().map(name -> Arguments.of(way, name)));
  }

  @ParameterizedTest
  @MethodSource("partsOfEachWay")
  void refusesAPartThatIsMissingOrEmpty(Way way, String name) {
    assertThat(reason(way, GENUINE.without(name))).isEqualTo(Reason.MISSING_SIGNATURE);
    assertThat(reason(way, GENUINE.with(name, ""))).isEqualTo(Reason.MISSING_SIGNATURE);
  }

  /** JSON with one name twice is no strict JSON. */
  @ParameterizedTest
  @MethodSource("partsOfEachWay")
  void refusesAPartThatOccursTwice(Way way, String name) {
    assertThat(reason(way, GENUINE.and(name, GENUINE.get(name))))
        .isIn(Reason.AMBIGUOUS, Reason.MALFORMED);
    assertThat(reason(way, GENUINE.and(name, "other"))).isIn(Reason.AMBIGUOUS, Reason.MALFORMED);
  }

  @ParameterizedTest
  @MethodSource("partsOfEachWay")
  void refusesAPartOfWhichOneCharacterIsAnother(Way way, String name) {
    ResponseVerifier verifier = verifier(way);
    String genuine = GENUINE.get(name);
    for (int i = 0; i < genuine.length(); i++) {
      char other = genuine.charAt(i) == '7' ? '8' : '7';
      String altered = genuine.substring(0, i) + other + genuine.substring(i + 1);

      assertThat(Verdicts.reason(verifier.verify(GENUINE.with(name, altered).by(way).build())))
          .as("%s with another character %s", name, String.valueOf(i))
          .isIn(Reason.UNVERIFIED, Reason.MALFORMED);
    }
  }

  static Stream<RelayedParts> shifted() {
    return Stream.of(
        GENUINE.with("id", ID + "." + TIME).with("time", TIME),
        GENUINE.with("id", ID + "." + TIME + "." + BODY.substring(0, 9)),
        GENUINE.with("id", "msg").with("time", "_1." + TIME),
        GENUINE.with("time", "170000000").with("response", "0." + BODY),
        GENUINE.with("time", TIME + "." + BODY.charAt(0)).with("response", BODY.substring(1)),
        GENUINE.with("time", ID).with("id", TIME),
        GENUINE.with("response", GENUINE.get("signature")).with("signature", BODY),
        GENUINE.with("response", ID + "." + TIME + "." + BODY),
        GENUINE.with("signature", GENUINE.get("signature") + " "),
        GENUINE.with("time", " " + TIME));
  }

  @ParameterizedTest
  @MethodSource("shifted")
  void refusesABoundaryThatWasMoved(RelayedParts parts) {
    for (Way way : Way.values()) {
      assertThat(reason(way, parts)).isIn(Reason.UNVERIFIED, Reason.MALFORMED);
    }
  }

  /** Where a part was said to be is where it is: the vendor's own header is not asked instead. */
  @ParameterizedTest
  @CsvSource({"signature, svix-signature", "time, svix-timestamp", "id, svix-id"})
  void aPartIsReadInItsPlaceOnly(String part, String header) {
    for (Way way : Way.values()) {
      TestMessage elsewhere = GENUINE.without(part).by(way).header(header, GENUINE.get(part));
      TestMessage beside = GENUINE.by(way).header(header, "something else");

      assertThat(Verdicts.reason(verifier(way).verify(elsewhere.build())))
          .isEqualTo(Reason.MISSING_SIGNATURE);
      assertThat(Verdicts.verified(verifier(way).verify(beside.build())).id()).isEqualTo(ID);
    }
  }

  @Test
  void refusesAPartOfJsonThatIsNoText() {
    TestMessage message =
        TestMessage.ofJson(
            "{\"sdk\":{\"response\":\"{}\",\"signature\":\"v1,AA==\",\"id\":\"a\",\"time\":1700000000}}");

    assertThat(Verdicts.reason(verifier(Way.JSON).verify(message.build())))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void aFieldOfAFormMayNotBeInTheQueryToo() {
    TestMessage message = GENUINE.by(Way.FORM).target("/results?time=" + TIME);

    assertThat(Verdicts.reason(verifier(Way.FORM).verify(message.build())))
        .isEqualTo(Reason.AMBIGUOUS);
  }

  @Test
  void partsThatAreNotSetAreWhereTheVendorPutsThem() {
    ResponseVerifier verifier =
        verifier(Map.of("carrier", "json:/sdk/response", "carrier.signature", "/sdk/signature"));
    TestMessage message = GENUINE.by(Way.JSON).header("svix-id", ID).header("svix-timestamp", TIME);

    assertThat(Verdicts.verified(verifier.verify(message.build())).id()).isEqualTo(ID);
  }

  /** A vendor's call-backs that cannot be used are acknowledged; a phone is told. */
  @Test
  void whoeverPutsPartsElsewhereIsAClientUnlessTheSettingsSayOtherwise() {
    Map<String, String> byVendor = new HashMap<>(RelayedParts.settings(Way.JSON));
    byVendor.put("sender", "vendor");

    assertThat(verifier(Map.of()).toString()).contains("sender vendor");
    assertThat(verifier(Way.JSON).toString()).contains("sender client");
    assertThat(verifier(byVendor).toString()).contains("sender vendor");
  }

  @Test
  void saysWhereThePartsAreAtStart() {
    assertThat(verifier(Way.JSON_AND_HEADERS).toString())
        .contains("JSON fields /sdk/response,/sdk/signature, id in the header X-id");
  }

  @Test
  void isSetInCodeAsInSettings() {
    Carrier carrier =
        Carriers.withParts(
            Carriers.jsonField("/sdk/response"),
            Map.of("signature", "/sdk/signature", "time", "header:X-time", "id", "json:/sdk/id"));
    ResponseVerifier verifier =
        ResponseVerifier.named("v")
            .scheme(Vendors.named("svix").scheme(Keys.of(Secret.of("test", SECRET))))
            .carrier(carrier)
            .replayGuard(ReplayGuard.disabled())
            .clock(TestClock.atSecond(1_700_000_000))
            .build();
    TestMessage message = GENUINE.by(Way.JSON).header("X-time", TIME);

    assertThat(Verdicts.verified(verifier.verify(message.build())).id()).isEqualTo(ID);
    assertThat(carrier.partNames()).containsExactlyInAnyOrder("signature", "time", "id");
    assertThat(verifier.toString()).contains("sender client");
  }

  @ParameterizedTest(name = "{0} with {1}={2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "svix; carrier.signatur; /s; carrier.signatur is not a part of svix: did you mean"
            + " verified-response.v.carrier.signature? Its parts are id, signature, time [VR-1011]",
        "svix; carrier.nonce; /s; carrier.nonce is not a part of svix: its parts are id, signature,"
            + " time [VR-1011]",
        "stripe; carrier.time; /t; carrier.time is not a part of stripe: its only part is signature"
            + " [VR-1011]",
        "caf; carrier.signature; /s; carrier.signature is not a part of caf, which reads nothing"
            + " besides the content: remove it [VR-1011]",
        "svix; carrier.signature; s; a part's place must be /POINTER (in the envelope),"
            + " header:NAME, query:NAME or form:NAME [VR-1024]",
        "svix; carrier.signature; header:; a part's place must be /POINTER [VR-1024]",
        "svix; carrier.signature; header:X Y; a header name must not contain spaces or separators"
            + " [VR-1024]",
        "svix; carrier.signature; /response; another part is already in the field /response"
            + " [VR-1024]",
        "svix; carrier.signature; form:sig; a form field cannot be combined with JSON field"
            + " /response [VR-1024]"
      })
  void doesNotStart(String scheme, String setting, String value, String why) {
    Map<String, String> values = new HashMap<>();
    values.put("verified-response.v.scheme", scheme);
    values.put("verified-response.v.carrier", "json:/response");
    values.put("verified-response.v." + setting, value);
    values.put("verified-response.v.secret", SECRET);
    values.put("verified-response.v.replay-guard", "memory");

    String[] parts = why.split(" (?=\\[VR-)");
    assertThatThrownBy(() -> Verifiers.of(values)).hasMessageContainingAll(parts);
  }

  /** A form's field and a parameter of the query are read by one name. */
  @Test
  void aFieldAndAParameterShareNoName() {
    assertThatThrownBy(() -> Carriers.withParts(Carriers.form("x"), Map.of("signature", "query:x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("already");
    assertThat(
            Carriers.withParts(Carriers.query("sig"), Map.of("signature", "query:Sig")).partNames())
        .containsExactly("signature");
  }

  @Test
  void aPartMoreLeavesTheSignatureOfACarrierOfOnesOwn() throws RejectedException {
    Carrier own =
        message -> new SignedParts(message, Content.copyOf(message.body().toByteArray()), "own");
    InboundMessage message = TestMessage.ofJson("{}").header("X-Time", "1700000000").build();

    SignedParts carried = Carriers.withParts(own, Map.of("time", "header:X-Time")).take(message);

    assertThat(carried.signature()).isEqualTo("own");
    assertThat(carried.parts()).containsEntry("time", "1700000000");
  }
}
