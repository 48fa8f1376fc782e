package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Compiled;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.RunningApplication;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementInitializerTest {
  private static final String DOOR = "io.github.verifiedresponse.filter.VerifiedResponseFilter";

  @AfterEach
  void forgetTheApplication() {
    RunningApplication.forget();
  }

  @VerifiedResponse("shufti")
  abstract static class GuardedServlet implements Servlet {}

  @VerifiedResponse("nobody")
  static class OfNobody {}

  private static ServletContext context(ClassLoader loader) {
    return context(loader, new HashMap<>());
  }

  /** All that is asked of a container. */
  private static ServletContext context(ClassLoader loader, Map<String, Filter> closing) {
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getClassLoader" -> loader;
                  case "addFilter" -> registration((Filter) arguments[1], closing);
                  case "addListener", "getAttribute", "setAttribute" -> null;
                  case "getResourcePaths" -> null;
                  default -> throw new AssertionError(method);
                });
  }

  private static FilterRegistration.Dynamic registration(
      Filter filter, Map<String, Filter> closing) {
    return (FilterRegistration.Dynamic)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {FilterRegistration.Dynamic.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("addMappingForUrlPatterns")) {
                assertThat(arguments[1]).as("after declared filters").isEqualTo(false);
                if (!arguments[0].equals(EnumSet.of(DispatcherType.ERROR))) {
                  assertThat(arguments[0]).isEqualTo(EnumSet.allOf(DispatcherType.class));
                  closing.put(((String[]) arguments[2])[0], filter);
                }
              }
              return null;
            });
  }

  private static void start(@Nullable Set<Class<?>> annotated) throws ServletException {
    new PlacementInitializer()
        .onStartup(annotated, context(PlacementInitializerTest.class.getClassLoader()));
  }

  @Test
  void letsNothingThroughOnAServerThatStartsWhatWasRefused() throws Exception {
    Map<String, Filter> closing = new HashMap<>();
    ServletContext context = context(PlacementInitializerTest.class.getClassLoader(), closing);

    assertThatThrownBy(() -> new PlacementInitializer().onStartup(Set.of(OfNobody.class), context))
        .isInstanceOf(ServletException.class);

    assertThat(closing).containsOnlyKeys("/*");
    assertThat(statusOf(Objects.requireNonNull(closing.get("/*")))).isEqualTo(500);
  }

  /** It calls no chain: there is none. */
  private static int statusOf(Filter filter) throws Exception {
    AtomicInteger status = new AtomicInteger();
    HttpServletResponse response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                  status.set((Integer) arguments[0]);
                  return null;
                });
    filter.doFilter(null, response, null);
    return status.get();
  }

  @Test
  void letsNothingThroughEitherWhenItCouldNotLook() {
    Map<String, Filter> closing = new HashMap<>();
    ClassLoader broken =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            throw new IllegalStateException("the container has gone");
          }
        };

    assertThatThrownBy(
            () -> new PlacementInitializer().onStartup(Set.of(), context(broken, closing)))
        .isInstanceOf(ServletException.class)
        .hasMessage("the container has gone");

    assertThat(closing).containsOnlyKeys("/*");
  }

  @Test
  void isFoundByContainersForAnnotatedClasses() {
    assertThat(ServiceLoader.load(ServletContainerInitializer.class))
        .hasAtLeastOneElementOfType(PlacementInitializer.class);
    assertThat(PlacementInitializer.class.getAnnotation(HandlesTypes.class).value())
        .containsExactly(VerifiedResponse.class);
  }

  @Test
  void takesWhatIsGuardedAndNothing() {
    assertThatCode(() -> start(Set.of(Placements.OnMethod.class, Placements.OnClass.class)))
        .doesNotThrowAnyException();
    assertThatCode(() -> start(Set.of())).doesNotThrowAnyException();
    assertThatCode(() -> start(null)).doesNotThrowAnyException();
  }

  @Test
  void refusesAnUnknownVerifier() {
    assertThatThrownBy(() -> start(Set.of(OfNobody.class)))
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "@VerifiedResponse on "
                + OfNobody.class.getName()
                + ": there is no verifier named 'nobody': set verified-response.nobody.scheme, or"
                + " use one of [shufti] [VR-1003]")
        .hasNoCause();
  }

  @Test
  void refusesAServletWithoutTheServletDoor() {
    assertThatThrownBy(() -> start(Set.of(GuardedServlet.class)))
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "@VerifiedResponse on the servlet "
                + GuardedServlet.class.getName()
                + " would not guard it: add verified-response-filter to the application [VR-1115]");
  }

  @Test
  void takesAServletWithTheServletDoor(@TempDir Path directory) throws Exception {
    ClassLoader loader =
        Compiled.into(
            directory,
            Map.of(
                DOOR,
                "package io.github.verifiedresponse.filter; public class VerifiedResponseFilter"
                    + " {}"));

    assertThatCode(
            () ->
                new PlacementInitializer().onStartup(Set.of(GuardedServlet.class), context(loader)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAServerThatMightNotLoadTheGuard() {
    ServletContext context = context(without("jakarta.ws.rs.core.EntityPart"));

    assertThatThrownBy(() -> new PlacementInitializer().onStartup(null, context))
        .isInstanceOf(ServletException.class)
        .hasMessage(
            "verified-response-jaxrs might not guard anything, because this server's Jakarta"
                + " RESTful Web Services is older than 3.1: use a server with Jakarta EE 10, or"
                + " remove the jar [VR-1116]");
  }

  private static ClassLoader without(String hidden) {
    return new ClassLoader(PlacementInitializerTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(hidden)) {
          throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
      }
    };
  }

  @VerifiedResponse("shufti")
  static class GuardedApplication extends Application {}

  @VerifiedResponse("shufti")
  static class GuardedProvider implements ExceptionMapper<RuntimeException> {
    @Override
    public Response toResponse(RuntimeException exception) {
      return Response.ok().build();
    }
  }

  @ParameterizedTest(name = "B3, B4 {0}")
  @ValueSource(classes = {GuardedApplication.class, GuardedProvider.class})
  void refusesAnAnnotationThatNothingHeeds(Class<?> annotated) {
    assertThatThrownBy(() -> start(Set.of(annotated)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining(
            "@VerifiedResponse on " + annotated.getName() + " would not guard it: it is a JAX-RS ")
        .hasMessageContaining(": write it on the ");
  }

  @Test
  @DisplayName("C19 starts without jakarta.interceptor on the class path")
  void takesOurOwnInterceptorWhoseAnnotationCannotBeRead(@TempDir Path directory) throws Exception {
    String name = "io.github.verifiedresponse.cdi.VerifiedResponseInterceptor";
    ClassLoader loader =
        Compiled.into(
            directory,
            Map.of(
                name,
                "package io.github.verifiedresponse.cdi;"
                    + " @io.github.verifiedresponse.VerifiedResponse(\"\") public class"
                    + " VerifiedResponseInterceptor {}"));
    Class<?> bare =
        new ClassLoader(loader) {
          Class<?> own() throws Exception {
            byte[] file = Files.readAllBytes(directory.resolve(name.replace('.', '/') + ".class"));
            return defineClass(name, file, 0, file.length);
          }
        }.own();

    assertThatCode(() -> start(Set.of(bare))).doesNotThrowAnyException();
  }

  @Test
  void leavesAnInterceptorAlone(@TempDir Path directory) throws Exception {
    ClassLoader loader =
        Compiled.into(
            directory,
            Map.of(
                "jakarta.interceptor.Interceptor",
                "package jakarta.interceptor; import java.lang.annotation.*;"
                    + " @Retention(RetentionPolicy.RUNTIME) public @interface Interceptor {}",
                "app.Guarding",
                "package app; @jakarta.interceptor.Interceptor"
                    + " @io.github.verifiedresponse.VerifiedResponse(\"\") public class Guarding"
                    + " {}"));

    assertThatCode(() -> start(Set.of(loader.loadClass("app.Guarding"))))
        .doesNotThrowAnyException();
  }
}
