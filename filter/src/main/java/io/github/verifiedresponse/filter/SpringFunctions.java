package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.GuardedBy;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/**
 * Refuses annotations on the functions of functional endpoints: what Spring calls can be another
 * function around them, made by a filter of the route, and that one has no annotation.
 */
final class SpringFunctions implements SmartInitializingSingleton {
  private final ApplicationContext application;

  SpringFunctions(ApplicationContext application) {
    this.application = application;
  }

  /**
   * Looks at the routes of all mappings.
   *
   * @throws ConfigurationException naming each annotated class and the fix
   */
  @Override
  public void afterSingletonsInstantiated() {
    Mistakes mistakes = new Mistakes();
    functions()
        .filter(GuardedBy::isAnnotated)
        .forEach(
            type ->
                mistakes.add(
                    GuardedBy.wouldNotGuard(
                        type,
                        "it is the function of a functional endpoint, and Spring may call it within"
                            + " another one: remove the annotation, and register a"
                            + " FilterRegistrationBean<VerifiedResponseFilter> for its path")));
    mistakes.report();
  }

  private Stream<Class<?>> functions() {
    Functions functions = new Functions();
    BeanFactoryUtils.beansOfTypeIncludingAncestors(
            application, RouterFunctionMapping.class, true, false)
        .values()
        .stream()
        .flatMap(mapping -> Stream.<RouterFunction<?>>ofNullable(mapping.getRouterFunction()))
        .forEach(routes -> routes.accept(functions));
    return functions.types.stream();
  }

  /** Collects the classes of the functions. */
  private static final class Functions implements RouterFunctions.Visitor {
    private final Set<Class<?>> types = new LinkedHashSet<>();

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
      types.add(SpringGuards.classOf(handler));
    }

    @Override
    public void startNested(RequestPredicate predicate) {}

    @Override
    public void endNested(RequestPredicate predicate) {}

    @Override
    public void resources(Function<ServerRequest, Optional<Resource>> lookupFunction) {}

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void unknown(RouterFunction<?> routes) {}
  }
}
