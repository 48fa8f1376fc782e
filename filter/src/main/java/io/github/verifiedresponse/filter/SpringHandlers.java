package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.GuardedEndpoint;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.placement.AnnotationLookup;
import io.github.verifiedresponse.placement.GuardedBy;
import io.github.verifiedresponse.placement.HandlerGuard;
import jakarta.servlet.Servlet;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Whether a filter is registered for the paths of each guarded method of Spring MVC's handlers. */
final class SpringHandlers implements HandlerGuard {
  private static final Pattern CALLS = Pattern.compile(".*(Mapping|Exchange|Listener|Handler)");

  private final WebApplicationContext application;
  private final SpringFilters filters;

  SpringHandlers(WebApplicationContext application, SpringFilters filters) {
    this.application = application;
    this.filters = filters;
  }

  static boolean isDispatcher(Servlet servlet) {
    return servlet instanceof DispatcherServlet;
  }

  static boolean isDispatcherOf(ApplicationContext application, Servlet servlet) {
    return servlet instanceof DispatcherServlet spring
        && spring.getWebApplicationContext() == application;
  }

  @Override
  public void requireGuarded(Class<?> handler) {
    Set<Method> mapped = new LinkedHashSet<>();
    mappings()
        .filter(each -> type(each.getValue()) == handler)
        .forEach(
            each -> {
              if (each.getKey() instanceof RequestMappingInfo info) {
                Method method =
                    ClassUtils.getMostSpecificMethod(each.getValue().getMethod(), handler);
                mapped.add(method);
                requireGuarded(info, handler, method);
              }
            });
    refuseOthers(handler, mapped);
  }

  private Stream<Map.Entry<?, HandlerMethod>> mappings() {
    return BeanFactoryUtils.beansOfTypeIncludingAncestors(
            application, AbstractHandlerMethodMapping.class, true, false)
        .values()
        .stream()
        .flatMap(
            each ->
                ((AbstractHandlerMethodMapping<?>) each).getHandlerMethods().entrySet().stream());
  }

  /**
   * A proxy of interfaces is made to see what is behind it; other beans stay as lazy as they are.
   */
  static Class<?> type(HandlerMethod method) {
    Class<?> type = method.getBeanType();
    return Proxy.isProxyClass(type)
        ? SpringGuards.classOf(method.createWithResolvedBean().getBean())
        : type;
  }

  private void requireGuarded(RequestMappingInfo mapping, Class<?> handler, Method method) {
    AnnotationLookup.onMethod(handler, method)
        .ifPresent(
            guard -> requireGuarded(guard, mapping.getPatternValues(), handler, method.getName()));
  }

  /**
   * Looks whether an object is guarded that a mapping has for whole paths.
   *
   * @throws IllegalArgumentException naming the class, the path that is open, and the fix
   */
  void requireGuarded(Class<?> handler, String path) {
    VerifiedResponse guard =
        AnnotationLookup.onType(handler)
            .orElseThrow(
                () ->
                    GuardedBy.wouldNotGuard(
                        handler,
                        "Spring calls the object for a path, whatever its methods are: write it on"
                            + " the class"));
    requireGuarded(guard, Set.of(path), handler, "handleRequest");
  }

  private void requireGuarded(
      VerifiedResponse guard, Set<String> patterns, Class<?> handler, String method) {
    filters
        .ofHandlers()
        .ifPresentOrElse(
            filter -> prepare(filter, guard, handler, method),
            () -> requireFilter(guard, patterns, handler, method));
  }

  private void prepare(
      SpringHandlerFilter filter, VerifiedResponse guard, Class<?> handler, String method) {
    try {
      filter.prepare(guard, Optional.ofNullable(application.getServletContext()));
      RunningApplication.noteGuarded(
          new GuardedEndpoint(FilterKind.SPRING, handler.getName() + "." + method, guard.value()));
    } catch (ConfigurationException e) {
      throw e.at("@VerifiedResponse on " + handler.getName());
    }
  }

  private void requireFilter(
      VerifiedResponse guard, Set<String> patterns, Class<?> handler, String method) {
    Set<String> open = filters.open(guard, patterns);
    if (open.isEmpty()) {
      return;
    }
    requireVerifier(guard, handler);
    throw GuardedBy.wouldNotGuard(
        handler,
        "Spring does not read this annotation, and no filter of the verifier '"
            + guard.value()
            + "'"
            + (Acceptance.of(guard).isAny()
                ? ""
                : " that accepts no more than " + Acceptance.of(guard))
            + " covers "
            + String.join(", ", open)
            + " ("
            + method
            + "): add verified-response-spring-boot-starter, or register a"
            + " FilterRegistrationBean<VerifiedResponseFilter> for the URL pattern "
            + open.iterator().next()
            + "/*");
  }

  private void requireVerifier(VerifiedResponse guard, Class<?> handler) {
    if (!filters.know(guard.value())) {
      try {
        Verifiers.ofApplication()
            .named(guard.value())
            .handling()
            .requireTypesOf(Acceptance.of(guard));
      } catch (ConfigurationException e) {
        throw e.at("@VerifiedResponse on " + handler.getName());
      }
    }
  }

  /** What else than HTTP calls a handler, no filter sees: messages of a WebSocket, for example. */
  private static void refuseOthers(Class<?> handler, Set<Method> mapped) {
    boolean onType = AnnotationLookup.onType(handler).isPresent();
    if (onType && mapped.isEmpty()) {
      throw noPath(handler, "no request is mapped to it");
    }
    for (Method method : ReflectionUtils.getUniqueDeclaredMethods(handler)) {
      boolean guarded =
          onType ? isCalled(method) : AnnotationLookup.onMethod(handler, method).isPresent();
      if (guarded && !method.isBridge() && !mapped.contains(method)) {
        throw noPath(handler, "no request is mapped to its method " + method.getName());
      }
    }
  }

  /** By Spring, with a message; or by a functional endpoint. */
  private static boolean isCalled(Method method) {
    return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).stream()
            .map(MergedAnnotation::getType)
            .anyMatch(SpringHandlers::hasMessages)
        || List.of(method.getParameterTypes()).contains(ServerRequest.class);
  }

  /** By its name, because what calls with messages may be any library. */
  private static boolean hasMessages(Class<? extends Annotation> type) {
    return CALLS.matcher(type.getSimpleName()).matches() && !isOfApplication(type);
  }

  /** The application's own events and failures bring nothing from outside. */
  private static boolean isOfApplication(Class<? extends Annotation> type) {
    return type.getSimpleName().endsWith("ExceptionHandler")
        || type == EventListener.class
        || MergedAnnotations.from(type).isPresent(EventListener.class);
  }

  private static IllegalArgumentException noPath(Class<?> handler, String why) {
    return GuardedBy.wouldNotGuard(
        handler, why + ", so no filter can run before it: remove the annotation");
  }
}
