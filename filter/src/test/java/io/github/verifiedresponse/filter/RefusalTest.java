package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A problem is written whatever has been done with the answer before, as long as it was not sent.
 */
class RefusalTest {
  private static final SignedResponse FORGED = SignedResponse.accepted("r-1").withBody("{}");

  private final Handler handler = Handler.requiring("shufti");
  @AutoClose private final TomcatServer server = new TomcatServer();

  private HttpResponse<String> postAfter(Exchange before) throws Exception {
    server
        .filter(
            "before",
            "/*",
            (request, response, chain) -> {
              before.asServlet().service(request, response);
              chain.doFilter(request, response);
            })
        .filter("door", "/*", new VerifiedResponseFilter(SignedResponse.verifier("shufti").build()))
        .servlet("/results", handler)
        .start();
    return server.post("/results", FORGED);
  }

  private void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .startsWith("{\"type\":\"urn:verified-response:problem:")
        .endsWith("}");
    assertThat(handler.seen()).isEmpty();
  }

  @Test
  void throughAWriterThatIsInUse() throws Exception {
    assertRefused(
        postAfter(
            (request, response) -> {
              response.setCharacterEncoding("UTF-16");
              response.getWriter().write("before");
            }));
  }

  @Test
  void throughAStreamThatIsInUse() throws Exception {
    assertRefused(postAfter((request, response) -> response.getOutputStream().write('b')));
  }

  @Test
  void withoutAnEarlierLength() throws Exception {
    assertRefused(postAfter((request, response) -> response.setContentLength(3)));
  }
}
