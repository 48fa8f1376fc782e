package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.probe.Handled;
import io.github.verifiedresponse.tests.probe.OpenServlet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the table of servers says of this one, and the reports cannot know. */
@Tag(ShortForm.TAG)
class ServerIT extends Deployed {
  @Deployment(testable = false)
  static WebArchive war() {
    return ProbeWar.bare("server", ProbeWar.caf("caf"))
        .addClasses(Handled.class, OpenServlet.class);
  }

  /** The table takes the Java of the reports, which is the tests' own. */
  @Test
  void runsOnTheJavaOfItsTests() {
    assertThat(client.get("open/java").body())
        .isEqualTo(System.getProperty("java.specification.version"));
  }
}
