package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.SignedResponse;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns that a request could walk round are refused at start. */
class MappingsTest {
  private static final Map<String, String> PARAMS =
      Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET);

  @AutoClose private final TomcatServer server = new TomcatServer();

  private void check(String filterPattern, String servletPattern) throws Exception {
    server
        .declaredFilter("door", filterPattern, PARAMS)
        .servlet("handler", servletPattern, Handler.requiring("door").asServlet())
        .start();
    ServletContext started = server.servletContext();
    new DeploymentListener().contextInitialized(new ServletContextEvent(started));
  }

  @ParameterizedTest(name = "AT-119, AT-120, AT-122 {0} over {1}")
  @CsvSource({
    "/api/result,     /api/*,   a trailing slash in the path bypasses it",
    "/api,            /api/*,   a trailing slash in the path bypasses it",
    "*.kyc,           /api/*,   a trailing slash in the path bypasses it",
    "/nothing,        /result,  a trailing slash in the path bypasses it",
    "/api/deep/er/*,  /api/*,   on some servers, a ; in the path bypasses it",
    "/api/kyc/*,      /*,       on some servers, a ; in the path bypasses it"
  })
  void refusesAPatternThatCouldBeWalkedRound(String filter, String servlet, String why) {
    assertThatThrownBy(() -> check(filter, servlet))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("filter 'door' is mapped to " + filter + ", ")
        .hasMessageContaining(why)
        .hasMessageContaining("map it to the <servlet-name> of the servlet that it guards");
  }

  @Test
  void servesNothingOnAServerThatGoesOnWhenAListenerThrows() throws Exception {
    server
        .declaredFilter("door", "/api/result", PARAMS)
        .servlet("handler", "/api/*", Handler.requiring("door").asServlet())
        .initializer((found, context) -> ClosedApplication.watch(context))
        .start();

    assertThat(server.post("/api/result/", SignedResponse.accepted("r-1")).statusCode())
        .isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({
    "/result,    /result",
    "*.kyc,      *.kyc",
    "/api/*,     /api/*",
    "/*,         /api/*",
    "/api/kyc/*, /api/*",
    "/servlet/*, /servlet/result",
    "/a/b/c/*,   /a/b/c/*",
    "/apis/a/*,  /api/*"
  })
  void takesAServletsOwnPatternAndOnesAboveIt(String filter, String servlet) {
    assertThatCode(() -> check(filter, servlet)).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "AT-120 {0}")
  @CsvSource({"/result", "*.kyc", "/api/*"})
  void guardsAServletWhosePatternItHasByItsNameToo(String pattern) throws Exception {
    check(pattern, pattern);

    assertThat(door().getServletNameMappings()).containsExactly("handler");
  }

  @Test
  void leavesAServletAloneThatHasAnotherPattern() throws Exception {
    check("/api/kyc/*", "/api/*");

    assertThat(door().getServletNameMappings()).isEmpty();
  }

  private FilterRegistration door() {
    return server.servletContext().getFilterRegistration("door");
  }

  @Test
  @DisplayName("AT-119 an application with such a pattern does not start")
  void anApplicationWithSuchAPatternDoesNotStart() {
    server
        .declaredFilter("door", "/api/result", PARAMS)
        .initializer(new VerifiedResponseInitializer())
        .servlet("handler", "/api/*", Handler.requiring("door").asServlet());

    assertThatThrownBy(server::start).isInstanceOf(LifecycleException.class);
  }

  @Test
  @DisplayName("AT-127 refuses a filter that is mapped to nothing")
  void refusesAFilterThatIsMappedToNothing() throws Exception {
    FilterDef unmapped = new FilterDef();
    unmapped.setFilterName("door");
    unmapped.setFilterClass(VerifiedResponseFilter.class.getName());
    PARAMS.forEach(unmapped::addInitParameter);
    server.context().addFilterDef(unmapped);
    server.start();

    ServletContextEvent started = new ServletContextEvent(server.servletContext());
    assertThatThrownBy(() -> new DeploymentListener().contextInitialized(started))
        .hasMessage(
            "filter 'door' has no mapping, so it guards nothing: map it to the <servlet-name> of"
                + " the servlet that it should guard, or remove it [VR-1101]");
  }
}
