package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.placement.HandlerGuard;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** What the library adds to an application that serves servlets. */
final class SpringBeans {
  private static final String PREFIX = "verified-response:";
  static final String MVC = "org.springframework.web.servlet.HandlerMapping";

  private SpringBeans() {}

  /** Once: again it does nothing. */
  static void register(
      ConfigurableListableBeanFactory beans, ConfigurableApplicationContext application) {
    if (!(application instanceof WebApplicationContext web)
        || !(beans instanceof BeanDefinitionRegistry registry)
        || registry.containsBeanDefinition(name(ServletContextInitializer.class))) {
      return;
    }
    boolean embedded = web.getServletContext() == null; // else the server is there before
    SpringFilters filters = new SpringFilters(beans);
    add(
        registry,
        ServletContextInitializer.class,
        () -> new SpringDeployment(filters, application, embedded));
    if (SpringInitializer.isPresent(MVC, application)) {
      registerChecks(registry, web, filters);
      add(registry, MappedInterceptor.class, () -> new MappedInterceptor((String[]) null, lock()));
    }
  }

  /**
   * Registers what looks at the handlers of an application, or of a servlet's own context. That one
   * has the interceptor from the application, as its parent.
   */
  static void registerChecks(
      BeanDefinitionRegistry registry, WebApplicationContext application, SpringFilters filters) {
    add(registry, HandlerGuard.class, () -> new SpringHandlers(application, filters));
    add(registry, SpringObjects.class, () -> objects(application, filters));
    add(registry, SpringFunctions.class, () -> new SpringFunctions(application));
    add(registry, SpringInterceptors.class, () -> new SpringInterceptors(application));
  }

  private static SpringObjects objects(WebApplicationContext application, SpringFilters filters) {
    return new SpringObjects(application, new SpringHandlers(application, filters));
  }

  private static HandlerInterceptor lock() {
    return new SpringLock();
  }

  private static <T> void add(
      BeanDefinitionRegistry registry, Class<T> type, Supplier<? extends T> bean) {
    RootBeanDefinition definition = new RootBeanDefinition();
    definition.setTargetType(type);
    definition.setInstanceSupplier(bean);
    definition.setLazyInit(false); // also where all beans are lazy
    definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
    registry.registerBeanDefinition(name(type), definition);
  }

  private static String name(Class<?> type) {
    return PREFIX + type.getSimpleName();
  }
}
