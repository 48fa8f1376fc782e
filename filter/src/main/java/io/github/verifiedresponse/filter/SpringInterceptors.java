package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.GuardedBy;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Refuses annotations on interceptors of Spring MVC, which need not be beans. */
final class SpringInterceptors implements SmartInitializingSingleton {
  private final ApplicationContext application;

  SpringInterceptors(ApplicationContext application) {
    this.application = application;
  }

  /**
   * Looks at the interceptors of all mappings.
   *
   * @throws ConfigurationException naming each annotated class and the fix
   */
  @Override
  public void afterSingletonsInstantiated() {
    Mistakes mistakes = new Mistakes();
    BeanFactoryUtils.beansOfTypeIncludingAncestors(
            application, AbstractHandlerMapping.class, true, false)
        .values()
        .stream()
        .flatMap(mapping -> Stream.ofNullable(mapping.getAdaptedInterceptors()))
        .flatMap(Stream::of)
        .map(SpringInterceptors::classOf)
        .distinct()
        .filter(GuardedBy::isAnnotated)
        .forEach(
            type ->
                mistakes.add(
                    GuardedBy.wouldNotGuard(
                        type,
                        "it is an interceptor of Spring MVC, and nothing of this library runs before"
                            + " its methods: write it on the handlers")));
    mistakes.report();
  }

  private static Class<?> classOf(HandlerInterceptor interceptor) {
    return SpringGuards.classOf(
        interceptor instanceof MappedInterceptor mapped ? mapped.getInterceptor() : interceptor);
  }
}
