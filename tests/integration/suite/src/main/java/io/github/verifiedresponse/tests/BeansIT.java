package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.applications.Counting;
import io.github.verifiedresponse.tests.beans.BeansApplication;
import io.github.verifiedresponse.tests.probe.Handled;
import io.github.verifiedresponse.tests.probe.OpenServlet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources that are enterprise beans. */
@DisabledIfSystemProperty(
    named = "server.kind",
    matches = "servlet-container",
    disabledReason = "a servlet container has no enterprise beans")
class BeansIT extends Deployed {
  @Deployment(testable = false)
  static WebArchive war() {
    return ProbeWar.bare("beans", ProbeWar.caf("caf"))
        .addPackage(BeansApplication.class.getPackage())
        .addClasses(Handled.class, OpenServlet.class, Counting.class);
  }

  @ParameterizedTest(name = "AT-128 {0}")
  @ValueSource(strings = {"method", "class"})
  void guardsABeanWithoutAnInterface(String place) {
    new Probe(client).assertGuards("api/bean/" + place);
  }

  /** Not every server makes a resource of it; where one does, the guard counts. */
  @ParameterizedTest(name = "AT-128 {0}")
  @ValueSource(strings = {"interface", "behind-interface"})
  void guardsABeanBehindAnInterfaceWhereThatIsAResource(String place) {
    Probe probe = new Probe(client);
    String path = "api/bean/" + place;
    long before = probe.runs();
    int refused = probe.post(path, Probe.forged()).status();
    assertThat(probe.runs()).isEqualTo(before);
    if (refused == 401) {
      probe.assertGuards(path);
    } else {
      assertThat(refused).isIn(404, 500);
    }
  }
}
