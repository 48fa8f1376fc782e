package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Applications of Spring MVC whose handlers {@link SpringHandlerFilterTest} asks for. */
final class SpringHandlerSamples {
  static final AtomicInteger RUNS = new AtomicInteger();

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

  private SpringHandlerSamples() {}
}
