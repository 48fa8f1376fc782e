package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.GuardedBy;
import io.quarkus.arc.processor.BeanDeploymentValidator.ValidationContext;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BuildExtension;
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

  private Beans() {}

  /** {@return the methods before which the interceptor runs, as {@link PlacementRules#name}} */
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
    return names(all(context).stream());
  }

  /** {@return what CDI may have in the place of resources} */
  static Replacements replacements(ValidationContext context, Set<String> resources) {
    return new Replacements(
        resources,
        classes(context),
        names(all(context).stream().filter(BeanInfo::isAlternative)),
        names(all(context).stream().filter(BeanInfo::isDefaultBean)),
        found(context)
            .filter(bean -> !bean.isClassBean())
            .map(bean -> bean.getProviderType().name().toString())
            .collect(Collectors.toSet()));
  }

  private static Set<String> names(Stream<BeanInfo> beans) {
    return beans.map(bean -> bean.getBeanClass().toString()).collect(Collectors.toSet());
  }

  private static List<BeanInfo> all(ValidationContext context) {
    return found(context).filter(BeanInfo::isClassBean).toList();
  }

  /** An unused bean is removed, and is not a mistake. */
  private static Stream<BeanInfo> found(ValidationContext context) {
    return Stream.concat(context.beans().stream(), context.removedBeans().stream());
  }

  private static String name(BeanInfo bean, MethodInfo method) {
    return PlacementRules.name(
        bean.getBeanClass().toString(),
        method.name(),
        method.parameterTypes().stream().map(type -> type.name().toString()));
  }

  /**
   * Refuses a payload that would be injected once, for the first request, and then be handed to all
   * others: resources of Quarkus REST live as long as the application unless they have a scope, and
   * what has none lives as long as what it is injected into.
   *
   * @param mistakes is given each, naming the injection point and the fix
   */
  static void refuseStalePayloads(ValidationContext context, Mistakes mistakes) {
    Stream<BeanInfo> beside =
        Stream.concat(
            context.get(BuildExtension.Key.INTERCEPTORS).stream(),
            context.get(BuildExtension.Key.DECORATORS).stream());
    Stream.concat(
            context.getInjectionPoints().stream(),
            beside.flatMap(bean -> bean.getAllInjectionPoints().stream()))
        .filter(point -> point.getType().name().equals(PAYLOAD) && !isOfRequest(point))
        .forEach(point -> mistakes.add(GuardedBy.stalePayload(point.getTargetInfo())));
  }

  private static boolean isOfRequest(InjectionPointInfo point) {
    return point
        .getTargetBean()
        .map(bean -> BuiltinScope.REQUEST.is(bean.getScope()))
        .orElse(false);
  }
}
