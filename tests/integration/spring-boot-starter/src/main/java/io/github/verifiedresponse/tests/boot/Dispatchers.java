package io.github.verifiedresponse.tests.boot;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

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
