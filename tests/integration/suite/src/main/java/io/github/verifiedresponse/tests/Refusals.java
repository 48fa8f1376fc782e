package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;

/** Deploys what must not start. */
@ArquillianTest
@RunAsClient
abstract class Refusals {
  private static final List<String> HANDLERS =
      List.of("", "method", "unknown", "api/unknown", "api/unguarded", "api/locator/sub");

  @ArquillianResource Deployer deployer;

  /** Asserts that the deployment is refused, or closed, with a message that holds both texts. */
  void assertRefused(String name, String what, String mend) {
    int seen = ServerLog.text().length();

    Throwable refused = catchThrowable(() -> deployer.deploy(name));

    if (refused == null) {
      assertClosed(name);
    }
    String said = chain(refused) + ServerLog.text().substring(seen);
    // some servers answer in XML or JSON
    assertThat(
            said.replace("&apos;", "'")
                .replace("&#39;", "'")
                .replace("\\\"", "\"")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">"))
        .contains(what, mend);
    assertThat(said).doesNotContain(Vendors.CAF_SECRET, Vendors.SHUFTI_SECRET, "only-20-bytes");
  }

  /** A server may start what was refused, when its module says so: nothing of it is served then. */
  private void assertClosed(String name) {
    try {
      assertThat(System.getProperty("server.starts-refused", "no"))
          .as("deployment of %s", name)
          .isEqualTo("yes");
      Client client = new Client(URI.create(System.getProperty("server.uri", "")));
      for (String path : HANDLERS) {
        assertThat(client.get(path).status()).as(path).isEqualTo(500);
        assertThat(client.post(path, "text/plain", "any").status()).as(path).isEqualTo(500);
      }
    } finally {
      deployer.undeploy(name);
    }
  }

  private static String chain(@Nullable Throwable refused) {
    return Stream.iterate(refused, each -> each != null, Throwable::getCause)
        .map(Throwable::toString)
        .collect(Collectors.joining("\n"));
  }
}
