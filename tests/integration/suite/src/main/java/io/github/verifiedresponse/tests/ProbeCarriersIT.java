package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the token may be, at both filters. */
class ProbeCarriersIT extends DeployedProbe {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TOKEN_HEADER = "X-Signed-Result";

  @ParameterizedTest(name = "AT-003 {0}")
  @ValueSource(strings = {"caf/header", "api/entity/header"})
  void aHeaderCarriesTheTokenAndTheBodyIsTheApplications(String path) {
    String payload = Probe.payload();
    Answer answer =
        probe.client().post(path, "text/html", "any body", TOKEN_HEADER, Probe.token(payload));
    assertThat(answer.body()).isEqualTo(payload + " and 8 bytes");

    String second = Probe.payload();
    Answer get =
        probe
            .client()
            .send("GET", path, BodyPublishers.noBody(), TOKEN_HEADER, Probe.token(second));
    assertThat(get.body()).isEqualTo(second + " and 0 bytes");
  }

  @ParameterizedTest(name = "AT-097, AT-098 {0}")
  @ValueSource(strings = {"caf/header", "api/entity/header"})
  void aHeaderStandsOnce(String path) {
    long before = probe.runs();
    String token = Probe.token(Probe.payload());

    assertThat(probe.client().get(path).verdict()).isEqualTo("401 missing-signature");
    assertThat(header(path, TOKEN_HEADER, "").verdict()).isEqualTo("401 missing-signature");
    assertThat(header(path, TOKEN_HEADER, Probe.forged()).verdict()).isEqualTo("401 unverified");
    assertThat(header(path, TOKEN_HEADER, token, TOKEN_HEADER, token).verdict())
        .isEqualTo("400 ambiguous");
    assertThat(header(path, TOKEN_HEADER, token + ", " + token).verdict())
        .isEqualTo("400 malformed");
    assertThat(probe.runs()).isEqualTo(before);
  }

  private Answer header(String path, String... headers) {
    return probe.client().send("GET", path, BodyPublishers.noBody(), headers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf/query", "api/entity/query"})
  void aQueryCarriesTheToken(String path) {
    String payload = Probe.payload();
    String token = Probe.token(payload);
    long before = probe.runs();
    assertThat(probe.client().get(path).verdict()).isEqualTo("401 missing-signature");
    assertThat(probe.client().get(path + "?result=" + Probe.forged()).verdict())
        .isEqualTo("401 unverified");
    assertThat(probe.client().get(path + "?result=" + token + "&result=" + token).verdict())
        .isEqualTo("400 ambiguous");
    assertThat(probe.runs()).isEqualTo(before);

    assertThat(probe.client().get(path + "?other=%2B+1&result=" + token).body())
        .isEqualTo(payload + " and + 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caf/form",
        "api/entity/form-param",
        "api/entity/form",
        "api/entity/form-map",
        "api/entity/bean-param"
      })
  void aFormFieldCarriesTheTokenAndTheOtherFieldsCanStillBeRead(String path) {
    String payload = Probe.payload();
    String token = Probe.token(payload);
    long before = probe.runs();
    assertThat(form(path, "other=1").verdict()).isEqualTo("401 missing-signature");
    assertThat(form(path, "result=" + Probe.forged()).verdict()).isEqualTo("401 unverified");
    assertThat(form(path, "result=" + token + "&result=x").verdict()).isEqualTo("400 ambiguous");
    assertThat(form(path, "result=%zz").status()).isBetween(400, 401);
    assertThat(probe.runs()).isEqualTo(before);

    Answer genuine = form(path, "other=%C3%A9+1&result=" + token);
    Otherwise.skipUnless(!genuine.body().equals(payload + " and null"), "form-parameters");
    assertThat(genuine.body()).isEqualTo(payload + " and é 1");
  }

  private Answer form(String path, String body) {
    return probe.client().post(path, FORM + ";charset=UTF-8", body);
  }

  @Test
  void aFieldOfAMultipartFormCarriesTheToken() {
    String payload = Probe.payload();
    String body = part("result", Probe.token(payload)) + part("other", "1") + "--b--\r\n";

    assertThat(probe.client().post("caf/form", "multipart/form-data; boundary=b", body).body())
        .isEqualTo(payload + " and 1");
    assertThat(
            probe
                .client()
                .post(
                    "caf/form",
                    "multipart/form-data; boundary=b",
                    part("result", Probe.forged()) + "--b--\r\n")
                .verdict())
        .isEqualTo("401 unverified");
  }

  private static String part(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf/form", "api/entity/form-param", "api/entity/form"})
  void aFormFieldThatTheQueryHasTooIsAmbiguous(String path) {
    String body = "other=1&result=" + Probe.token(Probe.payload());

    Stream.of("?result=" + Probe.forged(), "?%72esult=x", "?a=b&result")
        .forEach(query -> assertAmbiguous(path + query, body));
    assertThat(form(path + "?a=b", body).status()).isEqualTo(200);
  }

  private void assertAmbiguous(String path, String body) {
    long before = probe.runs();
    assertThat(form(path, body).verdict()).isEqualTo("400 ambiguous");
    assertThat(probe.runs()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf/query", "api/entity/query"})
  void aQueryParameterThatAFormHasTooIsAmbiguous(String path) {
    String query = "?result=" + Probe.token(Probe.payload());

    Stream.of("result=" + Probe.forged(), "a=b&r%65sult=x", "result")
        .forEach(body -> assertAmbiguous(path + query, body));
    Answer genuine = form(path + query, "other=1");
    Otherwise.skipUnless(!genuine.body().endsWith(" and null"), "form-parameters");
    assertThat(genuine.body()).endsWith(" and 1");
  }

  @Test
  void aQueryParameterThatAPartHasTooIsAmbiguous() {
    String query = "caf/query?result=" + Probe.token(Probe.payload());

    assertThat(
            probe
                .client()
                .post(query, "multipart/form-data; boundary=b", part("result", "x") + "--b--\r\n")
                .verdict())
        .isEqualTo("400 ambiguous");
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf/form", "api/entity/form-param"})
  void aFormInChunksIsLimitedAsAnyBody(String path) {
    long before = probe.runs();
    String body = "result=" + Probe.token(Probe.payload()) + "&other=";

    assertThat(chunked(path, body + "x".repeat(300_000)).verdict()).isEqualTo("413 too-large");
    assertThat(probe.runs()).isEqualTo(before);
    assertThat(chunked(path, body + "1").status()).isEqualTo(200);
  }

  private Answer chunked(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return probe
        .client()
        .send(
            "POST",
            path,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
            "Content-Type",
            FORM);
  }

  @Test
  void aQueryIsNoFormField() {
    long before = probe.runs();
    String path = "?result=" + Probe.token(Probe.payload());

    assertThat(form("api/entity/form" + path, "other=1").verdict())
        .isEqualTo("401 missing-signature");
    assertThat(form("caf/form" + path, "other=1").verdict()).isEqualTo("401 missing-signature");
    assertThat(probe.runs()).isEqualTo(before);
  }
}
