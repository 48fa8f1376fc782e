package io.github.verifiedresponse.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.scheme.Algorithm;
import io.github.verifiedresponse.scheme.Encoding;
import io.github.verifiedresponse.scheme.Vendor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is found where it was made. */
class DoctorTest {
  static Stream<BrokenRequest> brokenRequests() {
    return BrokenRequest.all();
  }

  @ParameterizedTest
  @MethodSource("brokenRequests")
  void findsTheMistake(BrokenRequest broken) {
    Diagnosis diagnosis = broken.doctor().examine(broken.request());

    assertThat(diagnosis.names()).containsExactlyElementsOf(broken.names());
    assertThat(diagnosis.lines())
        .hasSizeBetween(1, 10)
        .allMatch(line -> !line.isBlank())
        .noneMatch(line -> line.matches(".*It is P[^ ]*-.*")); // no negative time
  }

  @Test
  void theTableHasTwoRequestsForEachMistakeThatIsKnown() {
    List<String> examined = BrokenRequest.all().flatMap(broken -> broken.names().stream()).toList();

    assertThat(examined.stream().collect(Collectors.groupingBy(name -> name)))
        .allSatisfy((name, all) -> assertThat(all).hasSizeGreaterThanOrEqualTo(2))
        .containsOnlyKeys(Fault.all().stream().map(Fault::name).distinct().toArray(String[]::new));
  }

  @Test
  void namesTheSettingWithWhichAGenuineResultIsCompared() {
    Vendor acme =
        Vendor.named("acme")
            .calledBack()
            .signature("header:X-Acme-Signature")
            .signs("{body}")
            .with(Algorithm.HMAC_SHA256, Encoding.HEX)
            .kind("/id", "/aud=config:audience")
            .id("/id")
            .from("https://docs.acme.example/webhooks");
    String body = "{\"id\":\"r-17\",\"aud\":\"another-app\"}";
    String signature = Signed.hex(Signed.hmac(Signed.SECRET, body));

    assertThat(
            Doctor.of(acme)
                .secret(Signed.SECRET)
                .config("audience", "this-app")
                .examine(Signed.json(body, "X-Acme-Signature", signature))
                .lines())
        .contains("other-kind")
        .anyMatch(line -> line.endsWith("Or it differs from config.audience."))
        .noneMatch(line -> line.contains("-app"));
  }

  @Test
  void refusesASecretThatIsNotSet() {
    assertThatThrownBy(() -> BrokenRequest.doctor("shufti-pro").secret(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the secret is empty");
  }

  @Test
  void searchesALargeBodyWithinItsBounds() {
    String escapes = "{\"reference\":\"r\",\"event\":\"" + "\\u00e9\\/".repeat(20_000) + "\"}";
    String members =
        IntStream.range(0, 6_000)
            .mapToObj(i -> "\"m%s\":[%s]".formatted(String.valueOf(i), String.valueOf(i)))
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(unsigned(escapes)).isInstanceOf(Diagnosis.Unexplained.class);
    assertThat(unsigned(members)).isInstanceOf(Diagnosis.Unexplained.class);
  }

  private static Diagnosis unsigned(String body) {
    return BrokenRequest.doctor("shufti-pro")
        .examine(Signed.json(body, "Signature", "0".repeat(64)));
  }
}
