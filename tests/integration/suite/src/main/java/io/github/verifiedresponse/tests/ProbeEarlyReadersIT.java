package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mistake of reading a body before it is verified, at both filters. */
class ProbeEarlyReadersIT extends DeployedProbe {
  private static final String FORM = "application/x-www-form-urlencoded";

  @ParameterizedTest(name = "AT-114 {0}, {1}")
  @CsvSource({"parameter, mac", "stream, mac", "reader, mac", "stream, caf", "reader, caf"})
  void aFilterThatReadsTheBodyFirstIsAnErrorAndNeverARefusal(String early, String verifier) {
    long before = probe.runs();
    byte[] body = "a=1&b=2".getBytes(StandardCharsets.UTF_8);
    Answer answer =
        verifier.equals("mac")
            ? probe.postSigned("early/parameters", FORM, body, "X-Early", early)
            : probe.post("caf/receive", Probe.token(Probe.payload()), "X-Early", early);

    assertThat(answer.verdict()).isEqualTo("500 body-consumed");
    assertThat(probe.runs()).isEqualTo(before);
  }

  @Test
  void aFilterThatReadsAPartOfTheBodyFirstLetsNothingThrough() {
    long before = probe.runs();
    Answer answer =
        probe.post("caf/receive", Probe.token(Probe.payload()), "X-Early", "part-of-stream");

    assertThat(answer.status()).isIn(400, 500);
    assertThat(probe.runs()).isEqualTo(before);
  }

  @ParameterizedTest(name = "AT-114 {0}, {1}")
  @CsvSource({"stream, entity/bytes", "stream, entity/form", "parameter, entity/form"})
  void aFilterThatReadsTheEntityFirstIsAnErrorAndNeverARefusal(String early, String path) {
    long before = probe.runs();
    String token = Probe.token(Probe.payload());
    Answer answer =
        path.endsWith("form")
            ? form("api/" + path, "result=" + token, "X-Early", early)
            : probe
                .client()
                .post(
                    "api/" + path,
                    "application/json",
                    "{\"signedResponse\":\"" + token + "\"}",
                    "X-Early",
                    early);

    assertThat(answer.verdict()).isEqualTo("500 body-consumed");
    assertThat(probe.runs()).isEqualTo(before);
  }

  @Test
  @DisplayName("AT-114 a filter that reads a form first is an error and never a refusal")
  void aFilterThatReadsAFormFirstIsAnErrorAndNeverARefusal() {
    long before = probe.runs();
    String body = "result=" + Probe.token(Probe.payload());

    for (String early : List.of("stream", "reader")) {
      assertThat(form("caf/form", body, "X-Early", early).verdict()).isEqualTo("500 body-consumed");
    }
    assertThat(probe.runs()).isEqualTo(before);
  }

  @Test
  @DisplayName("AT-114 a filter that reads a chunked body first lets nothing through")
  void aFilterThatReadsAChunkedBodyFirstLetsNothingThrough() {
    long before = probe.runs();
    byte[] token = Probe.token(Probe.payload()).getBytes(StandardCharsets.UTF_8);
    Answer answer =
        probe
            .client()
            .send(
                "POST",
                "caf/receive",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(token)),
                "Content-Type",
                Probe.JWT,
                "X-Early",
                "stream");

    // no length was declared, so what is gone looks like what was never there
    assertThat(answer.status()).isIn(401, 500);
    assertThat(probe.runs()).isEqualTo(before);
  }

  private Answer form(String path, String body, String... headers) {
    return probe.client().post(path, FORM + ";charset=UTF-8", body, headers);
  }
}
