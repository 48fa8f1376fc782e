package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.filter.VerifiedResponseFilter;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.tests.boot.servlet.GuardedServlet;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Applications with an annotated handler and a filter, which covers it or does not. */
final class Filters {
  private Filters() {}

  static ResponseVerifier verifier(String name) {
    return ResponseVerifier.named(name)
        .scheme(
            Schemes.caf(
                CafProduct.FACE_LIVENESS, Keys.of(Secret.of("the tests' secret", CafToken.SECRET))))
        .replayGuard(ReplayGuards.inMemory())
        .build();
  }

  private static FilterRegistrationBean<VerifiedResponseFilter> filter(
      VerifiedResponseFilter filter, String... patterns) {
    FilterRegistrationBean<VerifiedResponseFilter> registration =
        new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(patterns);
    return registration;
  }

  private static FilterRegistrationBean<VerifiedResponseFilter> filter(String... patterns) {
    return filter(new VerifiedResponseFilter(verifier("caf")), patterns);
  }

  /** Mapped to the path's prefix. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnMethod.Handler.class)
  static class OnPrefix {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      return filter("/kyc/*");
    }
  }

  /** Mapped to everything, as a bean that is not registered is. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnClass.Handler.class)
  static class OnEverything {
    @Bean
    VerifiedResponseFilter guard() {
      return new VerifiedResponseFilter(verifier("caf"));
    }
  }

  /** Mapped to the name of Spring's servlet, and declared by its class and the verifier's name. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnAnnotation.Handler.class)
  static class OnServletName {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      FilterRegistrationBean<VerifiedResponseFilter> registration =
          new FilterRegistrationBean<>(new VerifiedResponseFilter());
      registration.addInitParameter("verifier", "caf");
      registration.addServletNames("dispatcherServlet");
      return registration;
    }
  }

  /** Takes the outcomes that the annotation takes. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.Accepting.Handler.class)
  static class WithOutcomes {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      return filter(new VerifiedResponseFilter(verifier("caf"), Outcome.APPROVED), "/kyc/*");
    }
  }

  /** In front of an annotated servlet, which is guarded by name as well. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OfServlet {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      return filter("/kyc/*");
    }

    @Bean
    ServletRegistrationBean<GuardedServlet> servlet() {
      return new ServletRegistrationBean<>(new GuardedServlet(), "/kyc/result");
    }
  }

  /** A handler that only the filter of another path would verify for, by a forward. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Handlers.OnMethod.Handler.class, Forward.Open.class})
  static class Forward {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      return filter("/kyc/*");
    }

    /** Forwards to the guarded one. */
    @Controller
    static class Open {
      @PostMapping("/open")
      String open(HttpServletRequest request) {
        return "forward:/kyc/result";
      }
    }
  }

  /** Mapped to another path. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnMethod.Handler.class)
  static class Elsewhere {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      return filter("/ky/*", "/kyc/result/x/*");
    }
  }

  /** Of another verifier. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnMethod.Handler.class)
  static class OfAnother {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      return filter(new VerifiedResponseFilter(verifier("other")), "/kyc/*");
    }
  }

  /** Takes outcomes that the annotation does not take. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.Accepting.Handler.class)
  static class WithMoreOutcomes {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      return filter("/kyc/*");
    }
  }

  /** Switched off. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Handlers.OnMethod.Handler.class)
  static class Disabled {
    @Bean
    FilterRegistrationBean<VerifiedResponseFilter> guard() {
      FilterRegistrationBean<VerifiedResponseFilter> registration = filter("/kyc/*");
      registration.setEnabled(false);
      return registration;
    }
  }
}
