package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.GuardedEndpoint;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.filter.SpringHandlerSamples.Everywhere;
import io.github.verifiedresponse.filter.SpringHandlerSamples.Handlers;
import io.github.verifiedresponse.message.FilterKind;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** An application can ask what is guarded. */
class GuardedEndpointsTest {

  /** Asks where an application does: in its own threads. */
  static final class Asking extends Exchange.PlainServlet {
    private final List<GuardedEndpoint> answered = new CopyOnWriteArrayList<>();

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
      answered.addAll(RunningApplication.guardedEndpoints());
    }
  }

  @Test
  void servletsAndMappingsOfFiltersAreListedAndOpenServletsAreNot() throws Exception {
    Asking asking = new Asking();
    try (TomcatServer server = new TomcatServer()) {
      server
          .servlet("annotated", "/annotated", new AnnotatedServlets.OnClass())
          .servlet("mapped", "/mapped/*", new AnnotatedServlets.Open())
          .servlet("asking", "/asking", asking)
          .declaredFilter("a-filter", "/mapped/*", Map.of("verifier", "shufti"))
          .initializer(new VerifiedResponseInitializer(), AnnotatedServlets.OnClass.class)
          .start()
          .get("/asking");
    }

    assertThat(asking.answered)
        .containsExactly(
            servlet("/mapped/*"), servlet("servlet annotated"), servlet("servlet mapped"));
  }

  private static GuardedEndpoint servlet(String endpoint) {
    return new GuardedEndpoint(FilterKind.SERVLET, endpoint, "shufti");
  }

  @Test
  void eachIsLoggedOnce() throws Exception {
    try (LogCapture log = LogCapture.start();
        TomcatServer server = new TomcatServer()) {
      server
          .servlet("annotated", "/annotated", new AnnotatedServlets.OnClass())
          .initializer(new VerifiedResponseInitializer(), AnnotatedServlets.OnClass.class)
          .start()
          .get("/annotated");

      assertThat(log.lines())
          .containsOnlyOnce("INFO verifier shufti guards servlet annotated (servlet filter)");
    }
  }

  @Test
  void handlersOfSpringAreListed() {
    String prefix = "verifier shufti guards " + Handlers.class.getName();
    try (LogCapture log = LogCapture.start();
        SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.get("/app/nothing").statusCode()).isEqualTo(404);

      assertThat(log.lines()).anyMatch(line -> line.contains(prefix) && line.contains("(spring"));
      assertThat(log.lines()).noneMatch(line -> line.contains(prefix + ".open"));
    }
  }
}
