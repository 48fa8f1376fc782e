package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.database.DatabaseServlet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Used results in the data source that each Jakarta EE server brings along. */
@DisabledIfSystemProperty(
    named = "server.kind",
    matches = "servlet-container",
    disabledReason = "a servlet container brings no data source along")
class DatabaseIT extends Deployed {
  private static final String STORE =
      """
      verified-response.caf.replay-guard=jdbc:java:comp/DefaultDataSource
      verified-response.caf.create-table=true
      verified-response.caf.store-timeout=PT5S
      """;

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <filter>
          <filter-name>rolled-back</filter-name>
          <filter-class>io.github.verifiedresponse.tests.database.RolledBack</filter-class>
        </filter>
        <filter-mapping>
          <filter-name>rolled-back</filter-name>
          <url-pattern>/*</url-pattern>
        </filter-mapping>
      </web-app>
      """;

  @Deployment(testable = false)
  static WebArchive application() {
    return ProbeWar.bare("database", ProbeWar.caf("caf") + STORE)
        .addPackage(DatabaseServlet.class.getPackage())
        .setWebXML(new StringAsset(WEB_XML));
  }

  @Test
  @DisplayName("AT-147 a result stays used when the application's transaction is rolled back")
  void aResultStaysUsedWhenTheTransactionIsRolledBack() {
    String token = Vendors.caf();

    assertThat(client.post("receive", "application/jwt", token).verdict()).isEqualTo("200");
    assertThat(client.post("receive", "application/jwt", token).verdict())
        .isEqualTo("409 replayed");
    assertThat(client.post("receive", "application/jwt", Vendors.caf()).verdict()).isEqualTo("200");
  }
}
