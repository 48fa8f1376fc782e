package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A filter in front of the door that reads the body is a mistake of the deployment. */
class BodyConsumedTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String BODY = SignedResponse.accepted("r-1").body();

  private final Handler handler = Handler.requiring("shufti");
  @AutoClose private final TomcatServer server = new TomcatServer();

  private TomcatServer behind(Reader before, Carrier carrier) throws Exception {
    return server
        .filter(
            "before",
            "/*",
            (request, response, chain) -> {
              before.read(request);
              chain.doFilter(request, response);
            })
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(SignedResponse.verifier("shufti").carrier(carrier).build()))
        .servlet("/results", handler)
        .start();
  }

  private HttpResponse<String> post(String contentType) {
    String signature = SignedResponse.accepted("r-1").signature();
    return server.post("/results", BODY, "Content-Type", contentType, "Signature", signature);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  @DisplayName("AT-114 says that the body was read before, and by which means not to")
  void saysThatTheBodyWasReadBefore(Reader before) throws Exception {
    behind(before, Carrier.body(FORM));

    HttpResponse<String> answer = post(FORM);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("urn:verified-response:problem:body-consumed")
        .contains("could be verified: ");
    assertThat(handler.seen()).isEmpty();
  }

  static Stream<Named<Reader>> readers() {
    return Stream.of(
        named("getInputStream", request -> request.getInputStream().readAllBytes()),
        named("getReader", request -> request.getReader().readLine()),
        named("getReader, and nothing read", ServletRequest::getReader),
        named("getParameter", request -> request.getParameter("name")));
  }

  @Test
  void saysThatAFormWasReadBefore() throws Exception {
    server
        .filter(
            "before",
            "/*",
            (request, response, chain) -> {
              request.getInputStream().readAllBytes();
              chain.doFilter(request, response);
            })
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(
                SignedResponse.cafVerifier("caf", Carriers.form("result")).build()))
        .servlet("/results", handler)
        .start();

    HttpResponse<String> answer = server.post("/results", "result=x", "Content-Type", FORM);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("the body was read before it could be verified");
  }

  @Test
  void readsOnWhereNothingHasBeenRead() throws Exception {
    behind(ServletRequest::getInputStream, Carrier.body("application/json"));

    assertThat(post("application/json").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesABodyOfWhichAPartIsGone() throws Exception {
    behind(request -> request.getInputStream().read(), Carrier.body("application/json"));

    assertThat(post("application/json").body())
        .contains("the body is not as long as its Content-Length");
    assertThat(handler.seen()).isEmpty();
  }

  @FunctionalInterface
  interface Reader {
    void read(ServletRequest request) throws IOException;
  }
}
