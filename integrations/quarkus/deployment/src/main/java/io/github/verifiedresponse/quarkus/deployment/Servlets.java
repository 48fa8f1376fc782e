package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.quarkus.undertow.deployment.ServletBuildItem;
import io.quarkus.undertow.deployment.WebMetadataBuildItem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.metadata.web.spec.ServletMetaData;

/** What runs beside Quarkus REST, before which no part of the extension runs. */
final class Servlets {
  private static final String OURS = "io/github/verifiedresponse/";

  private Servlets() {}

  /**
   * {@return the names of the servlets' classes that are registered by other extensions and by
   * web.xml} Their jars may be in no index.
   */
  static Set<String> classes(
      List<ServletBuildItem> registered, Optional<WebMetadataBuildItem> descriptor) {
    Stream<String> declared =
        descriptor.stream()
            .map(each -> each.getWebMetaData().getServlets())
            .filter(Objects::nonNull)
            .flatMap(all -> all.stream())
            .map(ServletMetaData::getServletClass)
            .filter(Objects::nonNull);
    Set<String> names = new TreeSet<>();
    Stream.concat(registered.stream().map(ServletBuildItem::getServletClass), declared)
        .forEach(names::add);
    return names;
  }

  /**
   * Refuses the filters for other servers. A servlet filter sees no request of Quarkus REST, and
   * its initializer runs before the settings of the run are known.
   *
   * @throws ConfigurationException naming the module and the fix
   */
  static void refuseFilterModules(ClassLoader application) {
    refuse(application, "filter/VerifiedResponseFilter", "verified-response-filter");
    refuse(application, "jaxrs/VerifiedResponseFeature", "verified-response-jaxrs");
  }

  private static void refuse(ClassLoader application, String type, String module) {
    if (application.getResource(OURS + type + ".class") != null) {
      throw ConfigurationException.of(
          Mistake.SURPLUS_MODULE,
          module
              + " is on the class path of an application with the Quarkus extension, where it would"
              + " guard nothing: remove it, and write @VerifiedResponse on resources of Quarkus"
              + " REST");
    }
  }
}
