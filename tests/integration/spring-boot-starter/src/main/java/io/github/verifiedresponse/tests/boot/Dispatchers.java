package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Applications with a second servlet of Spring's, whose handlers are not the application's. */
final class Dispatchers {
  private Dispatchers() {}

  /** Of the second servlet's own context. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebMvc
  static class Mvc {}

  /** Its context is a child of the application's. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OfChild {
    @Bean
    ServletRegistrationBean<DispatcherServlet> second() {
      AnnotationConfigWebApplicationContext own = new AnnotationConfigWebApplicationContext();
      own.register(Mvc.class, Handlers.OnMethod.Handler.class);
      ServletRegistrationBean<DispatcherServlet> second =
          new ServletRegistrationBean<>(new DispatcherServlet(own), "/second/*");
      second.setName("second");
      return second;
    }
  }

  /** The child has what a property names. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OfChildWith {
    @Bean
    ServletRegistrationBean<DispatcherServlet> second(@Value("${second.beans}") Class<?> beans) {
      AnnotationConfigWebApplicationContext own = new AnnotationConfigWebApplicationContext();
      own.register(Mvc.class, beans);
      ServletRegistrationBean<DispatcherServlet> second =
          new ServletRegistrationBean<>(new DispatcherServlet(own), "/second/*");
      second.setName("second");
      return second;
    }
  }

  /** The servlet makes the child itself. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OfMadeChildWith {
    @Bean
    ServletRegistrationBean<DispatcherServlet> second(@Value("${second.beans}") String beans) {
      DispatcherServlet servlet = new DispatcherServlet();
      servlet.setContextClass(AnnotationConfigWebApplicationContext.class);
      servlet.setContextConfigLocation(Mvc.class.getName() + "," + beans);
      ServletRegistrationBean<DispatcherServlet> second =
          new ServletRegistrationBean<>(servlet, "/second/*");
      second.setName("second");
      return second;
    }
  }

  /** An advice of a child. */
  @ControllerAdvice
  @VerifiedResponse("caf")
  static class Advice {}

  /** A child's interceptor that is no bean. */
  @Configuration(proxyBeanMethods = false)
  static class Intercepted implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(new Interceptor());
    }

    /** The interceptor. */
    @VerifiedResponse("caf")
    static class Interceptor implements HandlerInterceptor {}
  }

  /** A child's function, within another that has no annotation. */
  @Configuration(proxyBeanMethods = false)
  static class Routed {
    @Bean
    RouterFunction<ServerResponse> route() {
      return new Functions.Filtered().route();
    }
  }

  /** Its context knows nothing of the application's. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OfStranger {
    @Bean
    ServletContextInitializer second() {
      return context -> {
        AnnotationConfigWebApplicationContext own = new AnnotationConfigWebApplicationContext();
        own.setServletContext(context);
        own.register(Mvc.class, Handlers.OnMethod.Handler.class);
        own.refresh();
        context.addServlet("second", new DispatcherServlet(own)).addMapping("/second/*");
      };
    }
  }
}
