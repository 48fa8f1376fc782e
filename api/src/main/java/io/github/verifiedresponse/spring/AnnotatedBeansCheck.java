package io.github.verifiedresponse.spring;

import io.github.verifiedresponse.cdi.GuardedBeans;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.AnnotationLookup;
import io.github.verifiedresponse.placement.GuardedBy;
import io.github.verifiedresponse.placement.HandlerGuard;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Looks at all beans when they have been made, and before any server answers; and later at each
 * that is made then, of a class that nothing told before.
 */
final class AnnotatedBeansCheck implements SmartInitializingSingleton, BeanPostProcessor {
  private static final String FILTER = "io.github.verifiedresponse.filter.VerifiedResponseFilter";
  private static final String FEATURE = "io.github.verifiedresponse.jaxrs.VerifiedResponseFeature";

  private final ConfigurableListableBeanFactory beans;
  private final ApplicationContext application;

  /** Classes of beans that were made, and whether each is annotated. */
  private final Map<Class<?>, Boolean> made = new ConcurrentHashMap<>();

  /** Those of beans that were made late, and may be; each request may make one of them. */
  private final Set<Class<?>> late = ConcurrentHashMap.newKeySet();

  private volatile boolean hasLooked;

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
    hasLooked = true;
    Set<Class<?>> annotated = new BeanClasses(beans).annotated();
    made.forEach(
        (type, isAnnotated) -> {
          if (isAnnotated && isCalledUnguarded(type)) {
            annotated.add(type);
          }
        });
    annotated.forEach(type -> mistakes.in(() -> check(type)));
    mistakes.report();
  }

  /** Refuses to hand out a bean that is made late, or again and again. */
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    Class<?> type = BeanClasses.classOf(bean);
    if (made.computeIfAbsent(type, BeanClasses::isAnnotated) && hasLooked && !late.contains(type)) {
      if (isCalledUnguarded(type)) {
        check(type);
      }
      OverriddenAttributes.refuse(type);
      late.add(type);
    }
    return bean;
  }

  /** Others are guarded, or refused, by what calls them. */
  private boolean isCalledUnguarded(Class<?> type) {
    return switch (GuardedBy.of(type)) {
      case INTERCEPTOR, NOTHING -> true;
      case SPRING_HANDLER -> beans.getBeanNamesForType(HandlerGuard.class, true, false).length == 0;
      case SERVLET_FILTER, JAX_RS_FILTER, HEIRS, ITSELF -> false;
    };
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
          "it is a Spring handler, and no filter of this library runs before it: with Spring MVC,"
              + " add verified-response-filter and register a"
              + " FilterRegistrationBean<VerifiedResponseFilter> for its path; otherwise remove the"
              + " annotation");
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
