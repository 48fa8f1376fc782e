package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Functional endpoints, which are called by a lambda that no annotation is on. */
final class Functions {
  private Functions() {}

  /** Calls a method of a guarded class that no request is mapped to. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(OfController.Handler.class)
  static class OfController {
    @Bean
    RouterFunction<ServerResponse> route(Handler handler) {
      return RouterFunctions.route().POST("/kyc/result", handler::function).build();
    }

    /** The handler. */
    @RestController
    @VerifiedResponse("caf")
    static class Handler {
      @PostMapping("/another")
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }

      ServerResponse function(ServerRequest request) {
        Handled.request(request.servletRequest());
        return ServerResponse.ok().build();
      }
    }
  }

  /** An annotated function, within another that has no annotation. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Filtered {
    @Bean
    RouterFunction<ServerResponse> route() {
      return RouterFunctions.route()
          .POST("/kyc/result", new Function())
          .filter((request, next) -> next.handle(request))
          .build();
    }

    /** The function. */
    @VerifiedResponse("caf")
    static class Function implements HandlerFunction<ServerResponse> {
      @Override
      public ServerResponse handle(ServerRequest request) {
        Handled.request(request.servletRequest());
        return ServerResponse.ok().build();
      }
    }
  }
}
