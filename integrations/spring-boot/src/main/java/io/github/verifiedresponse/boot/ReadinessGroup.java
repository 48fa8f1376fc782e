package io.github.verifiedresponse.boot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Which group of Actuator gets the health of the verifiers, and under which name. */
final class ReadinessGroup {
  static final String MEMBER = "verifiedResponse";
  private static final String GROUP = "readiness";

  private ReadinessGroup() {}

  /**
   * {@return all groups, with one member more in that one}
   *
   * @param names of the groups
   * @param groups answers the group of a name
   * @param withMember adds the member
   */
  static <G> Map<String, G> of(
      Set<String> names, Function<String, G> groups, UnaryOperator<G> withMember) {
    Map<String, G> all = new LinkedHashMap<>();
    for (String name : names) {
      G group = groups.apply(name);
      all.put(name, name.equals(GROUP) ? withMember.apply(group) : group);
    }
    return all;
  }
}
