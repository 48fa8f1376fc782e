package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.filter.AnnotatedServlets.Answering;
import jakarta.servlet.Filter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A filter that logs bodies and is mapped to a URL pattern runs before one that is mapped to a
 * servlet's name (Servlet specification, section 6.2.4), as that of an annotated servlet is. What
 * the documentation names as fixes has to work.
 */
class LogBeforeAnnotatedServletTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final String LOG = "log";

  @AutoClose private final TomcatServer server = new TomcatServer();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Answering servlet = new AnnotatedServlets.OnClass();
  private final Filter log =
      (request, response, chain) -> {
        logged.add(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        chain.doFilter(request, response);
      };

  @BeforeEach
  void hasAnAnnotatedServlet() {
    server.servlet("results", "/results", servlet);
  }

  private HttpResponse<String> post(SignedResponse response) throws Exception {
    server.initializer(new VerifiedResponseInitializer(), AnnotatedServlets.OnClass.class).start();
    return server.post("/results", response);
  }

  @Test
  void aLogThatIsMappedToAPatternReadsTheBodyBeforeItIsVerified() throws Exception {
    server.filter(LOG, "/*", log);

    HttpResponse<String> answer = post(GENUINE);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("problem:body-consumed")
        .contains("map the filter that reads the body to the servlet's name");
    assertThat(servlet.runs()).isZero();
  }

  @Test
  void aLogThatIsMappedToTheServletsNameReadsTheSameBytesAfterTheyWereVerified() throws Exception {
    mapLogToTheServletsName();

    assertThat(post(GENUINE).statusCode()).isEqualTo(200);

    assertThat(logged).containsExactly(GENUINE.body());
    assertThat(servlet.runs()).isEqualTo(1);
  }

  @Test
  void aLogThatIsMappedToTheServletsNameSeesNothingThatIsForged() throws Exception {
    mapLogToTheServletsName();

    assertThat(post(GENUINE.withBody("{}")).statusCode()).isEqualTo(401);

    assertThat(logged).isEmpty();
  }

  @Test
  void theFilterThatIsDeclaredBeforeTheLogOnTheServletsPatternVerifiesFirst() throws Exception {
    server.declaredFilter("first", "/results", Map.of("verifier", "shufti")).filter(LOG, "/*", log);

    assertThat(post(GENUINE).statusCode()).isEqualTo(200);

    assertThat(logged).containsExactly(GENUINE.body());
    assertThat(servlet.runs()).isEqualTo(1);
  }

  private void mapLogToTheServletsName() {
    FilterDef definition = new FilterDef();
    definition.setFilterName(LOG);
    definition.setFilter(log);
    server.context().addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName(LOG);
    mapping.addServletName("results");
    server.context().addFilterMap(mapping);
  }
}
