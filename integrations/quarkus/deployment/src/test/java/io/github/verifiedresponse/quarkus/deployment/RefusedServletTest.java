package io.github.verifiedresponse.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.Mistake;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servlets of {@code quarkus-undertow} that are annotated would not be guarded. */
class RefusedServletTest {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <servlet>
          <servlet-name>unindexed</servlet-name>
          <servlet-class>%s</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>unindexed</servlet-name>
          <url-pattern>/unindexed</url-pattern>
        </servlet-mapping>
      </web-app>
      """
          .formatted(UnindexedServlet.class.getName());

  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      new QuarkusUnitTest()
          .withApplicationRoot(
              archive ->
                  archive
                      .addClasses(Scanned.class)
                      .addAsResource(new StringAsset(WEB_XML), "META-INF/web.xml"))
          .withAdditionalDependency(
              jar ->
                  jar.addClass(UnindexedServlet.class)
                      .add(new ByteArrayAsset(emptyIndex()), "META-INF/jandex.idx"))
          .setForcedDependencies(
              List.of(Dependency.of("io.quarkus", "quarkus-undertow", Version.getVersion())))
          .assertException(RefusedServletTest::namesEachServletAndTheFix);

  /** Found by its annotation. */
  @WebServlet("/scanned")
  @VerifiedResponse("caf")
  public static class Scanned extends HttpServlet {
    private static final long serialVersionUID = 1;
  }

  private static byte[] emptyIndex() {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    try {
      new IndexWriter(index).write(new Indexer().complete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return index.toByteArray();
  }

  @Test
  void isNotBuilt() {
    fail("an application with annotated servlets was built");
  }

  private static void namesEachServletAndTheFix(Throwable refusal) {
    assertThat(Reports.of(refusal))
        .contains(
            Scanned.class.getName() + " would not guard it: it is a servlet",
            UnindexedServlet.class.getName() + " would not guard it: it is a servlet",
            "make it a resource (@Path)",
            Mistake.UNGUARDABLE.code());
  }
}
