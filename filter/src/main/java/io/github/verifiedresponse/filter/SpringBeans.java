package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.spring.HandlerGuard;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanDefinition;
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
  private static final String MVC = "org.springframework.web.servlet.HandlerMapping";

  private SpringBeans() {}

  static void register(ConfigurableApplicationContext application) {
    if (!(application instanceof WebApplicationContext web)) {
      return;
    }
    boolean embedded = web.getServletContext() == null; // else the server is there before
    application.addBeanFactoryPostProcessor(
        beans -> {
          if (beans instanceof BeanDefinitionRegistry registry) {
            SpringFilters filters = new SpringFilters(beans);
            add(
                registry,
                ServletContextInitializer.class,
                () -> new SpringDeployment(filters, application, embedded));
            if (SpringInitializer.isPresent(MVC, application)) {
              add(registry, HandlerGuard.class, () -> new SpringHandlers(web, filters));
              add(
                  registry,
                  MappedInterceptor.class,
                  () -> new MappedInterceptor((String[]) null, lock()));
            }
          }
        });
  }

  private static HandlerInterceptor lock() {
    return new SpringLock();
  }

  private static <T> void add(
      BeanDefinitionRegistry registry, Class<T> type, Supplier<? extends T> bean) {
    RootBeanDefinition definition = new RootBeanDefinition();
    definition.setTargetType(type);
    definition.setInstanceSupplier(bean);
    definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
    registry.registerBeanDefinition(PREFIX + type.getSimpleName(), definition);
  }
}
