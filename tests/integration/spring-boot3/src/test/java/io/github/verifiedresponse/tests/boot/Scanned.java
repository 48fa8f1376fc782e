package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.tests.boot.filter.GuardedFilter;
import io.github.verifiedresponse.tests.boot.listener.GuardedListener;
import io.github.verifiedresponse.tests.boot.servlet.GuardedServlet;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletComponentScan;
import org.springframework.context.annotation.Configuration;

/** Applications whose servlet, filter or listener is scanned for. */
final class Scanned {
  private Scanned() {}

  /** For a servlet. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ServletComponentScan(basePackageClasses = GuardedServlet.class)
  static class Servlets {}

  /** For a filter. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ServletComponentScan(basePackageClasses = GuardedFilter.class)
  static class Filters {}

  /** For a listener. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ServletComponentScan(basePackageClasses = GuardedListener.class)
  static class Listeners {}
}
