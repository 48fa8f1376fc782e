package io.github.verifiedresponse.filter;

import static io.github.verifiedresponse.filter.SpringHandlerSamples.RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.filter.SpringHandlerSamples.Everywhere;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.annotation.RequestScope;
import org.springframework.web.filter.RequestContextFilter;

/** Handlers behind a proxy of a scope, which knows their class when it calls one and not before. */
class SpringScopesTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");
  private static final AtomicInteger MADE = new AtomicInteger();

  @BeforeEach
  void forget() {
    RUNS.set(0);
    MADE.set(0);
  }

  /** What the beans are declared as. */
  @RestController
  public static class Base {
    @PostMapping("/scoped")
    public String receive() {
      RUNS.incrementAndGet();
      return "ran";
    }
  }

  /** What they are. */
  public static class Strict extends Base {
    @Override
    @VerifiedResponse("shufti")
    public String receive() {
      return super.receive();
    }
  }

  /** One for each request. */
  @Configuration(proxyBeanMethods = false)
  static class OfRequest {
    @Bean
    @RequestScope
    Base receiver() {
      return new Strict();
    }
  }

  /** One for each request, of which is known what guards it. */
  @Configuration(proxyBeanMethods = false)
  static class Declared {
    @Bean
    @RequestScope
    Strict receiver() {
      MADE.incrementAndGet();
      return new Strict();
    }
  }

  /** One for each call. */
  @Configuration(proxyBeanMethods = false)
  static class OfCall {
    @Bean
    @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
    Base receiver() {
      return new Strict();
    }
  }

  /** One that nothing guards. */
  @Configuration(proxyBeanMethods = false)
  static class Open {
    @Bean
    @RequestScope
    Base receiver() {
      return new Base();
    }
  }

  /** Begins the scope of a request before any filter of ours, as Spring Boot does. */
  @Configuration(proxyBeanMethods = false)
  static class WithScope {
    @Bean
    FilterRegistrationBean<RequestContextFilter> scope() {
      FilterRegistrationBean<RequestContextFilter> filter =
          new FilterRegistrationBean<>(new RequestContextFilter());
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return filter;
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {OfRequest.class, OfCall.class})
  void theClassThatRunsIsGuarded(Class<?> bean) {
    try (SpringServer server = new SpringServer(bean, Everywhere.class, WithScope.class).start()) {
      assertThat(server.post("/app/scoped", FORGED).statusCode()).isEqualTo(401);
      assertThat(RUNS).hasValue(0);
      assertThat(server.post("/app/scoped", GENUINE).statusCode()).isEqualTo(200);
      assertThat(server.post("/app/scoped", GENUINE).statusCode()).isEqualTo(409);
      assertThat(RUNS).hasValue(1);
    }
  }

  @Test
  void nothingIsMadeForAForgeryWhereTheDeclaredClassHasTheGuard() {
    try (SpringServer server = new SpringServer(Declared.class, Everywhere.class).start()) {
      assertThat(server.post("/app/scoped", FORGED).statusCode()).isEqualTo(401);
      assertThat(MADE).hasValue(0);
      assertThat(server.post("/app/scoped", GENUINE).statusCode()).isEqualTo(200);
      assertThat(MADE).hasValue(1);
    }
  }

  @Test
  void aHandlerWhoseScopeBeginsBehindTheFilterDoesNotRun() {
    try (SpringServer server = new SpringServer(OfRequest.class, Everywhere.class).start()) {
      assertThat(server.post("/app/scoped", FORGED).statusCode()).isEqualTo(500);
      assertThat(server.post("/app/scoped", GENUINE).statusCode()).isEqualTo(500);
      assertThat(RUNS).hasValue(0);
    }
  }

  @Test
  void anOpenHandlerWhoseScopeBeginsBehindTheFilterRuns() {
    try (SpringServer server = new SpringServer(Open.class, Everywhere.class).start()) {
      assertThat(server.post("/app/scoped", FORGED).body()).isEqualTo("ran");
    }
  }
}
