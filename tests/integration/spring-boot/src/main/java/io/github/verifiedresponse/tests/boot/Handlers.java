package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;

/** Applications whose handler is annotated, and none of which registers a filter. */
final class Handlers {
  private Handlers() {}

  /** On the method of a handler. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(OnMethod.Handler.class)
  static class OnMethod {
    /** The handler. */
    @RestController
    static class Handler {
      @PostMapping("/kyc/result")
      @VerifiedResponse("caf")
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** On the class of a handler. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(OnClass.Handler.class)
  static class OnClass {
    /** The handler. */
    @Controller
    @ResponseBody
    @RequestMapping("/kyc")
    @VerifiedResponse("caf")
    static class Handler {
      @PostMapping("/result")
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** On an annotation of the method. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(OnAnnotation.Handler.class)
  static class OnAnnotation {
    /** The handler. */
    @RestController
    static class Handler {
      @PostMapping("/kyc/result")
      @Annotations.Liveness
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** On an interface of the handler. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(OnInterface.Handler.class)
  static class OnInterface {
    /** The handler. */
    @RestController
    static class Handler implements Annotations.Contract {
      @PostMapping("/kyc/result")
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** On a superclass of the handler. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(OnSuperclass.Handler.class)
  static class OnSuperclass {
    /** The handler. */
    @RestController
    static class Handler extends Annotations.Guarded {
      @PostMapping("/kyc/result")
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** On a handler that has a name in place of a mapping. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OnHttpRequestHandler {
    @Bean("/kyc/result")
    HttpRequestHandler handler() {
      return new Handler();
    }

    /** The handler. */
    @VerifiedResponse("caf")
    static class Handler implements HttpRequestHandler {
      @Override
      public void handleRequest(HttpServletRequest request, HttpServletResponse response)
          throws IOException {
        response.getWriter().print(Handled.request(request));
      }
    }
  }

  /** With a verifier that there is not. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(UnknownVerifier.Handler.class)
  static class UnknownVerifier {
    /** The handler. */
    @RestController
    static class Handler {
      @PostMapping("/kyc/result")
      @VerifiedResponse("cfa")
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** With outcomes. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Accepting.Handler.class)
  static class Accepting {
    /** The handler. */
    @RestController
    static class Handler {
      @PostMapping("/kyc/result")
      @VerifiedResponse(value = "caf", accept = Outcome.APPROVED)
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** On a reactive handler. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Reactive.Handler.class)
  static class Reactive {
    /** The handler. */
    @RestController
    static class Handler {
      @PostMapping("/kyc/result")
      @VerifiedResponse("caf")
      String handle() {
        return "handled";
      }
    }
  }

  /** On a bean that handlers call; nothing is configured automatically. */
  @Configuration(proxyBeanMethods = false)
  @Import(OnService.Receiver.class)
  static class OnService {
    /** The bean. */
    @Service
    static class Receiver {
      @VerifiedResponse("caf")
      void receive() {}
    }
  }
}
