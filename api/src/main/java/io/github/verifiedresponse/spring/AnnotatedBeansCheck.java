package io.github.verifiedresponse.spring;

import io.github.verifiedresponse.cdi.GuardedBeans;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.gate.AnnotationLookup;
import io.github.verifiedresponse.gate.GuardedBy;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** Looks at all beans when they have been made, and before any server answers. */
final class AnnotatedBeansCheck implements SmartInitializingSingleton {
  private static final String FILTER = "io.github.verifiedresponse.filter.VerifiedResponseFilter";
  private static final String FEATURE = "io.github.verifiedresponse.jaxrs.VerifiedResponseFeature";

  private final ConfigurableListableBeanFactory beans;
  private final ApplicationContext application;

  AnnotatedBeansCheck(ConfigurableListableBeanFactory beans, ApplicationContext application) {
    this.beans = beans;
    this.application = application;
  }

  /**
   * Refuses each annotation that guards nothing.
   *
   * @throws ConfigurationException naming each class, what is wrong, and the fix
   */
  @Override
  public void afterSingletonsInstantiated() {
    Mistakes mistakes = new Mistakes();
    new BeanClasses(beans).annotated().forEach(type -> mistakes.in(() -> check(type)));
    mistakes.report();
  }

  private void check(Class<?> type) {
    GuardedBy.refuseUnguardable(type);
    OverriddenAttributes.refuse(type);
    switch (GuardedBy.of(type)) {
      case SERVLET_FILTER -> {
        require(FILTER, "verified-response-filter", type);
        requireVerifiers(type);
      }
      case JAX_RS_FILTER -> {
        require(FEATURE, "verified-response-jaxrs", type);
        requireVerifiers(type);
      }
      case SPRING_HANDLER -> handlerGuard(type).requireGuarded(type);
      case INTERCEPTOR, HEIRS, NOTHING -> refuseUnlessBeanOfCdi(type);
      case ITSELF -> {}
    }
  }

  private HandlerGuard handlerGuard(Class<?> type) {
    HandlerGuard guard = beans.getBeanProvider(HandlerGuard.class).getIfAvailable();
    if (guard == null) {
      throw GuardedBy.wouldNotGuard(
          type,
          "it is a handler of Spring's, and no filter of this library runs before it: with Spring"
              + " MVC, add verified-response-filter and register a"
              + " FilterRegistrationBean<VerifiedResponseFilter> for its path; otherwise take the"
              + " annotation out");
    }
    return guard;
  }

  private void require(String filter, String artifact, Class<?> type) {
    if (!ClassUtils.isPresent(filter, application.getClassLoader())) {
      throw GuardedBy.wouldNotGuard(type, "add " + artifact + " to the application");
    }
  }

  /** As the filters do later, perhaps with the first request only. */
  private static void requireVerifiers(Class<?> type) {
    AnnotationLookup.guards(type)
        .forEach(
            guard -> {
              try {
                Verifiers.ofApplication().named(guard.value());
              } catch (ConfigurationException e) {
                throw e.at("@VerifiedResponse on " + type.getName());
              }
            });
  }

  private static void refuseUnlessBeanOfCdi(Class<?> type) {
    if (!GuardedBeans.contains(type)) {
      throw GuardedBy.wouldNotGuard(
          type,
          "it is a Spring bean, and nothing of this library runs before its methods: write it on"
              + " the servlet or on the handler that calls it");
    }
  }
}
