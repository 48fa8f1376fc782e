package io.github.verifiedresponse.quarkus.deployment;

import io.quarkus.resteasy.reactive.server.deployment.ResteasyReactiveResourceMethodEntriesBuildItem;
import java.util.Set;
import java.util.stream.Collectors;

/** What Quarkus REST has found. */
final class Endpoints {
  private Endpoints() {}

  /** {@return the names of the classes with resource methods, sub-resources too} */
  static Set<String> classes(ResteasyReactiveResourceMethodEntriesBuildItem found) {
    return found.getEntries().stream()
        .map(entry -> entry.getActualClassInfo().name().toString())
        .collect(Collectors.toSet());
  }
}
