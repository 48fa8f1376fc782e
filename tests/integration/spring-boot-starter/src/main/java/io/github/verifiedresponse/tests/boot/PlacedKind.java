package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.tests.PlacementCell.Written;
import java.util.EnumSet;
import java.util.Set;

/** What is annotated in an application on Spring Boot, and how it gets there. */
enum PlacedKind {
  HANDLER_METHOD("handler method"),
  REST_CONTROLLER("`@RestController`"),
  CONTROLLER("`@Controller`"),
  INTERFACE_METHOD("method of a handler's interface, with the mapping"),
  SUPERCLASS_METHOD("handler method of an abstract superclass"),
  FINAL_METHOD("final handler method"),
  PACKAGE_METHOD("package-private handler method"),
  PRIVATE_METHOD("private handler method"),
  STATIC_METHOD("static handler method"),
  ASYNC_METHOD("handler method with `@Async`"),
  SCOPED_PROXY("class of a handler behind a scope's proxy of its superclass"),
  MAPPED_IN_CODE("class of a handler that is mapped in code, no bean"),
  SERVLET_SCANNED("servlet, `@WebServlet`"),
  SERVLET_BEAN("servlet, a bean"),
  SERVLET_REGISTERED("servlet, `ServletRegistrationBean`"),
  SERVLET_BY_CLASS("servlet, in code by class"),
  SERVLET_BY_INSTANCE("servlet, in code by instance"),
  FILTER_SCANNED("servlet filter, `@WebFilter`"),
  FILTER_BEAN("servlet filter, a bean"),
  FILTER_REGISTERED("servlet filter, `FilterRegistrationBean`"),
  FILTER_BY_CLASS("servlet filter, in code by class"),
  FILTER_BY_INSTANCE("servlet filter, in code by instance"),
  LISTENER_SCANNED("listener, `@WebListener`"),
  LISTENER_BEAN("listener, a bean"),
  LISTENER_REGISTERED("listener, `ServletListenerRegistrationBean`"),
  LISTENER_BY_CLASS("listener, in code by class"),
  LISTENER_BY_INSTANCE("listener, in code by instance"),
  LISTENER_BY_NAME("listener, in code by name"),
  ADVICE("`@ControllerAdvice`"),
  EXCEPTION_HANDLER("`@ExceptionHandler` method of a controller"),
  INTERCEPTOR_BEAN("`HandlerInterceptor`, a bean"),
  INTERCEPTOR("`HandlerInterceptor`, no bean"),
  FUNCTION("`HandlerFunction` of a `RouterFunction`"),
  FUNCTION_METHOD("method of a bean that a `RouterFunction` calls"),
  REQUEST_HANDLER_BEAN("`HttpRequestHandler`, a bean named by its path"),
  MVC_CONTROLLER_BEAN("`mvc.Controller`, a bean named by its path"),
  REQUEST_HANDLER_MAPPED("`HttpRequestHandler` of a `SimpleUrlHandlerMapping`, no bean"),
  SERVICE("`@Service`"),
  SERVICE_METHOD("method of a `@Service`"),
  ASYNC_SERVICE_METHOD("`@Async` method of a `@Service`"),
  BEAN("class of a `@Bean`"),
  PROTOTYPE("class of a `@Bean` of another scope and type"),
  CONFIGURATION("`@Configuration`"),
  WEB_SOCKET("`@ServerEndpoint`, a bean");

  private final String text;

  PlacedKind(String text) {
    this.text = text;
  }

  /** A name for people. */
  String text() {
    return text;
  }

  /** Where a class can have the annotation from: not every method can be inherited. */
  Set<Written> places() {
    return switch (this) {
      case INTERFACE_METHOD -> EnumSet.complementOf(EnumSet.of(Written.SUPERCLASS));
      case PACKAGE_METHOD -> EnumSet.complementOf(EnumSet.of(Written.INTERFACE));
      case PRIVATE_METHOD, STATIC_METHOD -> EnumSet.of(Written.IN_PLACE, Written.META);
      default -> EnumSet.allOf(Written.class);
    };
  }

  /** What the documentation tells users to write. */
  boolean mustBeGuarded() {
    return this == REST_CONTROLLER
        || this == CONTROLLER
        || this == HANDLER_METHOD
        || this == INTERFACE_METHOD
        || this == SUPERCLASS_METHOD
        || name().startsWith("SERVLET_");
  }
}
