package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Documentation;
import io.github.verifiedresponse.DocumentedCode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.ClassUtils;

/** What the starter's page shows as Java compiles. */
class PageIT {
  private static final DocumentedCode CODE =
      new DocumentedCode(
          """
          import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
          import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
          import io.github.verifiedresponse.*;
          import io.github.verifiedresponse.key.*;
          import io.github.verifiedresponse.testkit.*;
          import io.github.verifiedresponse.testkit.TestVendor;
          import java.util.List;
          import org.junit.jupiter.api.Test;
          import org.springframework.beans.factory.annotation.Autowired;
          import %s;
          import org.springframework.context.annotation.Bean;
          import org.springframework.test.web.servlet.MockMvc;
          import org.springframework.web.bind.annotation.PostMapping;
          """
              .formatted(webMvcTest()),
          """
          record FaceLiveness(String personId, boolean isAlive) {}
          record Receipt(String id) {
            static Receipt of(FaceLiveness result) { return new Receipt(result.personId()); }
          }
          interface VaultTemplate {}
          String read(VaultTemplate vault) { return ""; }
          static class OnboardingController {}
          static final String SECRET = "";
          """);

  @TempDir private Path classes = Path.of("");

  /** It is in another package since Spring Boot 4. */
  private static String webMvcTest() {
    return Stream.of(
            "org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest",
            "org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest")
        .filter(name -> ClassUtils.isPresent(name, null))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void compiles() {
    Documentation page = Documentation.of("docs/spring-boot.md");

    assertThat(page.code("java")).hasSizeGreaterThan(2);
    assertThat(CODE.complaints(page, classes)).isEmpty();
  }
}
