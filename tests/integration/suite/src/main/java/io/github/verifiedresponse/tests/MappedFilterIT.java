package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.applications.Counting;
import io.github.verifiedresponse.tests.mapped.ByNameApplication;
import io.github.verifiedresponse.tests.probe.Handled;
import io.github.verifiedresponse.tests.probe.OpenServlet;
import java.io.IOException;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The filter, mapped as the documentation says, in front of resources that nothing else guards. */
class MappedFilterIT extends Deployed {
  private static final String FILTER =
      """
      <filter>
        <filter-name>caf</filter-name>
        <filter-class>io.github.verifiedresponse.filter.VerifiedResponseFilter</filter-class>
        <async-supported>true</async-supported>
      </filter>
      <filter-mapping>
        <filter-name>caf</filter-name>
        <url-pattern>/prefix/*</url-pattern>
        <servlet-name>%s</servlet-name>
        <dispatcher>REQUEST</dispatcher>
        <dispatcher>FORWARD</dispatcher>
        <dispatcher>INCLUDE</dispatcher>
        <dispatcher>ASYNC</dispatcher>
        <dispatcher>ERROR</dispatcher>
      </filter-mapping>
      """;

  @Deployment(testable = false)
  static WebArchive war() {
    return ProbeWar.bare("mapped", ProbeWar.caf("caf"))
        .addPackage(ByNameApplication.class.getPackage())
        .addClasses(Handled.class, OpenServlet.class, Counting.class)
        .setWebXML(
            new StringAsset(
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
                    + FILTER.formatted(ByNameApplication.class.getName())
                    + "</web-app>"));
  }

  static Stream<String> pathForms() {
    return PathForms.all();
  }

  @ParameterizedTest(name = "AT-118 {0}")
  @MethodSource("pathForms")
  void noSpellingOfAPathLeadsPastTheFilter(String form) throws IOException {
    Probe probe = new Probe(client);
    for (String application : new String[] {"name", "prefix"}) {
      probe.assertVerifiedOrRefused(
          "POST",
          application + form,
          token ->
              "Content-Type: application/jwt\nContent-Length: " + token.length() + "\n\n" + token);
    }
  }

  @ParameterizedTest(name = "AT-118 {0}")
  @MethodSource("applications")
  void theFilterGuards(String application) {
    new Probe(client).assertGuards(application + "/kyc/result");
  }

  static Stream<String> applications() {
    return Stream.of("name", "prefix");
  }
}
