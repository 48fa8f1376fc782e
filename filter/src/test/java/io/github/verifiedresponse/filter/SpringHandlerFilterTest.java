package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.GiveBack;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The annotation itself guards handlers of Spring MVC, where this filter is registered. */
class SpringHandlerFilterTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");
  private static final AtomicInteger RUNS = new AtomicInteger();

  /** Handlers, guarded and not. */
  @RestController
  static class Handlers {
    @PostMapping("/result/{id}")
    @VerifiedResponse("shufti")
    String guarded(HttpServletRequest request, @RequestBody String body) {
      RUNS.incrementAndGet();
      return VerifiedPayload.require(request::getAttribute, "shufti").id() + " " + body.length();
    }

    @PostMapping("/async")
    @VerifiedResponse("shufti")
    Callable<String> async(HttpServletRequest request) {
      RUNS.incrementAndGet();
      VerifiedPayload result = VerifiedPayload.require(request::getAttribute, "shufti");
      return result::id;
    }

    @PostMapping("/elsewhere")
    @CrossOrigin("https://app.example")
    @VerifiedResponse("shufti")
    void fromElsewhere() {
      RUNS.incrementAndGet();
    }

    @PostMapping("/fails")
    @VerifiedResponse("shufti")
    void fails() {
      RUNS.incrementAndGet();
      throw new IllegalStateException("the handler fails");
    }

    @PostMapping("/rejects")
    @VerifiedResponse(value = "shufti", accept = Outcome.DECLINED)
    void ofOutcome() {
      RUNS.incrementAndGet();
    }

    @PostMapping("/declined")
    @VerifiedResponse(value = "shufti", types = "verification.declined")
    void ofType() {
      RUNS.incrementAndGet();
    }

    @PostMapping("/open")
    String open(HttpServletRequest request) {
      RUNS.incrementAndGet();
      return request.getClass().getPackageName();
    }

    @PostMapping("/forward")
    void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
      request.getRequestDispatcher("/app/result/1").forward(request, response);
    }

    @PostMapping("/include")
    void include(HttpServletRequest request, HttpServletResponse response) throws Exception {
      request.getRequestDispatcher("/app/result/1").include(request, response);
    }
  }

  /** A servlet whose paths look like a handler's. */
  @SuppressWarnings("serial")
  static class Beside extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("beside");
    }
  }

  /** Of a verifier that there is not. */
  @RestController
  static class OfUnknown {
    @PostMapping("/result")
    @VerifiedResponse("shufty")
    void handle() {}
  }

  /** Of a verifier that a filter of the application's has. */
  @RestController
  static class OfRegistered {
    @PostMapping("/registered")
    @VerifiedResponse("registered")
    void handle() {
      RUNS.incrementAndGet();
    }
  }

  /** Maps the filter to everything, as the starter does. */
  @Configuration(proxyBeanMethods = false)
  static class Everywhere {
    @Bean
    FilterRegistrationBean<SpringHandlerFilter> handlers(ApplicationContext application) {
      return filter(application, SignedResponse.once("shufti").build());
    }

    @Bean
    ServletRegistrationBean<Beside> beside() {
      return new ServletRegistrationBean<>(new Beside(), "/beside/*");
    }
  }

  /** Maps it to a part. */
  @Configuration(proxyBeanMethods = false)
  static class Somewhere {
    @Bean
    FilterRegistrationBean<SpringHandlerFilter> handlers(ApplicationContext application) {
      FilterRegistrationBean<SpringHandlerFilter> filter =
          filter(application, SignedResponse.once("shufti").build());
      filter.addUrlPatterns("/app/result/*");
      return filter;
    }
  }

  /** Leaves forwards and includes out. */
  @Configuration(proxyBeanMethods = false)
  static class OfRequestsOnly {
    @Bean
    FilterRegistrationBean<SpringHandlerFilter> handlers(ApplicationContext application) {
      FilterRegistrationBean<SpringHandlerFilter> filter =
          filter(application, SignedResponse.once("shufti").build());
      filter.setDispatcherTypes(DispatcherType.REQUEST);
      return filter;
    }
  }

  /** Has a verifier that gives back what Spring cannot tell from its own failures. */
  @Configuration(proxyBeanMethods = false)
  static class GivingBack {
    @Bean
    FilterRegistrationBean<SpringHandlerFilter> handlers(ApplicationContext application) {
      return filter(
          application, SignedResponse.once("shufti").giveBack(GiveBack.EXCEPTION).build());
    }
  }

  /** Has a verifier that gives JAX-RS another entity. */
  @Configuration(proxyBeanMethods = false)
  static class OfEntity {
    @Bean
    FilterRegistrationBean<SpringHandlerFilter> handlers(ApplicationContext application) {
      return filter(application, SignedResponse.once("shufti").entity(Entity.PAYLOAD).build());
    }
  }

  /** A filter of the application's. */
  @Configuration(proxyBeanMethods = false)
  static class Registered {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> registered() {
      FilterRegistrationBean<VerifiedResponseFilter> filter =
          new FilterRegistrationBean<>(
              new VerifiedResponseFilter(SignedResponse.once("registered").build()));
      filter.addUrlPatterns("/app/registered/*");
      return filter;
    }
  }

  private static FilterRegistrationBean<SpringHandlerFilter> filter(
      ApplicationContext application, ResponseVerifier verifier) {
    FilterRegistrationBean<SpringHandlerFilter> filter =
        new FilterRegistrationBean<>(
            new SpringHandlerFilter(application, Verifiers.of(verifier)::named));
    filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return filter;
  }

  @BeforeEach
  void forget() {
    RUNS.set(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/result/1", "/app/async", "/app/forward", "/app/include"})
  void aGuardedHandlerRunsForAGenuineResultOnce(String path) {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      server.post(path, FORGED);
      assertThat(RUNS).hasValue(0);
      assertThat(server.post(path, GENUINE).body()).startsWith("r-1");
      assertThat(RUNS).hasValue(1);
      server.post(path, GENUINE);
      assertThat(RUNS).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/result/1", "/app/async", "/app/forward", "/app/fails"})
  void whatIsRefusedIsAnsweredByItsReason(String path) {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post(path, FORGED).statusCode()).isEqualTo(401);
      int first = server.post(path, GENUINE).statusCode();
      assertThat(first).isEqualTo(path.equals("/app/fails") ? 500 : 200);
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(409);
      assertThat(RUNS).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/forward", "/app/include"})
  void aHandlerThatIsReachedPastTheFilterDoesNotRun(String path) {
    try (SpringServer server = new SpringServer(Handlers.class, OfRequestsOnly.class).start()) {
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(500);
      assertThat(RUNS).hasValue(0);
      assertThat(server.post("/app/result/1", GENUINE).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theOutcomesOfTheAnnotationCount() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post("/app/rejects", GENUINE).statusCode()).isEqualTo(403);
      assertThat(RUNS).hasValue(0);
    }
  }

  @Test
  void theTypesOfTheAnnotationCount() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post("/app/declined", GENUINE).statusCode()).isEqualTo(403);
      assertThat(RUNS).hasValue(0);
      assertThat(server.post("/app/declined", SignedResponse.declined("r-2")).statusCode())
          .isEqualTo(200);
      assertThat(RUNS).hasValue(1);
    }
  }

  @Test
  void anotherHandlerIsGivenTheServersOwnRequest() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post("/app/open", FORGED).body()).startsWith("org.apache.catalina");
      assertThat(RUNS).hasValue(1);
    }
  }

  @Test
  void aServletBesideIsNotMistakenForAHandler() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post("/beside/result/1", FORGED).body()).isEqualTo("beside");
    }
  }

  @Test
  void whatNoHandlerTakesIsAnsweredBySpring() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.get("/app/result/1").statusCode()).isEqualTo(405);
      assertThat(server.post("/app/nothing", FORGED).statusCode()).isEqualTo(404);
      assertThat(RUNS).hasValue(0);
    }
  }

  /** Else a page elsewhere could have a result used that no handler gets. */
  @Test
  void aResultFromAnOriginThatIsNotAllowedIsNotUsed() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(post(server, "https://evil.example", GENUINE)).isEqualTo(403);
      assertThat(RUNS).hasValue(0);
      assertThat(post(server, "https://app.example", GENUINE)).isEqualTo(200);
      assertThat(post(server, "https://app.example", GENUINE)).isEqualTo(409);
    }
  }

  private static int post(SpringServer server, String origin, SignedResponse response) {
    return server.post("/app/elsewhere", response, Map.of("Origin", origin)).statusCode();
  }

  @Test
  void aFilterOfTheApplicationsSharesItsVerifier() {
    try (SpringServer server =
        new SpringServer(OfRegistered.class, Everywhere.class, Registered.class).start()) {
      assertThat(server.post("/app/registered", FORGED).statusCode()).isEqualTo(401);
      assertThat(server.post("/app/registered", GENUINE).statusCode()).isEqualTo(200);
      assertThat(RUNS).hasValue(1);
    }
  }

  @Test
  void theLogNamesTheHandlersPattern() {
    try (LogCapture log = LogCapture.start();
        SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      server.post("/app/result/1", FORGED);

      assertThat(log.lines()).anyMatch(line -> line.contains("POST /app/result/{id}"));
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatCouldNotGuardIsRefused(String why, Class<?>[] beans) {
    try (SpringServer server = new SpringServer(beans)) {
      assertThatThrownBy(server::start)
          .hasMessageStartingWith("@VerifiedResponse on ")
          .hasMessageContaining(why);
    }
  }

  static Stream<Arguments> whatCouldNotGuardIsRefused() {
    return Stream.of(
        refused("no verifier is named 'shufty'", OfUnknown.class, Everywhere.class),
        refused("add verified-response-spring-boot-starter", Handlers.class, Somewhere.class),
        refused("give-back=explicit", Handlers.class, GivingBack.class),
        refused("entity=payload", Handlers.class, OfEntity.class));
  }

  private static Arguments refused(String why, Class<?>... beans) {
    return Arguments.of(why, beans);
  }
}
