package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.tests.boot.filter.GuardedFilter;
import io.github.verifiedresponse.tests.boot.listener.GuardedListener;
import io.github.verifiedresponse.tests.boot.servlet.GuardedServlet;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Applications whose servlet, filter or listener is annotated, in each way to register one. */
final class Components {
  private Components() {}

  /** A servlet is a bean. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class ServletBean {
    @Bean
    @ServletRegistration(urlMappings = "/kyc/result")
    GuardedServlet servlet() {
      return new GuardedServlet();
    }
  }

  /** A servlet is registered. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class RegisteredServlet {
    @Bean
    ServletRegistrationBean<GuardedServlet> servlet() {
      return new ServletRegistrationBean<>(new GuardedServlet(), "/kyc/result");
    }
  }

  /** A filter is a bean. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class FilterBean {
    @Bean
    GuardedFilter filter() {
      return new GuardedFilter();
    }
  }

  /** A filter is registered. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class RegisteredFilter {
    @Bean
    FilterRegistrationBean<GuardedFilter> filter() {
      return new FilterRegistrationBean<>(new GuardedFilter());
    }
  }

  /** A listener is a bean. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class ListenerBean {
    @Bean
    GuardedListener listener() {
      return new GuardedListener();
    }
  }

  /** A listener is registered. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class RegisteredListener {
    @Bean
    ServletListenerRegistrationBean<GuardedListener> listener() {
      return new ServletListenerRegistrationBean<>(new GuardedListener());
    }
  }
}
