package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.GuardedBy;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;

/**
 * Looks at the handlers that a mapping of Spring MVC has as objects. They need not be beans, among
 * which the others are looked for.
 */
final class SpringObjects implements SmartInitializingSingleton {
  private final ApplicationContext application;
  private final SpringHandlers handlers;

  SpringObjects(ApplicationContext application, SpringHandlers handlers) {
    this.application = application;
    this.handlers = handlers;
  }

  /**
   * Looks at the handlers of all mappings.
   *
   * @throws ConfigurationException naming each class that is not guarded, and the fix
   */
  @Override
  public void afterSingletonsInstantiated() {
    Mistakes mistakes = new Mistakes();
    mappings(AbstractHandlerMethodMapping.class)
        .flatMap(
            mapping ->
                ((AbstractHandlerMethodMapping<?>) mapping).getHandlerMethods().values().stream())
        .filter(method -> !(method.getBean() instanceof String))
        .<Class<?>>map(SpringHandlers::type)
        .distinct()
        .filter(GuardedBy::isAnnotated)
        .forEach(type -> mistakes.in(() -> handlers.requireGuarded(type)));
    mappings(AbstractUrlHandlerMapping.class)
        .flatMap(mapping -> mapping.getHandlerMap().entrySet().stream())
        .filter(each -> !(each.getValue() instanceof String))
        .forEach(each -> mistakes.in(() -> requireGuarded(each.getValue(), each.getKey())));
    mistakes.report();
  }

  private void requireGuarded(Object handler, String path) {
    Class<?> type =
        handler instanceof HandlerMethod method
            ? SpringHandlers.type(method)
            : SpringGuards.classOf(handler);
    if (GuardedBy.isAnnotated(type)) {
      handlers.requireGuarded(type, path);
    }
  }

  private <T> Stream<T> mappings(Class<T> type) {
    return BeanFactoryUtils.beansOfTypeIncludingAncestors(application, type, true, false)
        .values()
        .stream();
  }
}
