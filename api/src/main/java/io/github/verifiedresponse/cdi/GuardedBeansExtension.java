package io.github.verifiedresponse.cdi;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.AnnotationLookup;
import io.github.verifiedresponse.placement.GuardedBy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Refuses beans that are annotated and that the interceptor would not be called for: CDI binds
 * interceptors to annotations of the class, its superclasses and its methods, and to none of an
 * interface.
 */
public final class GuardedBeansExtension implements Extension {
  private final Set<Class<?>> guarded = ConcurrentHashMap.newKeySet();
  private final Set<Class<?>> produced = ConcurrentHashMap.newKeySet();
  private final Mistakes mistakes = new Mistakes();

  /** Called by CDI. */
  public GuardedBeansExtension() {}

  boolean guards(Class<?> type) {
    return guarded.stream().anyMatch(type::isAssignableFrom);
  }

  boolean produces(Class<?> type) {
    return produced.stream().anyMatch(each -> each.isAssignableFrom(type));
  }

  void produced(@Observes ProcessProducerMethod<?, ?> bean) {
    addProduced(bean.getAnnotatedProducerMethod().getJavaMember().getReturnType());
  }

  void produced(@Observes ProcessProducerField<?, ?> bean) {
    addProduced(bean.getAnnotatedProducerField().getJavaMember().getType());
  }

  /** Of another extension. */
  void produced(@Observes ProcessSyntheticBean<?> bean) {
    for (Type type : bean.getBean().getTypes()) {
      if (type instanceof Class<?> raw) {
        addProduced(raw);
      }
    }
  }

  private void addProduced(Class<?> type) {
    if (type != Object.class) {
      produced.add(type);
    }
  }

  void managed(@Observes ProcessManagedBean<?> bean, BeanManager manager) {
    if (bean instanceof ProcessSessionBean) {
      return; // which is one of these, has an observer of its own, and needs no scope
    }
    AnnotatedType<?> type = bean.getAnnotatedBeanClass();
    if (type.isAnnotationPresent(Specializes.class) || bean.getBean().isAlternative()) {
      refuseInPlaceOfAResource(type.getJavaClass());
    }
    check(
        type,
        () -> {
          requireScope(type, manager);
          guard(type, manager);
        });
  }

  /**
   * CDI may have it in place of a resource, of which JAX-RS knows the class, and filters by that.
   */
  private synchronized void refuseInPlaceOfAResource(Class<?> type) {
    for (Class<?> each = type.getSuperclass(); each != null; each = each.getSuperclass()) {
      Class<?> resource = each;
      if (!Modifier.isAbstract(resource.getModifiers())
          && GuardedBy.isRootResource(resource)
          && bringsAGuard(type, resource)) {
        mistakes.in(
            () -> {
              throw GuardedBy.wouldNotGuard(
                  type,
                  "CDI uses it in place of the resource that it extends, but JAX-RS knows "
                      + resource.getName()
                      + " only: annotate that as well");
            });
        return;
      }
    }
  }

  private static boolean bringsAGuard(Class<?> type, Class<?> resource) {
    return Stream.of(resource.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .anyMatch(
            method -> {
              Optional<VerifiedResponse> guard = AnnotationLookup.onMethod(type, method);
              return guard.isPresent()
                  && !guard.equals(AnnotationLookup.onMethod(resource, method));
            });
  }

  void session(@Observes ProcessSessionBean<?> bean, BeanManager manager) {
    AnnotatedType<?> type = (AnnotatedType<?>) bean.getAnnotated();
    check(type, () -> guard(type, manager));
  }

  /** A container may tell of beans on several threads. */
  private synchronized void check(AnnotatedType<?> type, Runnable check) {
    mistakes.in(
        () -> {
          if (isForTheInterceptor(type)) {
            check.run();
          }
        });
  }

  /** All at once: a container stops at the first bean that has an error of its own. */
  synchronized void refuse(@Observes AfterBeanDiscovery discovered) {
    try {
      mistakes.report();
    } catch (ConfigurationException e) {
      discovered.addDefinitionError(e);
    }
  }

  private static boolean isForTheInterceptor(AnnotatedType<?> bean) {
    Class<?> type = bean.getJavaClass();
    if (!GuardedBy.isAnnotated(type)) {
      return false;
    }
    GuardedBy.refuseUnguardable(type);
    return GuardedBy.of(type) == GuardedBy.INTERCEPTOR;
  }

  /**
   * A class without one is a bean only where all classes are, and then it is called as any other.
   */
  private static void requireScope(AnnotatedType<?> type, BeanManager manager) {
    boolean hasScope =
        type.getAnnotations().stream()
            .map(Annotation::annotationType)
            .anyMatch(each -> manager.isScope(each) || manager.isStereotype(each));
    if (!hasScope) {
      throw GuardedBy.notABean(type.getJavaClass());
    }
  }

  private void guard(AnnotatedType<?> type, BeanManager manager) {
    if (!isBound(type, manager)) {
      if (AnnotationLookup.onType(type.getJavaClass()).isPresent()) {
        throw notBound(type.getJavaClass());
      }
      for (AnnotatedMethod<?> method : type.getMethods()) {
        boolean guard =
            AnnotationLookup.onMethod(type.getJavaClass(), method.getJavaMember()).isPresent();
        if (guard && !isBound(method, manager)) {
          throw notBound(type.getJavaClass());
        }
      }
    }
    guarded.add(type.getJavaClass());
  }

  private static boolean isBound(Annotated element, BeanManager manager) {
    return element.getAnnotations().stream().anyMatch(each -> isBinding(each, manager));
  }

  private static boolean isBinding(Annotation annotation, BeanManager manager) {
    Class<? extends Annotation> type = annotation.annotationType();
    return type == VerifiedResponse.class
        || ((manager.isInterceptorBinding(type) || manager.isStereotype(type))
            && type.isAnnotationPresent(VerifiedResponse.class));
  }

  private static ConfigurationException notBound(Class<?> type) {
    return GuardedBy.wouldNotGuard(
        type,
        "it is inherited from an interface, an overridden method or another annotation, which CDI"
            + " does not look at: write it on the bean's own class or method");
  }
}
