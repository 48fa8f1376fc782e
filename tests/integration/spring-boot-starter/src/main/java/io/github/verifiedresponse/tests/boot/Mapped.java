package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Applications whose handlers are no beans: code maps paths to them. */
final class Mapped {
  private static final String PATH = "/kyc/result";

  private Mapped() {}

  private static InitializingBean map(RequestMappingHandlerMapping mapping, Object handler) {
    return () ->
        mapping.registerMapping(
            RequestMappingInfo.paths(PATH)
                .methods(RequestMethod.POST)
                .options(mapping.getBuilderConfiguration())
                .build(),
            handler,
            handler.getClass().getDeclaredMethod("handle", HttpServletRequest.class));
  }

  private static SimpleUrlHandlerMapping urls(Object handler) {
    return new SimpleUrlHandlerMapping(Map.of(PATH, handler), 1);
  }

  /** A method of an object. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Method {
    @Bean
    InitializingBean mapped(RequestMappingHandlerMapping requestMappingHandlerMapping) {
      return map(requestMappingHandlerMapping, new Method.Handler());
    }

    /** The handler. */
    static class Handler {
      @ResponseBody
      @VerifiedResponse("caf")
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** A method of an object, with a verifier that there is not. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class MethodOfUnknown {
    @Bean
    InitializingBean mapped(RequestMappingHandlerMapping requestMappingHandlerMapping) {
      return map(requestMappingHandlerMapping, new MethodOfUnknown.Handler());
    }

    /** The handler. */
    static class Handler {
      @ResponseBody
      @VerifiedResponse("cfa")
      String handle(HttpServletRequest request) {
        return Handled.request(request);
      }
    }
  }

  /** What answers. */
  abstract static class Answering implements HttpRequestHandler {
    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(Handled.request(request));
    }
  }

  /** An object for a path. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Url {
    @Bean
    SimpleUrlHandlerMapping mapped() {
      return urls(new Url.Handler());
    }

    /** The handler. */
    @VerifiedResponse("caf")
    static class Handler extends Answering {}
  }

  /** An object for a path, with a verifier that there is not. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class UrlOfUnknown {
    @Bean
    SimpleUrlHandlerMapping mapped() {
      return urls(new UrlOfUnknown.Handler());
    }

    /** The handler. */
    @VerifiedResponse("cfa")
    static class Handler extends Answering {}
  }

  /** An object for a path, with the annotation on its method. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class UrlByMethod {
    @Bean
    SimpleUrlHandlerMapping mapped() {
      return urls(new UrlByMethod.Handler());
    }

    /** The handler. */
    static class Handler extends Answering {
      @Override
      @VerifiedResponse("caf")
      public void handleRequest(HttpServletRequest request, HttpServletResponse response)
          throws IOException {
        super.handleRequest(request, response);
      }
    }
  }
}
