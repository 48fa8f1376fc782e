package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.GuardedEndpoint;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.message.FilterKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that the annotation reaches on unusual ways. */
class StarterEdgesIT {
  private static final String[] OTHER = {
    "--verified-response.other.scheme=caf",
    "--verified-response.other.secret=" + CafToken.SECRET,
    "--verified-response.other.replay-scope=other"
  };

  private static void assertGuarded(Running running, String path) {
    assertThat(running.post(path, CafToken.forged()).statusCode()).isEqualTo(401);
    assertThat(Handled.times()).isZero();
    String token = CafToken.genuine();
    assertThat(running.post(path, token).body()).isEqualTo("handled, verified true");
    assertThat(running.post(path, token).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @ParameterizedTest
  @ValueSource(classes = {Composed.Deep.class, Composed.Proxied.class, Composed.Scoped.class})
  void anAnnotationGuardsHoweverFarItIs(Class<?> application) {
    for (String lazy : new String[] {"false", "true"}) {
      try (Running running =
          Running.start(application, "--spring.main.lazy-initialization=" + lazy)) {
        assertGuarded(running, "/kyc/result");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Dispatchers.OfChild.class, Dispatchers.OfStranger.class})
  void aHandlerOfAnotherServletsOwnContextIsGuarded(Class<?> application) {
    try (Running running = Running.start(application)) {
      assertGuarded(running, "/second/kyc/result");
    }
  }

  /** They are found by the auto-configuration as well. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        Handlers.OnMethod.class,
        Components.ServletBean.class,
        Components.RegisteredServlet.class
      })
  void anApplicationThatSetsItsInitializersIsGuarded(Class<?> application) {
    try (Running running = Running.startWithoutInitializers(application)) {
      assertGuarded(running, "/kyc/result");
    }
  }

  @Test
  void anApplicationThatSetsItsInitializersIsCheckedAtStart() {
    assertThatThrownBy(
            () -> Running.startWithoutInitializers(Handlers.UnknownVerifier.class).close())
        .hasStackTraceContaining("there is no verifier named 'cfa'");
  }

  /** A path that another filter changes: what the look-up misses, the interceptor refuses. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPathThatAnotherFilterChangesDoesNotLeadPastTheGuard(boolean initializers) {
    try (Running running =
        initializers
            ? Running.start(Beans.Renaming.class)
            : Running.startWithoutInitializers(Beans.Renaming.class)) {
      assertThat(running.post("/other-name", CafToken.forged()).statusCode()).isEqualTo(500);
      assertThat(Handled.times()).isZero();
    }
  }

  /** An application that answers each failure itself would answer 200 for a forged result. */
  @Test
  void theRefusalOfTheSecondCheckIsNotTheApplicationsToHandle() {
    try (Running running = Running.start(Beans.Excusing.class)) {
      assertThat(running.post("/other-name", CafToken.forged()).statusCode()).isEqualTo(500);
      assertThat(Handled.times()).isZero();
      assertThat(running.post("/no-such-path", CafToken.forged()).body()).isEqualTo("sorry");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatNothingCouldGuardIsRefused(String words, Class<?> application, String... settings) {
    Reports.forget();

    assertThatThrownBy(() -> Running.start(application, settings).close()).isNotNull();

    assertThat(Reports.all())
        .singleElement()
        .satisfies(report -> assertThat(report).contains("@VerifiedResponse").contains(words));
  }

  static Stream<Arguments> whatNothingCouldGuardIsRefused() {
    return Stream.of(
        Arguments.of(
            "sets its attribute accept by @AliasFor", Composed.Aliased.class, new String[0]),
        Arguments.of(
            "no request is mapped to its method function",
            Functions.OfController.class,
            new String[0]),
        Arguments.of("a functional endpoint", Functions.Filtered.class, new String[0]),
        ofChild("it is a Spring bean", Handlers.OnService.Receiver.class),
        ofChild("Dispatchers$Advice would not guard it", Dispatchers.Advice.class),
        ofChild("an interceptor of Spring MVC", Dispatchers.Intercepted.class),
        ofChild("a functional endpoint", Dispatchers.Routed.class),
        ofChild("there is no verifier named 'cfa'", Handlers.UnknownVerifier.Handler.class),
        Arguments.of(
            "it is a Spring bean",
            Dispatchers.OfMadeChildWith.class,
            new String[] {"--second.beans=" + Handlers.OnService.Receiver.class.getName()}),
        Arguments.of(
            "there is no verifier named 'cfa'", Mapped.MethodOfUnknown.class, new String[0]),
        Arguments.of("there is no verifier named 'cfa'", Mapped.UrlOfUnknown.class, new String[0]),
        Arguments.of("write it on the class", Mapped.UrlByMethod.class, new String[0]),
        Arguments.of(
            "give-back=explicit",
            Mapped.Url.class,
            new String[] {"--verified-response.caf.give-back=exception"}));
  }

  private static Arguments ofChild(String words, Class<?> beans) {
    return Arguments.of(
        words, Dispatchers.OfChildWith.class, new String[] {"--second.beans=" + beans.getName()});
  }

  @ParameterizedTest
  @ValueSource(classes = {Mapped.Method.class, Mapped.Url.class})
  void aHandlerThatIsNoBeanIsListed(Class<?> application) {
    try (Running running = Running.start(application)) {
      assertThat(RunningApplication.guardedEndpoints())
          .singleElement()
          .satisfies(
              endpoint -> assertThat(endpoint.endpoint()).startsWith(Mapped.class.getName()));
      assertGuarded(running, "/kyc/result");
    }
  }

  /** The route is the one that is declared: what a sender writes is in no line. */
  @Test
  void aRefusalIsLoggedWithMethodAndRouteAndAHandlerIsListedByItsName() {
    Logger logger = Logger.getLogger("io.github.verifiedresponse.gate.Gate");
    List<String> lines = new CopyOnWriteArrayList<>();
    try (Running running = Running.start(Endpoints.class, OTHER)) {
      logger.setLevel(Level.INFO);
      logger.setFilter(line -> !lines.add(new SimpleFormatter().formatMessage(line)));
      running.post("/guarded/body/of-the-sender", CafToken.forged());

      assertThat(lines)
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .startsWith("verifier caf rejected a request: unverified (")
                      .endsWith("POST /guarded/body/{id}"));
      assertThat(RunningApplication.guardedEndpoints())
          .contains(
              new GuardedEndpoint(
                  FilterKind.SPRING, Endpoints.Guarded.class.getName() + ".body", "caf"));
    } finally {
      logger.setFilter(null);
      logger.setLevel(null);
    }
  }
}
