package io.github.verifiedresponse.spring;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Called by Spring Boot for each application: has its beans looked at before the first request. It
 * is no auto-configuration, because an application may do without those.
 */
public final class AnnotatedBeansInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String CHECK = AnnotatedBeansCheck.class.getName();

  /** Called by Spring Boot. */
  public AnnotatedBeansInitializer() {}

  @Override
  public void initialize(ConfigurableApplicationContext application) {
    application.addBeanFactoryPostProcessor(beans -> register(beans, application));
  }

  /**
   * Has the beans looked at, for an application whose initialisers were replaced. Again it does
   * nothing.
   *
   * @param beans where the look is registered
   * @param application whose beans they are
   */
  public static void register(
      ConfigurableListableBeanFactory beans, ConfigurableApplicationContext application) {
    if (beans instanceof BeanDefinitionRegistry registry
        && !registry.containsBeanDefinition(CHECK)) {
      registry.registerBeanDefinition(CHECK, check(beans, application));
    }
  }

  /** A definition, since Spring tells no other singletons when all have been made. */
  private static BeanDefinition check(
      ConfigurableListableBeanFactory beans, ConfigurableApplicationContext application) {
    RootBeanDefinition check =
        new RootBeanDefinition(
            AnnotatedBeansCheck.class, () -> new AnnotatedBeansCheck(beans, application));
    check.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
    check.setLazyInit(false); // also where all beans are lazy
    return check;
  }
}
