package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.quarkus.arc.processor.BeanDeploymentValidator.ValidationContext;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.arc.processor.InjectionPointInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** What ArC, the CDI container of Quarkus, has found. */
final class Beans {
  private static final DotName PAYLOAD = DotName.createSimple(VerifiedPayload.class);
  private static final DotName BINDING = DotName.createSimple(VerifiedResponse.class);
  private static final int MOST_DEPENDENTS = 32;

  private Beans() {}

  /** {@return the methods before which the interceptor runs, as {@code class.method}} */
  static Set<String> intercepted(ValidationContext context) {
    Set<String> names = new HashSet<>();
    for (BeanInfo bean : all(context)) {
      bean.getInterceptedMethodsBindings()
          .forEach(
              (method, bindings) -> {
                if (bindings.stream().anyMatch(each -> each.name().equals(BINDING))) {
                  names.add(name(bean, method));
                }
              });
    }
    return names;
  }

  /** {@return the names of the classes of which there are beans} */
  static Set<String> classes(ValidationContext context) {
    return all(context).stream()
        .map(bean -> bean.getBeanClass().toString())
        .collect(Collectors.toSet());
  }

  /** A bean that nothing uses is taken out, and no mistake. */
  private static List<BeanInfo> all(ValidationContext context) {
    return Stream.concat(context.beans().stream(), context.removedBeans().stream())
        .filter(BeanInfo::isClassBean)
        .toList();
  }

  private static String name(BeanInfo bean, MethodInfo method) {
    return bean.getBeanClass() + "." + method.name();
  }

  /**
   * Refuses a payload that would be injected once, for the first request, and then be handed to all
   * others: resources of Quarkus REST live as long as the application unless they have a scope.
   *
   * @throws ConfigurationException naming the injection point and the fix
   */
  static void refuseStalePayloads(ValidationContext context) {
    for (InjectionPointInfo point : context.getInjectionPoints()) {
      if (point.getType().name().equals(PAYLOAD) && outlivesRequest(point, context, 0)) {
        throw ConfigurationException.of(
            Mistake.UNGUARDABLE,
            "the VerifiedPayload that is injected into "
                + point.getTargetInfo()
                + " would be the one of the first request for ever, because the bean lives longer:"
                + " give the bean @RequestScoped, give the resource method a parameter of the type"
                + " VerifiedPayload, or inject Instance<VerifiedPayload>");
      }
    }
  }

  private static boolean outlivesRequest(
      InjectionPointInfo point, ValidationContext context, int depth) {
    BeanInfo bean = point.getTargetBean().orElse(null);
    if (bean == null || BuiltinScope.REQUEST.is(bean.getScope())) {
      return false;
    }
    if (!BuiltinScope.DEPENDENT.is(bean.getScope()) || depth > MOST_DEPENDENTS) {
      return true;
    }
    return context.getInjectionPoints().stream()
        .filter(each -> bean.equals(each.getResolvedBean()))
        .anyMatch(each -> outlivesRequest(each, context, depth + 1));
  }
}
