package io.github.verifiedresponse.cdi;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.GuardedBy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses a payload that would be injected once, for one request, and be handed to every later one:
 * into whatever lives longer than a request, or as long as what it is injected into itself. {@code
 * Instance<VerifiedPayload>} asks each time.
 */
public final class InjectedPayloadsExtension implements Extension {
  private static final String RESOURCE = "jakarta.ws.rs.Path";

  private final List<InjectionPoint> found = new ArrayList<>();
  private final List<OfBean> ofBeans = new ArrayList<>();

  /** An injection point of a bean, interceptor or decorator. */
  private record OfBean(InjectionPoint point, Bean<?> bean, boolean isSessionBean) {
    boolean isOfRequest() {
      return bean.getScope() == RequestScoped.class
          || (bean.getScope() == Dependent.class
              && !isSessionBean
              && isResource(bean.getBeanClass()));
    }
  }

  /** Called by CDI. */
  public InjectedPayloadsExtension() {}

  /** Of beans, and of what is none, such as a servlet. */
  synchronized void point(@Observes ProcessInjectionPoint<?, VerifiedPayload> event) {
    found.add(event.getInjectionPoint());
  }

  synchronized void bean(@Observes ProcessBean<?> event) {
    Bean<?> bean = event.getBean();
    bean.getInjectionPoints().stream()
        .filter(point -> point.getType() == VerifiedPayload.class)
        .map(point -> new OfBean(point, bean, event instanceof ProcessSessionBean))
        .forEach(ofBeans::add);
  }

  synchronized void refuse(@Observes AfterDeploymentValidation validated) {
    Set<Member> known =
        ofBeans.stream().map(each -> each.point().getMember()).collect(Collectors.toSet());
    Stream<InjectionPoint> ofOthers =
        found.stream()
            // a bean may inherit the same field as what is none
            .filter(point -> point.getBean() == null || !known.contains(point.getMember()))
            .filter(point -> !isOfObserver(point))
            .filter(point -> !isResource(point.getMember().getDeclaringClass()));
    Mistakes mistakes = new Mistakes();
    Stream.concat(ofBeans.stream().filter(each -> !each.isOfRequest()).map(OfBean::point), ofOthers)
        .map(point -> place(point.getMember()))
        .distinct()
        .sorted()
        .forEach(place -> mistakes.add(GuardedBy.stalePayload(place)));
    try {
      mistakes.report();
    } catch (ConfigurationException e) {
      validated.addDeploymentProblem(e);
    }
  }

  private static String place(Member member) {
    return member.getDeclaringClass().getName()
        + (member instanceof Constructor ? "'s constructor" : "." + member.getName());
  }

  /** It is injected for each event. */
  private static boolean isOfObserver(InjectionPoint point) {
    return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
        && parameter.getDeclaringCallable().getParameters().stream()
            .anyMatch(
                each ->
                    each.isAnnotationPresent(Observes.class)
                        || each.isAnnotationPresent(ObservesAsync.class));
  }

  /** JAX-RS makes an instance for each request, unless the class has a scope. */
  private static boolean isResource(Class<?> type) {
    return Stream.of(type.getAnnotations())
        .anyMatch(each -> each.annotationType().getName().equals(RESOURCE));
  }
}
