package io.github.verifiedresponse.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Documentation;
import io.github.verifiedresponse.DocumentedCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of the doctor shows as Java compiles. */
class DocumentedCodeTest {
  private static final DocumentedCode CODE =
      new DocumentedCode(
          """
          import static org.assertj.core.api.Assertions.assertThat;
          import io.github.verifiedresponse.doctor.*;
          import io.github.verifiedresponse.scheme.Vendors;
          import java.nio.file.Files;
          import java.nio.file.Path;
          """,
          "");

  @TempDir private Path classes = Path.of("");

  @Test
  void compiles() {
    Documentation page = Documentation.of("docs/doctor.md");

    assertThat(page.code("java")).isNotEmpty();
    assertThat(CODE.complaints(page, classes)).isEmpty();
  }
}
