package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.filter.AnnotatedServlets.Answering;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerifiedResponseInitializerTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");

  @AutoClose private final TomcatServer server = new TomcatServer();

  private TomcatServer initialized(Class<?>... found) {
    return server.initializer(new VerifiedResponseInitializer(), found);
  }

  private int status(String path, SignedResponse response) {
    return server.post(path, response).statusCode();
  }

  @ParameterizedTest(name = "AT-128, AT-129 {0}")
  @MethodSource
  void guardsAServletWhereverItsAnnotationStands(Answering servlet) throws Exception {
    server.servlet("any name", "/results", servlet);
    initialized().start();

    assertThat(status("/results", FORGED)).isEqualTo(401);
    assertThat(servlet.runs()).isZero();
    assertThat(status("/results", GENUINE)).isEqualTo(200);
    assertThat(servlet.runs()).isEqualTo(1);
  }

  static Stream<Answering> guardsAServletWhereverItsAnnotationStands() {
    return Stream.of(
        new AnnotatedServlets.OnClass(),
        new AnnotatedServlets.OnSuperclass(),
        new AnnotatedServlets.OnInterface(),
        new AnnotatedServlets.OnAnnotation());
  }

  @Test
  void leavesOtherServletsOpen() throws Exception {
    Answering open = new AnnotatedServlets.Open();
    server
        .servlet("guarded", "/guarded", new AnnotatedServlets.OnClass())
        .servlet("open", "/open", open);
    initialized().start();

    assertThat(status("/open", FORGED)).isEqualTo(200);
    assertThat(open.runs()).isEqualTo(1);
  }

  @Test
  void guardsEveryNameOfAServlet() throws Exception {
    server
        .servlet("one", "/one", new AnnotatedServlets.OnClass())
        .servlet("two", "/two", new AnnotatedServlets.OnClass());
    initialized(AnnotatedServlets.OnClass.class).start();

    assertThat(status("/one", FORGED)).isEqualTo(401);
    assertThat(status("/two", FORGED)).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource
  void guardsAServletThatIsRegisteredAfterIt(Servlet servlet, String name) throws Exception {
    initialized(servlet.getClass())
        .initializer(
            (found, context) ->
                Objects.requireNonNull(context.addServlet(name, servlet)).addMapping("/results"))
        .start();

    assertThat(status("/results", FORGED)).isEqualTo(401);
    assertThat(status("/results", GENUINE)).isEqualTo(200);
  }

  static Stream<Arguments> guardsAServletThatIsRegisteredAfterIt() {
    return Stream.of(
        arguments(new AnnotatedServlets.Declared(), "declared-name"),
        arguments(
            new AnnotatedServlets.DeclaredWithoutName(),
            AnnotatedServlets.DeclaredWithoutName.class.getName()),
        arguments(new AnnotatedServlets.OnClass(), AnnotatedServlets.OnClass.class.getName()));
  }

  @Test
  void takesTheOutcomesOfTheAnnotation() throws Exception {
    server.servlet("approving", "/results", new AnnotatedServlets.Approving());
    initialized(AnnotatedServlets.Approving.class).start();

    assertThat(status("/results", SignedResponse.declined("r-2"))).isEqualTo(403);
    assertThat(status("/results", GENUINE)).isEqualTo(200);
  }

  @Test
  void takesTheTypesOfTheAnnotation() throws Exception {
    server.servlet("typed", "/results", new AnnotatedServlets.OfOneType());
    initialized(AnnotatedServlets.OfOneType.class).start();

    assertThat(status("/results", SignedResponse.declined("r-2"))).isEqualTo(403);
    assertThat(status("/results", GENUINE)).isEqualTo(200);
  }

  private FilterMap mappingToServlets() {
    return Arrays.stream(server.context().findFilterMaps())
        .filter(mapping -> mapping.getServletNames().length > 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("AT-123, AT-126 guards every dispatch, asynchronous ones too")
  void guardsEveryDispatch() throws Exception {
    server
        .servlet("guarded", "/guarded", new AnnotatedServlets.OnClass())
        .servlet("/forward", Dispatches.forward("/guarded"))
        .servlet("/async", (request, response) -> request.startAsync().dispatch("/guarded"));
    initialized(AnnotatedServlets.OnClass.class).start();

    FilterMap mapping = mappingToServlets();
    assertThat(mapping.getServletNames()).containsExactly("guarded");
    assertThat(mapping.getDispatcherMapping())
        .isEqualTo(
            FilterMap.REQUEST
                | FilterMap.FORWARD
                | FilterMap.INCLUDE
                | FilterMap.ASYNC
                | FilterMap.ERROR);
    assertThat(server.context().findFilterDef(mapping.getFilterName()).getAsyncSupportedBoolean())
        .isTrue();
    assertThat(status("/forward", FORGED)).isEqualTo(401);
    assertThat(status("/async", FORGED)).isEqualTo(401);
    assertThat(status("/forward", GENUINE)).isEqualTo(200);
    assertThat(status("/async", SignedResponse.accepted("r-2"))).isEqualTo(200);
  }

  @Test
  void guardsOnceWhereItRunsTwice() throws Exception {
    server.servlet("guarded", "/guarded", new AnnotatedServlets.OnClass());
    initialized(AnnotatedServlets.OnClass.class);
    initialized(AnnotatedServlets.OnClass.class).start();

    assertThat(status("/guarded", GENUINE)).isEqualTo(200);
    assertThat(server.context().findFilterMaps())
        .filteredOn(mapping -> Arrays.asList(mapping.getServletNames()).contains("guarded"))
        .hasSize(1);
  }

  @Test
  void refusesAnAnnotatedMethod() {
    server.servlet("method", "/results", new AnnotatedServlets.OnMethod());
    initialized();

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "@VerifiedResponse on a method of the servlet "
                + AnnotatedServlets.OnMethod.class.getName()
                + " would not guard it: write it on the class [VR-1112]");
  }

  @Test
  void servesNothingOnAServerThatStartsWhatWasRefused() throws Exception {
    Answering open = new AnnotatedServlets.Open();
    server
        .servlet("open", "/open", open)
        .initializer(
            (found, context) ->
                assertThatThrownBy(
                        () ->
                            new VerifiedResponseInitializer()
                                .onStartup(Set.of(AnnotatedServlets.OnMethod.class), context))
                    .isInstanceOf(ServletException.class))
        .start();

    assertThat(status("/open", GENUINE)).isEqualTo(500);
    assertThat(open.runs()).isZero();
  }

  @Test
  void closesTheApplicationAlsoForADeclaredFilterThatWasRefused() {
    AtomicReference<Object> closed = new AtomicReference<>();
    server.initializer(
        (found, context) -> {
          context
              .addFilter("door", VerifiedResponseFilter.class)
              .setInitParameter("colour", "blue");
          assertThatThrownBy(() -> new VerifiedResponseInitializer().onStartup(null, context))
              .isInstanceOf(ServletException.class)
              .hasMessageContaining("colour is not a setting");
          closed.set(context.getAttribute("io.github.verifiedresponse.closed"));
        });

    assertThatThrownBy(server::start).isInstanceOf(LifecycleException.class);

    assertThat(closed.get()).asString().contains("colour is not a setting");
  }

  @Test
  void refusesAnUnknownVerifier() {
    server.servlet("unknown", "/results", new AnnotatedServlets.OfNobody());
    initialized(AnnotatedServlets.OfNobody.class);

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "@VerifiedResponse on "
                + AnnotatedServlets.OfNobody.class.getName()
                + ": there is no verifier named 'nobody': set verified-response.nobody.scheme, or use one"
                + " of [shufti] [VR-1003]");
  }

  @Test
  void refusesTypesThatNoEventHas() {
    server.servlet("wild", "/results", new AnnotatedServlets.OfWildcard());
    initialized(AnnotatedServlets.OfWildcard.class);

    assertThatThrownBy(server::start)
        .isInstanceOf(ServletException.class)
        .hasMessageStartingWith(
            "@VerifiedResponse on "
                + AnnotatedServlets.OfWildcard.class.getName()
                + ": types are compared exactly")
        .hasMessageEndingWith("[VR-1024]");
  }

  @Test
  void leavesAServersOwnServletsAlone() throws Exception {
    server.servlet("open", "/open", new AnnotatedServlets.Open());
    var broken = server.context().createWrapper();
    broken.setName("of the server");
    broken.setServletClass("no.such.Servlet");
    server.context().addChild(broken);
    initialized().start();

    assertThat(status("/open", FORGED)).isEqualTo(200);
  }

  @Test
  void forgetsTheVerifiersOfAnApplicationThatEnds() {
    Verifiers before = Verifiers.ofApplication();
    assertThat(Verifiers.ofApplication()).isSameAs(before);

    new ApplicationEnd().contextDestroyed(new ServletContextEvent(server.servletContext()));

    assertThat(Verifiers.ofApplication()).isNotSameAs(before);
    RunningApplication.forget();
  }
}
