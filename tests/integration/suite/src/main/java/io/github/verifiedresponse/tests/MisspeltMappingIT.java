package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.probe.ProbeApplication;
import io.github.verifiedresponse.tests.refused.UnguardedResource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A filter that is mapped to nothing guards nothing. */
@Tag(ShortForm.TAG)
class MisspeltMappingIT extends Refusals {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <filter>
          <filter-name>caf</filter-name>
          <filter-class>io.github.verifiedresponse.filter.VerifiedResponseFilter</filter-class>
        </filter>
        <filter-mapping>
          <filter-name>caf</filter-name>
          <servlet-name>onbording</servlet-name>
        </filter-mapping>
      </web-app>
      """;

  @Deployment(name = "misspelt", managed = false, testable = false)
  static WebArchive misspelt() {
    return ProbeWar.bare("misspelt", ProbeWar.caf("caf"))
        .addClasses(ProbeApplication.class, UnguardedResource.class)
        .setWebXML(new StringAsset(WEB_XML));
  }

  @Test
  @DisplayName("B1 refuses a filter that is mapped to a name that no servlet has")
  void refusesAFilterThatIsMappedToANameThatNoServletHas() {
    assertRefused("misspelt", "the <servlet-name> onbording, which no servlet has", "use one of");
  }
}
