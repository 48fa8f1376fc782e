package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.BrokenRequest.doctor;
import static io.github.verifiedresponse.doctor.Signed.NOW;
import static io.github.verifiedresponse.doctor.Signed.SECRET;
import static io.github.verifiedresponse.doctor.Signed.base64;
import static io.github.verifiedresponse.doctor.Signed.bytes;
import static io.github.verifiedresponse.doctor.Signed.hmac;
import static io.github.verifiedresponse.doctor.Signed.jws;
import static io.github.verifiedresponse.doctor.Signed.liveness;
import static io.github.verifiedresponse.doctor.Signed.request;
import static io.github.verifiedresponse.doctor.Signed.shufti;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.carrier.Carriers;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to a body, or to a field of it, is found wherever the result is. */
class CarriedTest {
  private static final String JSON = "application/json";
  private static final String BODY = "{\"reference\":\"r-17\",\"event\":\"verification.accepted\"}";
  private static final String TOKEN = jws(SECRET, liveness(NOW));
  private static final String PAIR = "{\"result\":\"%s\",\"signature\":\"%s\"}";

  private static final Map<String, UnaryOperator<String>> MISTAKES =
      Map.of(
          "byte-order-mark", body -> "\ufeff" + body,
          "body-in-base64", body -> base64(bytes(body)),
          "json-in-string", body -> "\"" + inString(body) + "\"",
          "html-escaped", body -> body.replace("&", "&amp;").replace("\"", "&quot;"));

  /** Who reads a body, and how it was before the mistake. */
  private record Carried(String place, Doctor doctor, String type, String body) {
    String[] headers() {
      return place.equals("body") ? new String[] {"Signature", shufti(BODY)} : new String[0];
    }

    @Override
    public String toString() {
      return place;
    }
  }

  private static Stream<Carried> places() {
    return Stream.of(
        new Carried("body", doctor("shufti-pro"), JSON, BODY),
        new Carried(
            "json",
            doctor("caf").carrier(Carriers.jsonField("/result")),
            JSON,
            "{\"step\":2,\"result\":\"" + TOKEN + "\"}"),
        new Carried("pair", pair("shufti-pro"), JSON, paired(BODY, shufti(BODY))),
        new Carried(
            "form",
            doctor("caf").carrier(Carriers.form("result")),
            "application/x-www-form-urlencoded",
            "result=" + TOKEN + "&step=2&name=\"a\""));
  }

  private static Doctor pair(String scheme) {
    return doctor(scheme).carrier(Carriers.jsonFields("/result", "/signature"));
  }

  private static String paired(String content, String signature) {
    return PAIR.formatted(inString(content), inString(signature));
  }

  private static String inString(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  static Stream<Arguments> mistakes() {
    return places()
        .flatMap(place -> MISTAKES.keySet().stream().map(mistake -> Arguments.of(place, mistake)));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsAMistakeOfTheWholeBody(Carried carried, String mistake) {
    byte[] body = bytes(Objects.requireNonNull(MISTAKES.get(mistake)).apply(carried.body()));
    Diagnosis diagnosis =
        carried.doctor().examine(request(carried.type(), body, carried.headers()));

    if (carried.place().equals("form") && diagnosis instanceof Diagnosis.Fits) {
      assertThat(mistake).as("leaves the field as it was").isEqualTo("html-escaped");
    } else {
      assertThat(diagnosis.names()).containsExactly(mistake);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "signature-prefix, sha256=",
    "header-quoted, '\"'",
    "header-quoted, '\n'",
    "header-quoted, ' '"
  })
  void findsWhatIsWrongWithARelayedSignature(String name, String around) {
    String signature = around + shufti(BODY) + (name.equals("header-quoted") ? around : "");

    assertThat(pair("shufti-pro").examine(request(JSON, bytes(paired(BODY, signature)))).names())
        .containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({"signature-prefix, 3", "header-quoted, 0"})
  void findsWhatIsMissingOfARelayedSignature(String name, int from) {
    String time = String.valueOf(NOW.getEpochSecond());
    String signature = "v0=" + Signed.hex(hmac(SECRET, "v0:" + time + ":" + BODY));
    String relayed = from == 0 ? "<" + signature + ">" : signature.substring(from);

    assertThat(
            pair("slack")
                .examine(
                    request(JSON, bytes(paired(BODY, relayed)), "X-Slack-Request-Timestamp", time))
                .names())
        .containsExactly(name);
  }
}
