package io.github.verifiedresponse.testkit;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.http.ContentType.BINARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.config.EncoderConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With the settings of docs/testing.md, RestAssured sends what was signed. */
class RestAssuredTest {
  private static final EncoderConfig AS_SIGNED =
      encoderConfig()
          .encodeContentTypeAs("application/x-www-form-urlencoded", BINARY)
          .appendDefaultContentCharsetToContentTypeIfUndefined(false);

  private static int send(SignedRequest request, URI uri) {
    return given()
        .config(config().encoderConfig(AS_SIGNED))
        .urlEncodingEnabled(false)
        .headers(request.headers())
        .header("User", "anna")
        .body(request.body())
        .request(
            request.method(), request.query().isEmpty() ? "" + uri : uri + "?" + request.query())
        .statusCode();
  }

  @Test
  void whatTheVendorSignedIsHandledAndWhatWasAlteredIsRefused() throws Exception {
    try (Endpoint endpoint = new Endpoint(Fault.right().build(), http -> true)) {
      SignedRequest genuine = Fault.relayed(Fault.CAF);

      assertThat(send(genuine.tampered(), endpoint.uri())).isEqualTo(401);
      assertThat(send(genuine, endpoint.uri())).isEqualTo(200);
    }
  }

  @Test
  void eachVendorsRequestArrivesAsItWasSigned() throws Exception {
    BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        http -> {
          arrived.add(Arrived.of(http)); // before the answer, which the client waits for
          http.sendResponseHeaders(200, -1);
          http.close();
        });
    server.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/results");
      List<SignedRequest> requests = requests().toList();

      assertThat(requests).hasSizeGreaterThan(40);
      for (SignedRequest request : requests) {
        send(request, uri);
        assertThat(arrived.remove().like(request))
            .as(request.toString())
            .isEqualTo(
                new Arrived(request.method(), request.query(), request.headers(), request.text()));
      }
    } finally {
      server.stop(0);
    }
  }

  private static Stream<SignedRequest> requests() {
    TestVendor caf = TestVendor.named("caf").approved();
    String name = "{\"reference\":\"r-1\",\"event\":\"verification.accepted\",\"name\":\"Zoë ✓\"}";
    return Stream.concat(
        Stream.of(
            caf.asBody(),
            caf.asHeader("X-Result"),
            caf.inForm("r"),
            caf.inQuery("r"),
            TestVendor.named("shufti-pro").result(name).calledBack()),
        EveryVendorTest.signed().map(vendor -> TestVendor.of(vendor).calledBack()));
  }

  private record Arrived(
      String method, String query, Map<String, List<String>> headers, String body) {

    static Arrived of(HttpExchange http) throws IOException {
      String query = Objects.requireNonNullElse(http.getRequestURI().getRawQuery(), "");
      String body = new String(http.getRequestBody().readAllBytes(), UTF_8);
      return new Arrived(http.getRequestMethod(), query, http.getRequestHeaders(), body);
    }

    /** Without the headers that the client adds. */
    Arrived like(SignedRequest request) {
      Map<String, List<String>> signed = request.headers();
      signed.replaceAll((name, lines) -> headers.getOrDefault(name, List.of()));
      return new Arrived(method, query, signed, body);
    }
  }
}
