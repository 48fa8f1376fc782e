package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.tests.stores.application.PlainServlet;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application of two servers, with the libraries beside it, as a user's build makes it. */
final class NodesWar {
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(verified-response-(api|filter)-(?!.*-tests)|nimbus-jose-jwt|jackson-).*\\.jar");
  private static final Pattern WITH_GRID =
      Pattern.compile(LIBRARY + "|(hazelcast|cache-api)-.*\\.jar");

  private static final String VERIFIER =
      """
      verified-response.%1$s.scheme=caf
      verified-response.%1$s.secret=%2$s
      verified-response.%1$s.claim-timeout=PT10S
      """;

  private NodesWar() {}

  /**
   * Writes the application.
   *
   * @param settings what is said of its two verifiers, {@code caf} and {@code xa}, beside their
   *     scheme and their secret
   */
  static Path write(Path to, String settings) {
    return write(to, settings, LIBRARY, "");
  }

  /**
   * Writes the same with Hazelcast as the application's own JCache provider, which needs a module
   * of the JDK that WildFly does not show to applications.
   */
  static Path writeWithGrid(Path to, String settings) {
    return write(to, settings, WITH_GRID, "Dependencies: jdk.unsupported\n");
  }

  /**
   * {@return the settings of a third verifier, which guards nothing: at start it asks the data
   * source that docs/servers.md shows}
   */
  static String documented(String dataSource) {
    return VERIFIER.formatted("documented", TestVendor.CAF_SECRET)
        + """
        verified-response.documented.replay-guard=jdbc:%s
        verified-response.documented.create-table=true
        verified-response.documented.store-table=verified_response_documented
        verified-response.documented.replay-scope=documented
        """
            .formatted(dataSource);
  }

  private static Path write(Path to, String settings, Pattern library, String manifest) {
    ShrinkWrap.create(WebArchive.class, "nodes.war")
        .addPackage(PlainServlet.class.getPackage())
        .addAsLibraries(libraries(library))
        .setManifest(new StringAsset("Manifest-Version: 1.0\n" + manifest))
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .addAsResource(
            new StringAsset(
                VERIFIER.formatted("caf", TestVendor.CAF_SECRET)
                    + VERIFIER.formatted("xa", TestVendor.CAF_SECRET)
                    + settings),
            "META-INF/verified-response.properties")
        .as(ZipExporter.class)
        .exportTo(to.toFile(), true);
    return to;
  }

  private static File[] libraries(Pattern library) {
    String all = System.getProperty("java.class.path");
    return Arrays.stream(all.split(File.pathSeparator, -1))
        .map(File::new)
        .filter(file -> library.matcher(file.getName()).matches())
        .toArray(File[]::new);
  }
}
