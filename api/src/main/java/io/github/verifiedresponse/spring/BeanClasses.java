package io.github.verifiedresponse.spring;

import io.github.verifiedresponse.placement.GuardedBy;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.util.ClassUtils;

/** The classes of the beans of an application; no bean is made for it. */
final class BeanClasses {
  private static final String SPRING = "org.springframework.";

  private final ConfigurableListableBeanFactory beans;

  BeanClasses(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  /** {@return those that are annotated, or have an annotated method} */
  Set<Class<?>> annotated() {
    Set<Class<?>> annotated = new LinkedHashSet<>();
    Stream.concat(Stream.of(beans.getBeanDefinitionNames()), Stream.of(beans.getSingletonNames()))
        .distinct()
        .flatMap(this::classes)
        .filter(BeanClasses::isAnnotated)
        .forEach(annotated::add);
    return annotated;
  }

  private Stream<Class<?>> classes(String name) {
    Stream<Class<?>> own = Stream.concat(instance(name).stream(), type(name).stream());
    return beans.containsBeanDefinition(name)
        ? Stream.of(own, defined(name).stream(), named(beans.getBeanDefinition(name)))
            .flatMap(classes -> classes)
        : own;
  }

  /** What is made, where the application hands out a proxy or decorator of its own instead. */
  private Optional<Class<?>> defined(String name) {
    return Optional.<Class<?>>ofNullable(
            beans.getMergedBeanDefinition(name).getResolvableType().resolve())
        .map(ClassUtils::getUserClass);
  }

  /** What the bean really is, which a method that makes it need not declare. */
  private Optional<Class<?>> instance(String name) {
    Object bean = beans.getSingleton(name);
    return bean == null || bean instanceof FactoryBean
        ? Optional.empty()
        : Optional.of(classOf(bean));
  }

  /** {@return the class that runs, behind proxies} */
  static Class<?> classOf(Object bean) {
    return ClassUtils.getUserClass(AopProxyUtils.ultimateTargetClass(bean));
  }

  private Optional<Class<?>> type(String name) {
    return Optional.ofNullable(beans.getType(name, false))
        .filter(type -> !java.lang.reflect.Proxy.isProxyClass(type))
        .map(ClassUtils::getUserClass);
  }

  /** Spring Boot scans for listeners, and defines beans that are given their classes' names. */
  private Stream<Class<?>> named(BeanDefinition definition) {
    return definition.hasConstructorArgumentValues()
        ? Stream.concat(
                definition.getConstructorArgumentValues().getGenericArgumentValues().stream(),
                definition
                    .getConstructorArgumentValues()
                    .getIndexedArgumentValues()
                    .values()
                    .stream())
            .map(ValueHolder::getValue)
            .flatMap(value -> load(value).stream())
        : Stream.empty();
  }

  private Optional<Class<?>> load(@Nullable Object name) {
    try {
      return name instanceof String text && text.indexOf('.') > 0
          ? Optional.of(ClassUtils.forName(text, beans.getBeanClassLoader()))
          : Optional.empty();
    } catch (ClassNotFoundException | LinkageError | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** {@return whether a class of the application or one of its methods is annotated} */
  static boolean isAnnotated(Class<?> type) {
    try {
      return !type.getName().startsWith(SPRING) && GuardedBy.isAnnotated(type);
    } catch (LinkageError | TypeNotPresentException incomplete) {
      return false; // what it declares is missing, so that Spring cannot look at its methods either
    }
  }
}
