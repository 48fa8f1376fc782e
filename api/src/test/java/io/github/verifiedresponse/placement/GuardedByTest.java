package io.github.verifiedresponse.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.ClientEndpoint;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.stereotype.Controller;

/** Which of the guards a container would ask before it calls an annotated class. */
class GuardedByTest {

  @VerifiedResponse("caf")
  abstract static class OfServlet implements Servlet {}

  abstract static class Heir extends OfServlet {}

  @Path("results")
  static class Resource {
    @VerifiedResponse("caf")
    public void run() {}
  }

  /** What a sub-resource locator returns. */
  @VerifiedResponse("caf")
  static class SubResource {
    @GET
    public String get() {
      return "";
    }
  }

  @Path("results")
  interface Described {
    @GET
    String get();
  }

  @VerifiedResponse("caf")
  static class OfInterface implements Described {
    @Override
    public String get() {
      return "";
    }
  }

  @VerifiedResponse("caf")
  static class Plain {}

  @VerifiedResponse("caf")
  interface Contract {}

  @Interceptor
  @VerifiedResponse("")
  static class OwnInterceptor {}

  @VerifiedResponse("caf")
  abstract static class OfFilter implements Filter {}

  @VerifiedResponse("caf")
  static class OfApplication extends Application {}

  @VerifiedResponse("caf")
  abstract static class OfListener implements ServletContextListener {}

  @VerifiedResponse("caf")
  abstract static class OfInitializer implements ServletContainerInitializer {}

  @VerifiedResponse("caf")
  abstract static class OfMapper implements ExceptionMapper<RuntimeException> {}

  @VerifiedResponse("caf")
  abstract static class OfRequestFilter implements ContainerRequestFilter {}

  @VerifiedResponse("caf")
  abstract static class OfEndpoint extends Endpoint {}

  @ServerEndpoint("/results")
  @VerifiedResponse("caf")
  static class OfServerEndpoint {}

  @ClientEndpoint
  @VerifiedResponse("caf")
  static class OfClientEndpoint {}

  /** Called as a filter too, and then nothing has been verified. */
  @VerifiedResponse("caf")
  abstract static class ServletAndFilter implements Servlet, Filter {
    @Override
    public void destroy() {}
  }

  /** Called by Spring, whatever else it could be. */
  @Controller
  @Path("/")
  @VerifiedResponse("caf")
  static class OfSpring {}

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void isKnownByTheTypesOfAClass(Class<?> type, GuardedBy expected) {
    assertThat(GuardedBy.of(type)).isEqualTo(expected);
    assertThat(GuardedBy.isAnnotated(type)).isTrue();
  }

  static Stream<Arguments> isKnownByTheTypesOfAClass() {
    return Stream.of(
        Arguments.of(OfServlet.class, GuardedBy.SERVLET_FILTER),
        Arguments.of(Heir.class, GuardedBy.SERVLET_FILTER),
        Arguments.of(Resource.class, GuardedBy.JAX_RS_FILTER),
        Arguments.of(SubResource.class, GuardedBy.JAX_RS_FILTER),
        Arguments.of(OfInterface.class, GuardedBy.JAX_RS_FILTER),
        Arguments.of(OfSpring.class, GuardedBy.SPRING_HANDLER),
        Arguments.of(Plain.class, GuardedBy.INTERCEPTOR),
        Arguments.of(Contract.class, GuardedBy.HEIRS),
        Arguments.of(OwnInterceptor.class, GuardedBy.ITSELF),
        Arguments.of(OfFilter.class, GuardedBy.NOTHING),
        Arguments.of(ServletAndFilter.class, GuardedBy.NOTHING));
  }

  @Test
  void aClassWithoutTheAnnotationIsNotOurs() {
    assertThat(GuardedBy.isAnnotated(GuardedByTest.class)).isFalse();
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void whatNothingGuardsIsRefusedWithWhatItIsAndTheFix(Class<?> type, String kind) {
    assertThatThrownBy(() -> GuardedBy.refuseUnguardable(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "@VerifiedResponse on %s would not guard it: it is %s, which no filter runs before: "
                .formatted(type.getName(), kind))
        .hasMessageContaining("write it on the ");
  }

  static Stream<Arguments> whatNothingGuardsIsRefusedWithWhatItIsAndTheFix() {
    return Stream.of(
        Arguments.of(OfFilter.class, "a servlet filter"),
        Arguments.of(ServletAndFilter.class, "a servlet filter"),
        Arguments.of(OfApplication.class, "a JAX-RS Application"),
        Arguments.of(OfListener.class, "a listener"),
        Arguments.of(OfInitializer.class, "a listener"),
        Arguments.of(OfEndpoint.class, "a WebSocket endpoint"),
        Arguments.of(OfServerEndpoint.class, "a WebSocket endpoint"),
        Arguments.of(OfClientEndpoint.class, "a WebSocket endpoint"),
        Arguments.of(OfMapper.class, "a JAX-RS provider"),
        Arguments.of(OfRequestFilter.class, "a JAX-RS provider"));
  }

  @Test
  void whatMayBeGuardedIsNotRefused() {
    Stream.of(OfServlet.class, Resource.class, Plain.class, Contract.class, OwnInterceptor.class)
        .forEach(GuardedBy::refuseUnguardable);
  }
}
