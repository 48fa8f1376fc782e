package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.tests.boot.placed.Ran;
import org.springframework.util.ClassUtils;

/** The Java source of an application, and of what leads to the class of a cell, {@code $T}. */
final class PlacedSetup {
  /** The simple name of the application's class. */
  static final String APPLICATION = "Application";

  private static final String SCAN_OF_BOOT_4 =
      "org.springframework.boot.web.server.servlet.context.ServletComponentScan";
  private static final String SCAN_OF_BOOT_3 =
      "org.springframework.boot.web.servlet.ServletComponentScan";

  /** Begins each source. */
  static final String HEAD =
      """
      package %s;
      import io.github.verifiedresponse.VerifiedResponse;
      import io.github.verifiedresponse.tests.placed.Meta;
      import jakarta.servlet.*;
      import jakarta.servlet.annotation.*;
      import jakarta.servlet.http.*;
      import java.util.concurrent.CompletableFuture;
      import org.springframework.boot.web.servlet.*;
      import org.springframework.context.annotation.*;
      import org.springframework.scheduling.annotation.*;
      import org.springframework.stereotype.*;
      import org.springframework.web.bind.annotation.*;
      import org.springframework.web.servlet.*;
      import org.springframework.web.servlet.config.annotation.*;
      import org.springframework.web.servlet.function.*;
      """
          .formatted(Ran.class.getPackageName());

  private static final String START =
      "@Configuration(proxyBeanMethods = false) @Lazy(false) class $TSetup";

  /** A method of a handler is mapped, which is no bean. */
  static final String MAPPING =
      START
          + """
           {
            @org.springframework.beans.factory.annotation.Autowired
            void map(org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping mapping)
                throws Exception {
              mapping.registerMapping(
                  org.springframework.web.servlet.mvc.method.RequestMappingInfo.paths("/$T")
                      .methods(RequestMethod.POST)
                      .options(mapping.getBuilderConfiguration())
                      .build(),
                  new $T(),
                  $T.class.getMethod("run"));
            }
          }
          """;

  /** A handler whose class Spring does not know before a request needs it. */
  static final String SCOPED_PROXY =
      START
          + """
           {
            @Bean("$T-bean")
            @org.springframework.web.context.annotation.RequestScope
            $TDeclared make() {
              return new $T();
            }
          }
          @RestController abstract class $TDeclared {
            @PostMapping("/$T") public abstract String run();
          }
          """;

  /** A handler has a path, and is no bean. */
  static final String URL_MAPPING =
      START
          + """
           {
            @Bean("$T-mapping")
            org.springframework.web.servlet.handler.SimpleUrlHandlerMapping mapping() {
              return new org.springframework.web.servlet.handler.SimpleUrlHandlerMapping(
                  java.util.Map.of("/$T", new $T()), -1);
            }
          }
          """;

  /** A bean of which Spring knows no class before it makes one. */
  static final String PROTOTYPE =
      START
          + """
           {
            @Bean("$T-bean")
            @Scope("prototype")
            java.util.function.Supplier<String> make() {
              return new $T();
            }
          }
          @RestController class $TCaller {
            private final org.springframework.beans.factory.BeanFactory beans;
            $TCaller(org.springframework.beans.factory.BeanFactory beans) {
              this.beans = beans;
            }
            @PostMapping("/$T") public String call() {
              return (String) beans.getBean("$T-bean", java.util.function.Supplier.class).get();
            }
          }
          """;

  /** A bean of the class. */
  static final String BEAN = START + " { @Bean(\"$T-bean\") $T make() { return new $T(); } }\n";

  /** A handler that calls the bean. */
  static final String CALLER =
      """
      @RestController class $TCaller {
        @org.springframework.beans.factory.annotation.Autowired $T own;
        @PostMapping("/$T") public Object call() throws Exception {
          return own.run();
        }
      }
      """;

  /** What is handled. */
  static final String FAILURE =
      "@SuppressWarnings(\"serial\") class $TFailure extends RuntimeException {}\n";

  /** On the method that handles it. */
  static final String ON_FAILURE = "@ExceptionHandler($TFailure.class) ";

  /** A handler that fails. */
  static final String FAIL =
      "@PostMapping(\"/$T\") public String fail() { throw new $TFailure(); }\n";

  /** The same, of another class. */
  static final String FAILING = FAILURE + "@RestController class $TCaller { " + FAIL + "}\n";

  private PlacedSetup() {}

  /** {@return the source of an application that scans for the classes of cells} */
  static String application() {
    boolean isBoot4 = ClassUtils.isPresent(SCAN_OF_BOOT_4, PlacedSetup.class.getClassLoader());
    return HEAD
        + """
        @Configuration(proxyBeanMethods = false)
        @org.springframework.boot.autoconfigure.EnableAutoConfiguration
        @ComponentScan
        @%s
        @EnableAsync(proxyTargetClass = true)
        public class %s {}
        """
            .formatted(isBoot4 ? SCAN_OF_BOOT_4 : SCAN_OF_BOOT_3, APPLICATION);
  }

  /** A bean that gives an application's servlet its interceptor. */
  static String interceptor(String parameter, String interceptor) {
    return START
        + " implements WebMvcConfigurer {\n"
        + (parameter.isEmpty()
            ? ""
            : "private final $T own;\n$TSetup(" + parameter + ") { this.own = own; }\n")
        + "@Override public void addInterceptors(InterceptorRegistry registry) {\n"
        + "registry.addInterceptor("
        + interceptor
        + ").addPathPatterns(\"/$T\");\n}\n}\n"
        + "@RestController class $TCaller { @PostMapping(\"/$T\") public String call() { return \"\"; } }\n";
  }

  /** A bean that routes requests to a function. */
  static String route(String parameter, String function) {
    return START
        + " { @Bean(\"$T-route\") RouterFunction<ServerResponse> route("
        + parameter
        + ") { return RouterFunctions.route().POST(\"/$T\", "
        + function
        + ").build(); } }\n";
  }

  /** A bean that registers the class with the server, which Spring Boot asks for it. */
  static String registration(PlacedKind kind) {
    return START
        + " { @Bean(\"$T-registration\") ServletContextInitializer register() { return "
        + switch (kind) {
          case SERVLET_REGISTERED -> "new ServletRegistrationBean<>(new $T(), \"/$T\")";
          case FILTER_REGISTERED -> "new FilterRegistrationBean<>(new $T())";
          case LISTENER_REGISTERED -> "new ServletListenerRegistrationBean<>(new $T())";
          case SERVLET_BY_CLASS -> servlet("$T.class");
          case SERVLET_BY_INSTANCE -> servlet("new $T()");
          case FILTER_BY_CLASS -> filter("$T.class");
          case FILTER_BY_INSTANCE -> filter("new $T()");
          case LISTENER_BY_CLASS -> listener("$T.class");
          case LISTENER_BY_INSTANCE -> listener("new $T()");
          case LISTENER_BY_NAME -> listener("\"" + Ran.class.getPackageName() + ".$T\"");
          default -> throw new IllegalArgumentException(kind.text());
        }
        + "; } }\n";
  }

  private static String servlet(String value) {
    return "context -> context.addServlet(\"$T\", " + value + ").addMapping(\"/$T\")";
  }

  private static String listener(String value) {
    return "context -> context.addListener(" + value + ")";
  }

  private static String filter(String value) {
    return "context -> context.addFilter(\"$T\", "
        + value
        + ").addMappingForUrlPatterns(null, false, \"/$T\")";
  }
}
