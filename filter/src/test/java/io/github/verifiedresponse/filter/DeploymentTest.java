package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.filter.AnnotatedServlets.Answering;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.ServletResponse;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.catalina.LifecycleException;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What could not guard is refused at start, or nothing of the application is served. */
class DeploymentTest {
  private static final Map<String, String> PARAMS =
      Map.of("scheme", "shufti-pro", "secret", SignedResponse.SECRET);
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");

  @AutoClose private final TomcatServer server = new TomcatServer();

  private TomcatServer initialized(Class<?>... found) {
    return server.initializer(new VerifiedResponseInitializer(), found);
  }

  private int status(String path, SignedResponse response) {
    return server.post(path, response).statusCode();
  }

  private void listener(Consumer<ServletContext> work) {
    server.initializer(
        (found, context) ->
            context.addListener(
                new ServletContextListener() {
                  @Override
                  public void contextInitialized(ServletContextEvent event) {
                    work.accept(context);
                  }
                }));
  }

  private void filterOf(String... servlets) {
    FilterDef definition = new FilterDef();
    definition.setFilterName("door");
    definition.setFilterClass(VerifiedResponseFilter.class.getName());
    PARAMS.forEach(definition::addInitParameter);
    server.context().addFilterDef(definition);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName("door");
    for (String servlet : servlets) {
      mapping.addServletName(servlet);
    }
    server.context().addFilterMap(mapping);
  }

  @Test
  void runsNoListenerOfRequestsWhenTheApplicationIsClosed() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    initialized();
    server.initializer(
        (found, context) ->
            context.addListener(
                new ServletRequestListener() {
                  @Override
                  public void requestInitialized(ServletRequestEvent event) {
                    requests.incrementAndGet();
                  }
                }));
    server.servlet("open", "/open", new AnnotatedServlets.Open()).start();
    assertThat(status("/open", FORGED)).isEqualTo(200);
    ClosedApplication.close(server.servletContext(), "a test closes it");

    assertThat(status("/open", FORGED)).isEqualTo(500);
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest(name = "B1 {0}")
  @ValueSource(strings = {"onbording", "onboarding,onbording"})
  void refusesAFilterThatIsMappedToANameThatNoServletHas(String names) {
    filterOf(names.split(",", -1));
    server.servlet("onboarding", "/onboarding", new AnnotatedServlets.Open());
    try (LogCapture log = LogCapture.start()) {
      initialized();

      assertThatThrownBy(server::start).isInstanceOf(LifecycleException.class);

      assertThat(String.join("\n", log.lines()))
          .contains(
              "filter 'door' is mapped to the <servlet-name> onbording, which no servlet has: use"
                  + " one of [onboarding]");
    }
  }

  @ParameterizedTest(name = "B2 by class: {0}")
  @ValueSource(booleans = {true, false})
  void guardsAServletThatAListenerRegisters(boolean byClass) throws Exception {
    listener(
        context ->
            Objects.requireNonNull(
                    byClass
                        ? context.addServlet("late", AnnotatedServlets.OnSuperclass.class)
                        : context.addServlet("late", new AnnotatedServlets.OnSuperclass()))
                .addMapping("/late"));
    initialized().start();

    assertThat(status("/late", FORGED)).isEqualTo(401);
    assertThat(status("/late", GENUINE)).isEqualTo(200);
  }

  @Test
  @DisplayName("B2 registered by a listener that runs after ours")
  void servesNothingWhenAnAnnotatedServletWasRegisteredTooLateToBeGuarded() throws Exception {
    Answering servlet = new AnnotatedServlets.OnInterface();
    initialized();
    listener(
        context -> Objects.requireNonNull(context.addServlet("late", servlet)).addMapping("/late"));
    server.start();

    assertThat(status("/late", FORGED)).isEqualTo(500);
    assertThat(status("/late", GENUINE)).isEqualTo(500);
    assertThat(servlet.runs()).isZero();
  }

  @Test
  @DisplayName("B2 registered by another servlet's init")
  void servesNothingWhenAServletRegistersAnAnnotatedOneAtItsStart() throws Exception {
    Answering servlet = new AnnotatedServlets.OnClass();
    Servlet registering =
        new Answering() {
          @Override
          public void init(jakarta.servlet.ServletConfig config) {
            Objects.requireNonNull(config.getServletContext().addServlet("late", servlet))
                .addMapping("/late");
          }
        };
    server.initializer(
        (found, context) -> {
          var first = Objects.requireNonNull(context.addServlet("first", registering));
          first.setLoadOnStartup(1);
          first.addMapping("/first");
        });
    initialized().start();

    assertThat(status("/late", FORGED)).isEqualTo(500);
    assertThat(servlet.runs()).isZero();
  }

  @VerifiedResponse("shufti")
  static final class GuardedFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException {
      response.getWriter().write("ran");
    }
  }

  @VerifiedResponse("shufti")
  static final class GuardedListener implements ServletContextListener {}

  @VerifiedResponse("shufti")
  static final class GuardedApplication extends Application {}

  static final class GuardedMethodOfPlainClass {
    @VerifiedResponse("shufti")
    void handle() {}
  }

  @ParameterizedTest(name = "B3, B4 {0}")
  @ValueSource(
      classes = {
        GuardedFilter.class,
        GuardedListener.class,
        GuardedApplication.class,
        GuardedMethodOfPlainClass.class
      })
  void refusesAnAnnotationThatNothingHeeds(Class<?> annotated) {
    try (LogCapture log = LogCapture.start()) {
      initialized(annotated);

      assertThatThrownBy(server::start)
          .isInstanceOfAny(ServletException.class, LifecycleException.class);

      assertThat(String.join("\n", log.lines()))
          .contains("@VerifiedResponse on " + annotated.getName() + " would not guard it: ");
    }
  }
}
