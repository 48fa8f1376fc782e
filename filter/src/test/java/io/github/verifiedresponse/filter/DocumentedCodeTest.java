package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Documentation;
import io.github.verifiedresponse.DocumentedCode;
import jakarta.servlet.DispatcherType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages show as Java compiles. */
class DocumentedCodeTest {
  private static final DocumentedCode CODE =
      new DocumentedCode(
          """
          import io.github.verifiedresponse.*;
          import io.github.verifiedresponse.binding.*;
          import io.github.verifiedresponse.carrier.*;
          import io.github.verifiedresponse.config.*;
          import io.github.verifiedresponse.filter.*;
          import io.github.verifiedresponse.key.*;
          import io.github.verifiedresponse.message.*;
          import io.github.verifiedresponse.replay.*;
          import io.github.verifiedresponse.result.*;
          import io.github.verifiedresponse.scheme.*;
          import jakarta.servlet.*;
          import jakarta.servlet.annotation.*;
          import jakarta.servlet.http.*;
          import jakarta.ws.rs.*;
          import jakarta.ws.rs.core.*;
          import java.sql.Connection;
          import java.time.Duration;
          import java.util.*;
          import org.springframework.boot.web.servlet.FilterRegistrationBean;
          import org.springframework.context.annotation.Bean;
          import org.springframework.web.bind.annotation.PostMapping;
          """,
          """
          record FaceLiveness(String personId, boolean isAlive) {}
          record Receipt(String id) {
            static Receipt of(FaceLiveness result) { return new Receipt(result.personId()); }
          }
          interface Ledger { boolean isOpen(); }
          Ledger ledger;
          String customer;
          HttpServletRequest request;
          VerifiedPayload result;
          ResponseVerifier verifier;
          ServletContext context;
          javax.sql.DataSource dataSource;
          """);

  @TempDir private Path classes = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/start.md",
        "docs/configuration.md",
        "docs/servers.md",
        "docs/vendors.md",
        "docs/quarkus.md"
      })
  void compiles(String name) {
    Documentation page = Documentation.of(name);

    assertThat(page.code("java")).isNotEmpty();
    assertThat(CODE.complaints(page, classes)).isEmpty();
  }

  /** For requests alone, a forward or an asynchronous dispatch would reach the servlet past it. */
  @Test
  void theFiltersJavadocMapsItForAllDispatchersButErrors() throws Exception {
    String javadoc =
        Files.readString(
            Path.of("src/main/java", VerifiedResponseFilter.class.getName().replace('.', '/'))
                .resolveSibling("VerifiedResponseFilter.java"));

    assertThat(javadoc)
        .contains(
            Stream.of(DispatcherType.values())
                .filter(type -> type != DispatcherType.ERROR)
                .map(type -> "<dispatcher>" + type + "</dispatcher>")
                .toList());
  }

  @Test
  void findsWhatDoesNotCompile() {
    Documentation page = new Documentation("page", "```java\nVerifiedPayload.verify();\n```\n");

    assertThat(CODE.complaints(page, classes)).singleElement().asString().contains("verify");
  }
}
