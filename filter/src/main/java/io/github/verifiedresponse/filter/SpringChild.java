package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.spring.AnnotatedBeansInitializer;
import jakarta.servlet.Servlet;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Looks into the context that a servlet of Spring's has for itself, when the servlet starts it. */
final class SpringChild implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private final SpringFilters filters;

  private SpringChild(SpringFilters filters) {
    this.filters = filters;
  }

  static void lookInto(Servlet servlet, SpringFilters filters) {
    if (servlet instanceof DispatcherServlet spring) {
      spring.setContextInitializers(new SpringChild(filters));
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext child) {
    child.addBeanFactoryPostProcessor(beans -> register(beans, child));
  }

  private void register(
      ConfigurableListableBeanFactory beans, ConfigurableApplicationContext child) {
    AnnotatedBeansInitializer.register(beans, child);
    if (beans instanceof BeanDefinitionRegistry registry
        && child instanceof WebApplicationContext web) {
      SpringBeans.registerChecks(registry, web, filters);
    }
  }
}
