package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Carrier;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where the signed thing is not the body, the body is left to the container. */
class OtherCarriersTest {
  private static final String TOKEN = SignedResponse.cafToken("caf-1");
  private static final String FORGED = TOKEN.substring(0, TOKEN.lastIndexOf('.') + 1) + "AAAA";
  private static final String FORM = "application/x-www-form-urlencoded";

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
    carriedIn(Carrier.header("X-Result"), OtherCarriersTest::echo);

    assertThat(
            server
                .post("/results", "any body", "X-Result", TOKEN, "Content-Type", "text/plain")
                .body())
        .isEqualTo("caf-1 any body");
    assertThat(requests).containsExactly("RequestFacade");
  }

  @Test
  void aHeaderOfARequestWithoutABodyIsEnough() throws Exception {
    carriedIn(Carrier.header("X-Result"), OtherCarriersTest::echo);

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
    carriedIn(Carrier.header("X-Result"), OtherCarriersTest::echo);

    assertThat(server.get("/results", "X-Result", TOKEN, "X-Result", TOKEN).statusCode())
        .isEqualTo(400);
    assertThat(requests).isEmpty();
  }

  @Test
  void aQueryParameterIsReadFromTheRawTarget() throws Exception {
    carriedIn(Carrier.query("result"), OtherCarriersTest::echo);

    assertThat(server.get("/results?a=b&result=" + TOKEN).body()).isEqualTo("caf-1 null");
    assertThat(server.get("/results?a=b").statusCode()).isEqualTo(401);
  }

  @Test
  void aFormFieldIsDecodedByTheContainerWhichStillHasTheForm() throws Exception {
    carriedIn(
        Carrier.form("result"),
        (request, response) -> response.getWriter().write(request.getParameter("name")));

    assertThat(
            server.post("/results", "name=Zo%C3%AB&result=" + TOKEN, "Content-Type", FORM).body())
        .isEqualTo("Zoë");
    assertThat(
            server.post("/results", "name=x&result=" + FORGED, "Content-Type", FORM).statusCode())
        .isEqualTo(401);
    assertThat(server.post("/results", "name=x", "Content-Type", FORM).statusCode()).isEqualTo(401);
    assertThat(requests).containsExactly("RequestFacade");
  }

  @Test
  void aFieldOfTheQueryIsNoFormField() throws Exception {
    carriedIn(Carrier.form("result"), OtherCarriersTest::ok);
    String twice = "result=" + TOKEN + "&result=" + TOKEN;

    assertThat(form("?result=" + TOKEN, "name=x")).isEqualTo(401);
    assertThat(form("?result=" + TOKEN, "result=" + TOKEN)).isEqualTo(200);
    assertThat(form("?result=" + FORGED, "result=" + TOKEN)).isEqualTo(200);
    assertThat(form("?result=" + TOKEN, "result=" + FORGED)).isEqualTo(401);
    assertThat(form("", twice)).isEqualTo(400);
    assertThat(form("?result=%FF", "result=" + TOKEN)).isEqualTo(400);
    assertThat(requests).hasSize(2);
  }

  private int form(String query, String body) {
    return server.post("/results" + query, body, "Content-Type", FORM).statusCode();
  }

  private static void ok(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(200);
  }

  @Test
  void aPartIsDecodedByTheContainerWhichStillHasTheParts() throws Exception {
    carriedIn(
        Carrier.form("result"),
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
    carriedIn(Carrier.jsonField("/result"), OtherCarriersTest::echo);
    String envelope = "{\"result\":\"" + TOKEN + "\",\"note\":\"of the phone\"}";

    assertThat(server.post("/results", envelope, "Content-Type", "application/json").body())
        .isEqualTo("caf-1 " + envelope);
    assertThat(requests).containsExactly("ReplayableRequest");
  }
}
