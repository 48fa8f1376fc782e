package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Annotations among what Actuator serves. */
final class Managed {
  static final String WITH_HANDLER = "tests.managed";

  private Managed() {}

  /** On an endpoint of Actuator. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(OnEndpoint.Guarded.class)
  static class OnEndpoint {
    /** The endpoint. */
    @Endpoint(id = "guarded")
    @VerifiedResponse("caf")
    static class Guarded {
      @WriteOperation
      String write() {
        return "written";
      }
    }
  }

  /**
   * A handler of the management server alone; named in a file of {@code META-INF/spring}, as is
   * usual for what is added to it.
   */
  @ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
  @ConditionalOnProperty(WITH_HANDLER)
  static class OfChild {
    @Bean
    Handler handler() {
      return new Handler();
    }

    /** Actuator has none for handlers. */
    @Bean
    RequestMappingHandlerMapping handlers() {
      RequestMappingHandlerMapping handlers = new RequestMappingHandlerMapping();
      handlers.setOrder(0);
      return handlers;
    }
  }

  /** The handlers. */
  @RestController
  static class Handler {
    @PostMapping("/managed/guarded")
    @VerifiedResponse("caf")
    String guarded(HttpServletRequest request) {
      return Handled.request(request);
    }

    @PostMapping("/managed/open")
    String open(HttpServletRequest request) {
      return Handled.request(request);
    }
  }
}
