package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.replay.GiveBack;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * A framework can fail after its handler has done its work, because of what the sender asks for.
 */
class FrameworkServletsTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  @AutoClose private final TomcatServer server = new TomcatServer();

  private static VerifiedResponseFilter filter(GiveBack giveBack) {
    return new VerifiedResponseFilter(SignedResponse.once("shufti").giveBack(giveBack).build());
  }

  private void assertRefused(String servlet) {
    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessageStartingWith("filter 'door' is in front of the servlet '" + servlet + "'")
        .hasMessageContaining("give-back=exception")
        .hasMessageContaining("the JAX-RS filter")
        .hasMessageContaining("VerifiedPayload.giveBack()");
  }

  private static Servlet jersey() {
    return new ServletContainer(new ResourceConfig());
  }

  @Test
  void giveBackByExceptionIsRefusedInFrontOfJersey() {
    server.servlet("jersey", "/api/*", jersey()).filter("door", "/*", filter(GiveBack.EXCEPTION));
    assertRefused("jersey");
  }

  @Test
  void giveBackByExceptionIsRefusedInFrontOfSpring() {
    server
        .servlet("spring", "/", new DispatcherServlet())
        .filter("door", "/hooks/*", filter(GiveBack.EXCEPTION));
    assertRefused("spring");
  }

  @Test
  void giveBackByExceptionIsRefusedInFrontOfASubclass() {
    server
        .servlet("own", "/api/*", new Own())
        .filter("door", "/api/hooks/*", filter(GiveBack.EXCEPTION));
    assertRefused("own");
  }

  @SuppressWarnings("serial")
  private static final class Own extends DispatcherServlet {}

  @Test
  void giveBackByExceptionIsRefusedWhereASettingSaysIt() {
    server
        .servlet("jersey", "/api/*", jersey())
        .declaredFilter(
            "door",
            "/api/*",
            Map.of(
                "scheme", "shufti-pro",
                "secret", SignedResponse.SECRET,
                "replay-guard", "memory",
                "give-back", "exception"))
        .initializer(new VerifiedResponseInitializer());
    assertRefused("jersey");
  }

  @ParameterizedTest
  @CsvSource({
    "/*, /api/*",
    "/api/*, /*",
    "/api/*, /",
    "/api/*, /api/v1/*",
    "/api/v1/*, /api/*",
    "/api/result, /api/*",
    "*.do, /api/*",
    "/api/*, *.do",
    "*.do, *.do"
  })
  void theFilterIsInFrontWhereSomePathHasBoth(String filtered, String mapped) {
    server.servlet("jersey", mapped, jersey()).filter("door", filtered, filter(GiveBack.EXCEPTION));
    assertRefused("jersey");
  }

  @ParameterizedTest
  @CsvSource({"/hooks/*, /api/*", "*.json, *.do", "/result, /api/*"})
  void theFilterIsNotInFrontWhereNoPathHasBoth(String filtered, String mapped) throws Exception {
    server
        .servlet("jersey", mapped, jersey())
        .filter("door", filtered, filter(GiveBack.EXCEPTION))
        .start();

    assertThat(server.uri("/").getPort()).isPositive();
  }

  @Test
  void aPlainServletIsNoFramework() throws Exception {
    Handler handler = Handler.requiring("shufti");
    server.servlet("/results", handler).filter("door", "/*", filter(GiveBack.EXCEPTION)).start();

    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
    assertThat(handler.seen()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPLICIT", "NEVER"})
  void whatDoesNotLookAtExceptionsIsNotRefused(GiveBack giveBack) throws Exception {
    server.servlet("jersey", "/api/*", jersey()).filter("door", "/*", filter(giveBack)).start();

    assertThat(server.post("/api/nothing", GENUINE).statusCode()).isEqualTo(404);
  }
}
