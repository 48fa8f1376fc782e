package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.annotation.RequestScope;

/** Handlers whose annotations are composed, or that are behind proxies. */
final class Composed {
  private Composed() {}

  /** An annotation of an annotation. */
  @Annotations.Liveness
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface Onboarding {}

  /** A controller of the application's own kind. */
  @RestController
  @RequestMapping("/kyc")
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Kyc {}

  /** Sets an attribute of the annotation that it has. */
  @VerifiedResponse("caf")
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Accepting {
    /** What is accepted. */
    @AliasFor(annotation = VerifiedResponse.class)
    Outcome[] accept() default {};
  }

  /** An annotation of an annotation of an annotation. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Deep.Handler.class)
  static class Deep {
    /** The handler. */
    @Kyc
    static class Handler {
      @PostMapping("/result")
      @Onboarding
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** The outcomes of the handler are written with another annotation. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Aliased.Handler.class)
  static class Aliased {
    /** The handler. */
    @RestController
    static class Handler {
      @PostMapping("/kyc/result")
      @Accepting(accept = Outcome.APPROVED)
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** What Spring maps, of a bean that is a proxy of its interfaces. */
  @RestController
  public interface Contract {
    /** Handles a result. */
    @PostMapping("/kyc/result")
    String handle(VerifiedPayload result, HttpServletRequest request);
  }

  /** A handler behind a proxy that has the methods of its interface only. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Proxied {
    @Bean
    Contract handler() {
      ProxyFactory inner = new ProxyFactory(new Handler());
      inner.setInterfaces(Contract.class);
      ProxyFactory outer = new ProxyFactory(inner.getProxy());
      outer.setInterfaces(Contract.class);
      return (Contract) outer.getProxy();
    }

    /** The handler. */
    static class Handler implements Contract {
      @Override
      @VerifiedResponse("caf")
      public String handle(VerifiedPayload result, HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** A handler behind the proxy of a scope, which nothing guards as it is declared. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Scoped {
    @Bean
    @RequestScope
    Open handler() {
      return new Strict();
    }
  }

  /** What is declared: of no application, which would find it by itself. */
  @RestController
  static class Open {
    @PostMapping("/kyc/result")
    public String handle(VerifiedPayload result, HttpServletRequest request) {
      return Handled.request(request);
    }
  }

  /** What runs. */
  static class Strict extends Open {
    @Override
    @VerifiedResponse("caf")
    public String handle(VerifiedPayload result, HttpServletRequest request) {
      return super.handle(result, request);
    }
  }
}
