package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What Spring calls is guarded by a filter for its path, or the application is refused. */
class SpringTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");

  /** A handler. */
  @RestController
  static class Handler {
    @PostMapping("/result")
    @VerifiedResponse("shufti")
    String handle(HttpServletRequest request) {
      return VerifiedPayload.require(request::getAttribute, "shufti").id();
    }

    @PostMapping("/open")
    void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
      request.getRequestDispatcher("/app/result").forward(request, response);
    }
  }

  /** A handler with outcomes. */
  @RestController
  static class Accepting {
    @PostMapping("/result")
    @VerifiedResponse(value = "shufti", accept = Outcome.APPROVED)
    void handle() {}
  }

  /** A handler of a verifier that there is not. */
  @RestController
  static class OfUnknown {
    @PostMapping("/result")
    @VerifiedResponse("shufty")
    void handle() {}
  }

  /** What calls a method otherwise than by HTTP. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface MessageMapping {}

  /** A handler of messages beside requests. */
  @RestController
  @VerifiedResponse("shufti")
  static class OfMessages {
    @PostMapping("/result")
    void handle() {}

    @MessageMapping
    void receive() {}
  }

  /** A handler of nothing. */
  @RestController
  @VerifiedResponse("shufti")
  static class OfNothing {}

  /** A handler whose annotated method is none. */
  @RestController
  static class OnPlainMethod {
    @VerifiedResponse("shufti")
    void helper() {}
  }

  /** A servlet. */
  @SuppressWarnings("serial")
  @VerifiedResponse("shufti")
  static class Servlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(VerifiedPayload.require(request::getAttribute, "shufti").id());
    }
  }

  /** A listener. */
  @VerifiedResponse("shufti")
  static class Listener implements ServletRequestListener {}

  private static FilterRegistrationBean<VerifiedResponseFilter> filter(
      String verifier, Outcome... accept) {
    return new FilterRegistrationBean<>(
        new VerifiedResponseFilter(SignedResponse.once(verifier).build(), accept));
  }

  /** A filter for the path. */
  @Configuration(proxyBeanMethods = false)
  static class OnPath {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      FilterRegistrationBean<VerifiedResponseFilter> filter = filter("shufti");
      filter.addUrlPatterns("/app/result/*");
      return filter;
    }
  }

  /** A filter for the servlet, which is known by its registration. */
  @Configuration(proxyBeanMethods = false)
  static class OnServlet {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard(ServletRegistrationBean<?> dispatcher) {
      FilterRegistrationBean<VerifiedResponseFilter> filter = filter("shufti", Outcome.APPROVED);
      filter.addServletRegistrationBeans(dispatcher);
      return filter;
    }
  }

  /** A filter for the path as the handler says it, and not as the server does. */
  @Configuration(proxyBeanMethods = false)
  static class BesidePath {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      FilterRegistrationBean<VerifiedResponseFilter> filter = filter("shufti");
      filter.addUrlPatterns("/result/*");
      return filter;
    }
  }

  /** A filter of another verifier for everything, and one of the right verifier elsewhere. */
  @Configuration(proxyBeanMethods = false)
  static class OfAnother {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> other() {
      return filter("caf");
    }

    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> elsewhere() {
      FilterRegistrationBean<VerifiedResponseFilter> filter = filter("shufti");
      filter.addUrlPatterns("/elsewhere/*");
      return filter;
    }
  }

  /** A filter that lets each outcome pass. */
  @Configuration(proxyBeanMethods = false)
  static class OfEachOutcome {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      return filter("shufti");
    }
  }

  /** A servlet whose verifier only a filter has. */
  @Configuration(proxyBeanMethods = false)
  static class WithServlet {
    @Bean
    ServletRegistrationBean<Servlet> servlet() {
      return new ServletRegistrationBean<>(new Servlet(), "/servlet");
    }
  }

  /** A listener. */
  @Configuration(proxyBeanMethods = false)
  static class WithListener {
    @Bean
    ServletListenerRegistrationBean<Listener> listener() {
      return new ServletListenerRegistrationBean<>(new Listener());
    }
  }

  /** A filter of the application's, annotated. */
  @Configuration(proxyBeanMethods = false)
  static class WithFilter {
    @Bean
    FilterRegistrationBean<Filter> filter() {
      @VerifiedResponse("shufti")
      class Annotated implements Filter {
        @Override
        public void doFilter(
            jakarta.servlet.ServletRequest request,
            jakarta.servlet.ServletResponse response,
            jakarta.servlet.FilterChain chain) {}
      }
      return new FilterRegistrationBean<>(new Annotated());
    }
  }

  /** An application with an annotated interceptor that is no bean. */
  @Configuration(proxyBeanMethods = false)
  static class WithInterceptor implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      @VerifiedResponse("shufti")
      class Annotated implements HandlerInterceptor {}
      registry.addInterceptor(new Annotated()).addPathPatterns("/open");
      registry.addInterceptor(new HandlerInterceptor() {});
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatNoFilterCoversIsRefused(String why, Class<?>[] beans) {
    try (SpringServer server = new SpringServer(beans)) {
      assertThatThrownBy(server::start)
          .satisfies(
              refusal ->
                  assertThat(
                          Stream.iterate(refusal, e -> e != null, Throwable::getCause)
                              .map(e -> String.valueOf(e.getMessage())))
                      .anySatisfy(
                          message ->
                              assertThat(message)
                                  .startsWith("@VerifiedResponse on ")
                                  .contains(why)));
    }
  }

  static Stream<Arguments> whatNoFilterCoversIsRefused() {
    return Stream.of(
        refused("covers /app/result (handle)", Handler.class, BesidePath.class),
        refused("for the URL pattern /app/result/*", Handler.class, OfAnother.class),
        refused("no more than outcome [APPROVED]", Accepting.class, OfEachOutcome.class),
        refused("there is no verifier named 'shufty'", OfUnknown.class, OnPath.class),
        refused("no request is mapped to its method receive", OfMessages.class, OnPath.class),
        refused("no request is mapped to it,", OfNothing.class, OnPath.class),
        refused("no request is mapped to its method helper", OnPlainMethod.class, OnPath.class),
        refused("it is an interceptor of Spring MVC", WithInterceptor.class),
        refused("it is a listener", WithListener.class),
        refused("it is a servlet filter", WithFilter.class));
  }

  private static Arguments refused(String why, Class<?>... beans) {
    return Arguments.of(why, beans);
  }

  @ParameterizedTest
  @MethodSource
  void whatAFilterCoversIsGuarded(String path, Class<?>[] beans) {
    try (SpringServer server = new SpringServer(beans).start()) {
      assertThat(server.post(path, FORGED).statusCode()).isEqualTo(401);
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(200);
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(409);
    }
  }

  static Stream<Arguments> whatAFilterCoversIsGuarded() {
    return Stream.of(
        Arguments.of("/app/result", new Class<?>[] {Handler.class, OnPath.class}),
        Arguments.of("/app/result", new Class<?>[] {Accepting.class, OnServlet.class}),
        Arguments.of("/servlet", new Class<?>[] {WithServlet.class, OnPath.class}));
  }

  @Test
  void aHandlerThatIsReachedPastItsFilterDoesNotRun() {
    try (SpringServer server = new SpringServer(Handler.class, OnPath.class).start()) {
      assertThat(server.post("/app/open", GENUINE).statusCode()).isEqualTo(500);
      assertThat(server.post("/app/result", GENUINE).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anApplicationWithoutServletsIsLeftAlone() {
    try (AnnotationConfigApplicationContext application =
        new AnnotationConfigApplicationContext()) {
      new SpringInitializer().initialize(application);
      application.refresh();

      assertThat(application.getBeanDefinitionNames())
          .noneMatch(name -> name.startsWith("verified-response:"));
    }
  }
}
