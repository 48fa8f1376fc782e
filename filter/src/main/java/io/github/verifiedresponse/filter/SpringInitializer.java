package io.github.verifiedresponse.filter;

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
    if (isPresent(SERVLET, application) && isPresent(OF_SERVLETS, application)) {
      SpringBeans.register(application);
    }
  }

  static boolean isPresent(String name, ConfigurableApplicationContext application) {
    return ClassUtils.isPresent(name, application.getClassLoader());
  }
}
