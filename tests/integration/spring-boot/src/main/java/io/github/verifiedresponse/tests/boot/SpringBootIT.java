package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.tests.boot.filter.GuardedFilter;
import io.github.verifiedresponse.tests.boot.listener.GuardedListener;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The library's own jars, without a starter: an annotation guards, or the application is refused.
 */
class SpringBootIT {
  private static final String PATH = "/kyc/result";
  private static final String REGISTER =
      "register a FilterRegistrationBean<VerifiedResponseFilter>";
  private static final String LAZY = "--spring.main.lazy-initialization=true";

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void anAnnotationThatNothingHeedsIsRefusedAtStart(Class<?> application, String... words) {
    assertRefused(() -> Running.start(application).close(), words);
    assertRefused(() -> Running.start(application, LAZY).close(), words);
  }

  static Stream<Arguments> anAnnotationThatNothingHeedsIsRefusedAtStart() throws Exception {
    return Stream.of(
        refused(Handlers.OnMethod.class, "OnMethod$Handler", "/kyc/result", REGISTER, "'caf'"),
        refused(Handlers.OnClass.class, "OnClass$Handler", "/kyc/result", REGISTER),
        refused(Handlers.OnAnnotation.class, "OnAnnotation$Handler", "/kyc/result", REGISTER),
        refused(Handlers.OnInterface.class, "OnInterface$Handler", "/kyc/result", REGISTER),
        refused(Handlers.OnSuperclass.class, "OnSuperclass$Handler", "/kyc/result", REGISTER),
        refused(Handlers.UnknownVerifier.class, "UnknownVerifier$Handler", "no verifier", "'cfa'"),
        refused(Filters.Elsewhere.class, "OnMethod$Handler", "/kyc/result", REGISTER),
        refused(Filters.OfAnother.class, "OnMethod$Handler", "/kyc/result", REGISTER, "'caf'"),
        refused(Filters.WithMoreOutcomes.class, "Accepting$Handler", "APPROVED", REGISTER),
        refused(Filters.Disabled.class, "OnMethod$Handler", "/kyc/result", REGISTER),
        refused(Components.FilterBean.class, GuardedFilter.class.getName(), "a servlet filter"),
        refused(
            Components.RegisteredFilter.class, GuardedFilter.class.getName(), "a servlet filter"),
        refused(scanned("Filters"), GuardedFilter.class.getName(), "a servlet filter"),
        refused(Components.ListenerBean.class, GuardedListener.class.getName(), "a listener"),
        refused(Components.RegisteredListener.class, GuardedListener.class.getName(), "a listener"),
        refused(scanned("Listeners"), GuardedListener.class.getName(), "a listener"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anObjectThatIsCalledForAPathIsRefused(boolean lazy) {
    assertRefused(
        () ->
            Running.start(
                    Handlers.OnHttpRequestHandler.class,
                    "--spring.main.lazy-initialization=" + lazy)
                .close(),
        "OnHttpRequestHandler$Handler",
        "covers /kyc/result (handleRequest)",
        REGISTER);
  }

  @Test
  void reactiveHandlersAreRefused() {
    assertRefused(
        () ->
            Running.start(Handlers.Reactive.class, "--spring.main.web-application-type=reactive")
                .close(),
        "Reactive$Handler",
        "remove the annotation");
  }

  @Test
  void beansOfAnApplicationWithoutServerAndAutoConfigurationAreRefused() {
    assertRefused(
        () ->
            Running.start(Handlers.OnService.class, "--spring.main.web-application-type=none")
                .close(),
        "OnService$Receiver",
        "a Spring bean");
  }

  private static Arguments refused(Class<?> application, String... words) {
    return Arguments.of(application, words);
  }

  /** Where it is, depends on the version. */
  private static Class<?> scanned(String what) throws ClassNotFoundException {
    return Class.forName(SpringBootIT.class.getPackageName() + ".Scanned$" + what);
  }

  private static void assertRefused(ThrowingCallable start, String... words) {
    assertThatThrownBy(start)
        .satisfies(
            refusal ->
                assertThat(causes(refusal))
                    .anySatisfy(
                        cause ->
                            assertThat(cause).startsWith("@VerifiedResponse on ").contains(words)));
  }

  private static Stream<String> causes(Throwable refusal) {
    return Stream.iterate(refusal, cause -> cause != null, Throwable::getCause)
        .map(cause -> String.valueOf(cause.getMessage()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void anAnnotationThatAFilterHeedsGuards(Class<?> application) {
    try (Running running = Running.start(application)) {
      assertGuarded(running, PATH);
    }
    try (Running running = Running.start(application, LAZY)) {
      assertGuarded(running, PATH);
    }
  }

  static Stream<Class<?>> anAnnotationThatAFilterHeedsGuards() throws Exception {
    return Stream.of(
        Components.ServletBean.class,
        Components.RegisteredServlet.class,
        scanned("Servlets"),
        Filters.OfServlet.class,
        Filters.OnPrefix.class,
        Filters.OnEverything.class,
        Filters.OnServletName.class,
        Filters.WithOutcomes.class);
  }

  @Test
  void anOutcomeThatTheHandlerDoesNotTakeIsRefused() {
    try (Running running = Running.start(Filters.WithOutcomes.class)) {
      assertThat(running.post(PATH, CafToken.declined()).statusCode()).isEqualTo(403);
      assertThat(Handled.times()).isZero();
    }
  }

  private static void assertGuarded(Running running, String path) {
    HttpResponse<String> forged = running.post(path, CafToken.forged());
    assertThat(forged.statusCode()).as(forged.body()).isEqualTo(401);
    assertThat(Handled.times()).isZero();

    HttpResponse<String> genuine = running.post(path, CafToken.genuine());
    assertThat(genuine.statusCode()).as(genuine.body()).isEqualTo(200);
    assertThat(genuine.body()).isEqualTo("handled, verified true");
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aPathBeforeThoseOfAllHandlersCounts() {
    assertRefused(
        () -> Running.start(Filters.OnPrefix.class, "--spring.mvc.servlet.path=/app").close(),
        "OnMethod$Handler",
        "/app/kyc/result");
  }

  @Test
  void aHandlerThatIsReachedPastItsFilterDoesNotRun() {
    try (Running running = Running.start(Filters.Forward.class)) {
      assertThat(running.post("/open", CafToken.forged()).statusCode()).isEqualTo(500);
      assertThat(Handled.times()).isZero();
      assertGuarded(running, PATH);
    }
  }
}
