package io.github.verifiedresponse.filter;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Called by Spring Boot for each application: guards its annotated servlets, and looks what guards
 * the handlers of Spring MVC. Servers that Spring Boot starts call no initialisers of jars.
 */
public final class SpringInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String SERVLET = "jakarta.servlet.Servlet";
  private static final String OF_SERVLETS = "org.springframework.web.context.WebApplicationContext";

  /** Called by Spring Boot. */
  public SpringInitializer() {}

  @Override
  public void initialize(ConfigurableApplicationContext application) {
    application.addBeanFactoryPostProcessor(beans -> register(beans, application));
  }

  /**
   * Does the same for an application whose initialisers were replaced. Again it does nothing.
   *
   * @param beans where what guards and looks is registered, before any is made
   * @param application whose beans they are
   */
  public static void register(
      ConfigurableListableBeanFactory beans, ConfigurableApplicationContext application) {
    if (isPresent(SERVLET, application) && isPresent(OF_SERVLETS, application)) {
      SpringBeans.register(beans, application);
    }
  }

  static boolean isPresent(String name, ApplicationContext application) {
    return ClassUtils.isPresent(name, application.getClassLoader());
  }
}
