package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Applications with beans that the starter finds. */
final class Beans {
  private Beans() {}

  /** A verifier that is a bean. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Verifier.Handler.class)
  static class Verifier {
    @Bean
    ResponseVerifier verifier() {
      return Filters.verifier("bean");
    }

    /** The handler. */
    @RestController
    static class Handler {
      @PostMapping("/kyc/result")
      @VerifiedResponse("bean")
      String handle(VerifiedPayload result, HttpServletRequest request) {
        Handled.request(request);
        return "handled by " + result.verifier();
      }
    }
  }

  /** A verifier that is a bean and has the name of one of the settings. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class SameName {
    @Bean
    ResponseVerifier verifier() {
      return Filters.verifier("caf");
    }
  }

  /** A listener. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnMethod.Handler.class)
  static class Listening {
    @Bean
    Heard heard() {
      return new Heard();
    }
  }

  /** What a listener was told. */
  static final class Heard implements VerificationListener {
    private static final int SECONDS = 30;

    private final BlockingQueue<String> all = new LinkedBlockingQueue<>();

    @Override
    public void onEvent(VerificationEvent event) {
      boolean settled = event.settlement().isPresent();
      String what = settled ? "settled" : event.verification().getClass().getSimpleName();
      all.add(event.verifier() + " " + what);
    }

    /** The server may tell of the end after the client has its answer. */
    List<String> next(int many) throws InterruptedException {
      List<String> next = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        next.add(String.valueOf(all.poll(SECONDS, TimeUnit.SECONDS)));
      }
      return next;
    }
  }

  /** What authenticates the caller, where Spring Security does: everybody says who it is. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnMethod.Handler.class)
  static class Authenticated {
    @Bean
    FilterRegistrationBean<Filter> authentication() {
      FilterRegistrationBean<Filter> registration =
          new FilterRegistrationBean<>(
              (request, response, chain) ->
                  chain.doFilter(new WithPrincipal((HttpServletRequest) request), response));
      registration.setOrder(-100);
      return registration;
    }
  }

  /** A request of a caller that is known. */
  static final class WithPrincipal extends HttpServletRequestWrapper {
    WithPrincipal(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Principal getUserPrincipal() {
      return () -> getHeader("X-User");
    }
  }

  /** What changes the path of a request behind the starter's filter. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnMethod.Handler.class)
  static class Renaming {
    @Bean
    FilterRegistrationBean<Filter> renaming() {
      return new FilterRegistrationBean<>(
          (request, response, chain) ->
              chain.doFilter(new Renamed((HttpServletRequest) request), response));
    }
  }

  /** The same, in an application that answers each failure with 200. */
  @Configuration(proxyBeanMethods = false)
  @Import({Renaming.class, Excusing.Advice.class})
  static class Excusing {
    /** What answers. */
    @RestControllerAdvice
    static class Advice {
      @ExceptionHandler
      String excuse(Exception failure) {
        return "sorry";
      }
    }
  }

  /** A request for another path. */
  static final class Renamed extends HttpServletRequestWrapper {
    Renamed(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return super.getRequestURI().replace("/other-name", "/kyc/result");
    }
  }

  /** An application that had registered the filter before it had the starter. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnMethod.Handler.class)
  static class WithFilter {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      FilterRegistrationBean<VerifiedResponseFilter> registration =
          new FilterRegistrationBean<>(new VerifiedResponseFilter(Filters.verifier("caf")));
      registration.addUrlPatterns("/kyc/*");
      return registration;
    }
  }
}
