package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.GuardedBy;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.result.method.AbstractHandlerMethodMapping;
import reactor.core.publisher.Mono;

/**
 * Refuses annotations on handlers of WebFlux that a mapping has as objects: they may be no beans.
 */
final class ReactiveHandlers implements SmartInitializingSingleton {
  private final ApplicationContext application;

  ReactiveHandlers(ApplicationContext application) {
    this.application = application;
  }

  /** {@return the refusal of one} */
  static ConfigurationException refusal(Class<?> handler) {
    return GuardedBy.wouldNotGuard(
        handler,
        "it is a handler of Spring WebFlux, whose requests this library cannot verify: use"
            + " Spring MVC (spring-boot-starter-web and, where both are there,"
            + " spring.main.web-application-type=servlet), or take the annotation out");
  }

  /**
   * Looks at the handlers of all mappings.
   *
   * @throws ConfigurationException naming each annotated class and the fix
   */
  @Override
  public void afterSingletonsInstantiated() {
    Mistakes mistakes = new Mistakes();
    Stream.of(functions(), methods(), objects())
        .flatMap(handlers -> handlers)
        .filter(handler -> !(handler instanceof String)) // a bean's name: beans are looked at
        .<Class<?>>map(AopProxyUtils::ultimateTargetClass)
        .distinct()
        .filter(GuardedBy::isAnnotated)
        .forEach(type -> mistakes.add(refusal(type)));
    mistakes.report();
  }

  private Stream<Object> functions() {
    Functions functions = new Functions();
    mappings(RouterFunctionMapping.class)
        .flatMap(mapping -> Stream.<RouterFunction<?>>ofNullable(mapping.getRouterFunction()))
        .forEach(routes -> routes.accept(functions));
    return functions.all.stream();
  }

  private Stream<Object> methods() {
    return mappings(AbstractHandlerMethodMapping.class)
        .flatMap(
            mapping ->
                ((AbstractHandlerMethodMapping<?>) mapping).getHandlerMethods().values().stream())
        .map(HandlerMethod::getBean);
  }

  private Stream<Object> objects() {
    return mappings(AbstractUrlHandlerMapping.class)
        .flatMap(mapping -> mapping.getHandlerMap().values().stream());
  }

  private <T> Stream<T> mappings(Class<T> type) {
    return application.getBeansOfType(type, true, false).values().stream();
  }

  /** Collects the functions of routes. */
  private static final class Functions implements RouterFunctions.Visitor {
    private final Set<Object> all = new LinkedHashSet<>();

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
      all.add(handler);
    }

    @Override
    public void startNested(RequestPredicate predicate) {}

    @Override
    public void endNested(RequestPredicate predicate) {}

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookup) {}

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void unknown(RouterFunction<?> routes) {}
  }
}
