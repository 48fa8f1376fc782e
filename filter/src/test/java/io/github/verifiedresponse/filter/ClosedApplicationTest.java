package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.Reason;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners hear of each request that a closed application refuses. */
class ClosedApplicationTest {
  private static final int REQUESTS = 1_000;

  @AutoClose private final TomcatServer server = new TomcatServer();
  @AutoClose private @Nullable URLClassLoader application;

  /** A listener of {@code META-INF/services} is made by its class, so what it hears is static. */
  public static final class Listening implements VerificationListener {
    private static final Queue<VerificationEvent> HEARD = new ConcurrentLinkedQueue<>();

    @Override
    public void onEvent(VerificationEvent event) {
      HEARD.add(event);
    }
  }

  @BeforeEach
  void nameTheListenerInTheApplication(@TempDir Path classes) throws Exception {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(VerificationListener.class.getName()), Listening.class.getName());
    application =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, ClosedApplicationTest.class.getClassLoader());
    server.context().setParentClassLoader(application);
    server
        .initializer(new VerifiedResponseInitializer())
        .servlet("open", "/open", new AnnotatedServlets.Open());
  }

  @AfterEach
  void forget() {
    Listening.HEARD.clear();
  }

  private void assertRefused() {
    assertThat(server.get("/open").statusCode()).isEqualTo(500);
  }

  /** A servlet that no filter guards, and that is registered when none can be mapped any more. */
  private void registerLate() {
    server.initializer(
        (found, context) ->
            context.addListener(
                new ServletContextListener() {
                  @Override
                  public void contextInitialized(ServletContextEvent event) {
                    context.addServlet("late", new AnnotatedServlets.OnInterface());
                  }
                }));
  }

  @Test
  void eachRefusedRequestIsToldOnce() throws Exception {
    server.start();
    assertThat(server.get("/open").statusCode()).isEqualTo(200);
    ClosedApplication.close(server.servletContext(), "a test closes it");

    assertRefused();
    assertRefused();

    assertThat(Listening.HEARD)
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event.step()).isEqualTo(Step.CLOSED);
              assertThat(event.filter()).isEqualTo(FilterKind.SERVLET);
              assertThat(event.reason()).contains(Reason.NOT_VERIFIED);
              assertThat(event.verifier()).isEmpty();
            });
  }

  @Test
  void aRequestIsToldOnceWhereTheServerIgnoresWhatAListenerThrows() throws Exception {
    List<Throwable> ignored = new CopyOnWriteArrayList<>();
    server.servlet(
        "/closing",
        (request, response) -> {
          ServletContext context = request.getServletContext();
          ClosedApplication.close(context, "a test closes it");
          ServletRequestEvent event = new ServletRequestEvent(context, request);
          for (Object listener : server.context().getApplicationEventListeners()) {
            if (listener instanceof ServletRequestListener ofRequests) {
              ignored.add(catchThrowable(() -> ofRequests.requestInitialized(event)));
            }
          }
          Objects.requireNonNull(request.getRequestDispatcher("/open")).forward(request, response);
        });
    server.start();

    assertThat(server.get("/closing").statusCode()).isEqualTo(500);

    assertThat(ignored).hasAtLeastOneElementOfType(IllegalStateException.class);
    assertThat(Listening.HEARD).hasSize(1);
  }

  @Test
  void theRequestWithWhichAnOpenServletIsNoticedIsTold() throws Exception {
    registerLate();
    server.start();

    assertRefused();

    assertThat(Listening.HEARD).extracting(VerificationEvent::step).containsExactly(Step.CLOSED);
  }

  @Test
  void logsNoMoreThanALineASecondAndNoTrace() throws Exception {
    registerLate();
    server.start();
    try (LogCapture errors = LogCapture.ofErrors("org.apache");
        LogCapture log = LogCapture.start()) {
      long begun = System.nanoTime();
      for (int request = 0; request < REQUESTS; request++) {
        assertRefused();
      }
      long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();

      assertThat(errors.lines()).isEmpty();
      assertThat(log.lines())
          .hasSizeBetween(1, (int) seconds + 1)
          .allSatisfy(line -> assertThat(line).contains("the start-up checks have closed"));
    }
  }

  @Test
  void anOpenApplicationTellsNothing() throws Exception {
    server.start();

    assertThat(server.get("/open").statusCode()).isEqualTo(200);

    assertThat(Listening.HEARD).isEmpty();
  }
}
