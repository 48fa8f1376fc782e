package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.filter.AnnotatedServlets.Answering;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code <absolute-ordering>} leaves the initialiser out, CDI starts all the same. */
class DeploymentExtensionTest {
  private static final Map<String, String> PARAMS =
      Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET);
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");

  private final DeploymentExtension extension = new DeploymentExtension();
  private final Answering servlet = new AnnotatedServlets.OnSuperclass();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private int status(SignedResponse response) {
    return server.post("/result", response).statusCode();
  }

  /** As Weld in a servlet container: an initialiser of its own starts it. */
  private void cdiStarts() {
    server.initializer((found, context) -> extension.applicationStarts(context));
  }

  /** As servers: it knows each request. */
  private void cdiSeesRequests() {
    server.initializer(
        (found, context) ->
            context.addListener(
                new ServletRequestListener() {
                  @Override
                  public void requestInitialized(ServletRequestEvent event) {
                    extension.requestStarts(event.getServletRequest());
                  }
                }));
  }

  @Test
  void guardsWhereCdiStartsWhileFiltersCanBeAdded() throws Exception {
    server.servlet("result", "/result", servlet);
    cdiStarts();
    server.start();

    assertThat(status(FORGED)).isEqualTo(401);
    assertThat(servlet.runs()).isZero();
    assertThat(status(GENUINE)).isEqualTo(200);
  }

  @Test
  void refusesWhatTheInitialiserWouldRefuse() {
    server.servlet("result", "/result", new AnnotatedServlets.OnMethod());
    cdiStarts();

    try (LogCapture log = LogCapture.start()) {
      assertThatThrownBy(server::start).isInstanceOf(Exception.class);
      assertThat(String.join("\n", log.lines()))
          .contains("@VerifiedResponse on a method of the servlet");
    }
  }

  @Test
  void servesNothingWhereNoFilterIsDeclared() throws Exception {
    server.servlet("result", "/result", servlet);
    cdiSeesRequests();
    server.start();
    extension.applicationStarts(server.servletContext()); // too late to add a filter

    assertThat(status(GENUINE)).isEqualTo(500);
    assertThat(status(FORGED)).isEqualTo(500);
    assertThat(servlet.runs()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/*", "/result"})
  void servesWhatADeclaredFilterGuards(String pattern) throws Exception {
    server.servlet("result", "/result", servlet).declaredFilter("shufti", pattern, PARAMS);
    cdiSeesRequests();
    server.start();

    assertThat(status(FORGED)).isEqualTo(401);
    assertThat(status(GENUINE)).isEqualTo(200);
    assertThat(servlet.runs()).isEqualTo(1);
  }

  @Test
  void servesNothingThatTheFilterOfAnotherVerifierGuards() throws Exception {
    server.servlet("result", "/result", servlet).declaredFilter("other", "/*", PARAMS);
    cdiSeesRequests();
    server.start();

    assertThat(status(GENUINE)).isEqualTo(500);
    assertThat(servlet.runs()).isZero();
  }

  @Test
  void servesNothingWhereTheServerDoesNotSayWhatIsRegistered() {
    ServletContext silent =
        context(
            () -> {
              throw new UnsupportedOperationException();
            });

    for (int request = 0; request < 2; request++) {
      assertThatThrownBy(() -> extension.requestStarts(request(silent)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the application is closed");
    }
  }

  /** As GlassFish, which calls that an illegal argument. */
  @Test
  void startsWhereTheServerAllowsNoListenerAnyMore() {
    ServletContext late =
        (ServletContext)
            Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("addListener")) {
                    throw new IllegalArgumentException("Not allowed to register a listener");
                  }
                  return null;
                });

    assertThatCode(() -> extension.applicationStarts(late)).doesNotThrowAnyException();
  }

  /** What breaks the look is no server that is asked too late. */
  @ParameterizedTest
  @ValueSource(classes = {IllegalArgumentException.class, IllegalStateException.class})
  void startsNothingThatCannotBeLookedAt(Class<? extends RuntimeException> problem) {
    ServletContext broken =
        context(
            () -> {
              throw problem.getConstructor(String.class).newInstance("broken");
            });

    assertThatThrownBy(() -> extension.applicationStarts(broken)).hasMessageContaining("broken");
    assertThatThrownBy(() -> extension.requestStarts(request(broken)))
        .hasMessageContaining("the application is closed");
  }

  @Test
  void letsNoRequestPassWhileTheFirstOneIsLookingForWhatIsOpen() throws Exception {
    Latch looking = new Latch();
    Latch found = new Latch();
    ServletContext slow =
        context(
            () -> {
              looking.open();
              found.await();
              throw new IllegalArgumentException("a servlet is open");
            });
    FutureTask<?> first = asking(slow);
    new Thread(first, "first").start();
    looking.await();
    FutureTask<?> second = asking(slow);
    Thread other = new Thread(second, "second");
    other.start();
    while (!second.isDone() && other.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    found.open();

    for (FutureTask<?> request : List.of(first, second)) {
      assertThatThrownBy(() -> request.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IllegalStateException.class)
          .hasStackTraceContaining("the application is closed");
    }
  }

  private FutureTask<?> asking(ServletContext context) {
    return new FutureTask<>(() -> extension.requestStarts(request(context)), null);
  }

  private static ServletRequest request(ServletContext context) {
    return (ServletRequest)
        Proxy.newProxyInstance(
            ServletRequest.class.getClassLoader(),
            new Class<?>[] {ServletRequest.class},
            (proxy, method, arguments) -> context);
  }

  /** A context that has attributes, and says by the lambda which servlets there are. */
  private static ServletContext context(Callable<?> servlets) {
    Map<Object, Object> attributes = new ConcurrentHashMap<>();
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                  case "getClassLoader" -> DeploymentExtensionTest.class.getClassLoader();
                  case "getFilterRegistrations" -> Map.of();
                  case "getServletRegistrations" -> servlets.call();
                  default -> null;
                });
  }

  @Test
  void leavesApplicationsAndRequestsWithoutServletsAlone() {
    assertThatCode(
            () -> {
              extension.applicationStarts("an application of Java SE");
              extension.requestStarts("a request of another kind");
            })
        .doesNotThrowAnyException();
  }
}
