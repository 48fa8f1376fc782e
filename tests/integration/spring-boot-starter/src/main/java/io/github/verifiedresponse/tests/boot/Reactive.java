package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedResponse;
import java.util.Map;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Applications on WebFlux whose handlers are no beans. */
final class Reactive {
  private static final String PATH = "/kyc/result";

  private Reactive() {}

  /** A function, within another that has no annotation. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Function {
    @Bean
    RouterFunction<ServerResponse> route() {
      return RouterFunctions.route()
          .POST(PATH, new Function.Handler())
          .filter((request, next) -> next.handle(request))
          .build();
    }

    /** The function. */
    @VerifiedResponse("caf")
    static class Handler implements HandlerFunction<ServerResponse> {
      @Override
      public Mono<ServerResponse> handle(ServerRequest request) {
        return ServerResponse.ok().build();
      }
    }
  }

  /** A method of an object that code maps. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Method {
    @Bean
    InitializingBean mapped(RequestMappingHandlerMapping mapping) {
      return () ->
          mapping.registerMapping(
              RequestMappingInfo.paths(PATH).build(),
              new Method.Handler(),
              Method.Handler.class.getDeclaredMethod("handle"));
    }

    /** The handler. */
    static class Handler {
      @VerifiedResponse("caf")
      String handle() {
        return "handled";
      }
    }
  }

  /** An object for a path. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Url {
    @Bean
    SimpleUrlHandlerMapping mapped() {
      return new SimpleUrlHandlerMapping(Map.of(PATH, new Url.Handler()), 1);
    }

    /** The handler. */
    @VerifiedResponse("caf")
    static class Handler implements WebHandler {
      @Override
      public Mono<Void> handle(ServerWebExchange exchange) {
        return Mono.empty();
      }
    }
  }
}
