package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where the signed thing is not the whole body, and what may stand beside it. */
class OtherCarriersTest {
  private static final String TOKEN = SignedResponse.cafToken("caf-1");
  private static final String FORGED = TOKEN.substring(0, TOKEN.lastIndexOf('.') + 1) + "AAAA";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=b";

  private final List<String> requests = new CopyOnWriteArrayList<>();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private TomcatServer carriedIn(Carrier carrier, Exchange handler) throws Exception {
    return server
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(SignedResponse.cafVerifier("caf", carrier).build()))
        .servlet(
            "/results",
            (request, response) -> {
              requests.add(request.getClass().getSimpleName());
              handler.handle(request, response);
            })
        .start();
  }

  private static void echo(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = VerifiedPayload.require(request::getAttribute, "caf").id();
    response.getWriter().write(id + " " + request.getReader().readLine());
  }

  @Test
  void aHeaderLeavesTheBodyUnread() throws Exception {
    carriedIn(Carriers.header("X-Result"), OtherCarriersTest::echo);

    assertThat(
            server
                .post("/results", "any body", "X-Result", TOKEN, "Content-Type", "text/plain")
                .body())
        .isEqualTo("caf-1 any body");
    assertThat(requests).containsExactly("RequestFacade");
  }

  @Test
  void aHeaderOfARequestWithoutABodyIsEnough() throws Exception {
    carriedIn(Carriers.header("X-Result"), OtherCarriersTest::echo);

    assertThat(server.get("/results", "X-Result", TOKEN).body()).isEqualTo("caf-1 null");
    assertThat(server.get("/results", "X-Result", FORGED).statusCode()).isEqualTo(401);
    assertThat(server.get("/results").statusCode()).isEqualTo(401);
    assertThat(
            server
                .send("HEAD", "/results", BodyPublishers.noBody(), "X-Result", FORGED)
                .statusCode())
        .isEqualTo(401);
    assertThat(requests).hasSize(1);
  }

  @Test
  void aHeaderThatStandsTwiceIsAmbiguous() throws Exception {
    carriedIn(Carriers.header("X-Result"), OtherCarriersTest::echo);

    assertThat(server.get("/results", "X-Result", TOKEN, "X-Result", TOKEN).statusCode())
        .isEqualTo(400);
    assertThat(requests).isEmpty();
  }

  @Test
  void aQueryParameterIsReadFromTheRawTarget() throws Exception {
    carriedIn(Carriers.query("result"), OtherCarriersTest::echo);

    assertThat(server.get("/results?a=b&result=" + TOKEN).body()).isEqualTo("caf-1 null");
    assertThat(server.get("/results?a=b").statusCode()).isEqualTo(401);
  }

  @Test
  void aFormFieldIsReadAndTheFormIsServedAgain() throws Exception {
    carriedIn(
        Carriers.form("result"),
        (request, response) -> {
          response.setCharacterEncoding("UTF-8");
          response.getWriter().write(request.getParameter("name"));
        });

    assertThat(
            server.post("/results", "name=Zo%C3%AB&result=" + TOKEN, "Content-Type", FORM).body())
        .isEqualTo("Zoë");
    assertThat(
            server.post("/results", "name=x&result=" + FORGED, "Content-Type", FORM).statusCode())
        .isEqualTo(401);
    assertThat(server.post("/results", "name=x", "Content-Type", FORM).statusCode()).isEqualTo(401);
    assertThat(requests).containsExactly("ReplayableRequest");
  }

  @Test
  void aFieldOfTheQueryIsNoFormFieldAndMakesOneAmbiguous() throws Exception {
    carriedIn(Carriers.form("result"), OtherCarriersTest::ok);

    assertThat(form("?result=" + TOKEN, "name=x")).isEqualTo(401);
    assertThat(form("?result=" + FORGED, "result=" + TOKEN)).isEqualTo(400);
    assertThat(form("?result=" + TOKEN, "result=" + TOKEN)).isEqualTo(400);
    assertThat(form("?result", "result=" + TOKEN)).isEqualTo(400);
    assertThat(form("?%72esult=" + FORGED, "result=" + TOKEN)).isEqualTo(400);
    assertThat(form("?a=b;result=" + FORGED, "result=" + TOKEN)).isEqualTo(400);
    assertThat(form("?result=%FF", "result=" + TOKEN)).isEqualTo(400);
    assertThat(form("", "result=" + TOKEN + "&r%65sult=" + FORGED)).isEqualTo(400);
    assertThat(form("", "a=b;result=" + FORGED + "&result=" + TOKEN)).isEqualTo(400);
    assertThat(requests).isEmpty();

    assertThat(form("?other=result=x&resul=t", "result=" + TOKEN)).isEqualTo(200);
  }

  @Test
  void aFieldOfAFormMakesAQueryParameterAmbiguous() throws Exception {
    carriedIn(Carriers.query("result"), OtherCarriersTest::ok);
    String query = "?result=" + TOKEN;

    assertThat(form(query, "result=" + FORGED)).isEqualTo(400);
    assertThat(form(query, "a=1&r%65sult=" + FORGED)).isEqualTo(400);
    assertThat(post(query, FORM + "; charset=utf-16", "name=x")).isEqualTo(415);
    assertThat(post(query, FORM + " ;a", "name=x")).isEqualTo(415);
    assertThat(post(query, MULTIPART, part("name", "x") + part("result", FORGED) + "--b--"))
        .isEqualTo(400);
    assertThat(post(query, MULTIPART, part("result\"; filename=\"x", FORGED) + "--b--"))
        .isEqualTo(400);
    assertThat(post(query, MULTIPART, part("name", "x"))).as("without an end").isEqualTo(400);
    assertThat(requests).isEmpty();

    assertThat(form(query, "name=x")).isEqualTo(200);
    assertThat(requests).containsExactly("ReplayableRequest");
  }

  @Test
  void aSecondPartMakesAPartAmbiguousAndSoDoesTheQuery() throws Exception {
    carriedIn(Carriers.form("result"), OtherCarriersTest::ok);
    String token = part("result", TOKEN);

    assertThat(post("", MULTIPART, token + part("result", FORGED) + "--b--")).isEqualTo(400);
    assertThat(post("", MULTIPART, part("result\"; filename=\"x", FORGED) + token + "--b--"))
        .isEqualTo(400);
    assertThat(post("?result=" + FORGED, MULTIPART, token + "--b--")).isEqualTo(400);
    assertThat(post("", MULTIPART, token)).as("without an end").isEqualTo(400);
    assertThat(requests).isEmpty();

    assertThat(post("", MULTIPART, token + "--b--")).isEqualTo(200);
  }

  @Test
  void aFormWithoutADeclaredLengthIsLimitedToo() throws Exception {
    carriedIn(Carriers.form("result"), OtherCarriersTest::ok);

    assertThat(chunked("result=" + TOKEN + "&name=" + "x".repeat(300_000))).isEqualTo(413);
    assertThat(requests).isEmpty();
    assertThat(chunked("result=" + TOKEN + "&name=" + "x".repeat(200_000))).isEqualTo(200);
  }

  private int chunked(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return server
        .send(
            "POST",
            "/results",
            BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes)),
            "Content-Type",
            FORM)
        .statusCode();
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  private int post(String query, String contentType, String body) {
    return server.post("/results" + query, body, "Content-Type", contentType).statusCode();
  }

  private int form(String query, String body) {
    return post(query, FORM, body);
  }

  private static void ok(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(200);
  }

  @Test
  void aPartIsReadAndThePartsAreServedAgain() throws Exception {
    carriedIn(
        Carriers.form("result"),
        (request, response) -> {
          for (Part part : request.getParts()) {
            response.getWriter().write(part.getName() + ":" + part.getSize() + ";");
          }
        });
    String multipart =
        "--b\r\nContent-Disposition: form-data; name=\"result\"\r\n\r\n"
            + TOKEN
            + "\r\n--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"p.jpg\"\r\n"
            + "Content-Type: image/jpeg\r\n\r\nJPEG\r\n--b--\r\n";

    assertThat(
            server
                .post("/results", multipart, "Content-Type", "multipart/form-data; boundary=b")
                .body())
        .isEqualTo("result:" + TOKEN.length() + ";photo:4;");
  }

  @Test
  void aStringOfTheBodyIsServedAgainWithItsBody() throws Exception {
    carriedIn(Carriers.jsonField("/result"), OtherCarriersTest::echo);
    String envelope = "{\"result\":\"" + TOKEN + "\",\"note\":\"of the phone\"}";

    assertThat(server.post("/results", envelope, "Content-Type", "application/json").body())
        .isEqualTo("caf-1 " + envelope);
    assertThat(requests).containsExactly("ReplayableRequest");
  }
}
