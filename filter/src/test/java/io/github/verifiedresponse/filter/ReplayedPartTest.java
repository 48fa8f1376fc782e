package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedPartTest {
  private static final String BODY =
      "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"p.jpg\"\r\n"
          + "Content-Type: image/jpeg\r\nX-Note: one\r\nx-note: two\r\n\r\nJPEG\r\n--b--";

  @AutoClose private final TomcatServer server = new TomcatServer();

  private Part part() {
    return MultipartBody.parse(
            Content.ofText(BODY), "multipart/form-data; boundary=b", server.servletContext())
        .orElseThrow()
        .iterator()
        .next();
  }

  @Test
  void tellsItsNamesTypeAndSize() {
    assertThat(part().getName()).isEqualTo("photo");
    assertThat(part().getSubmittedFileName()).isEqualTo("p.jpg");
    assertThat(part().getContentType()).isEqualTo("image/jpeg");
    assertThat(part().getSize()).isEqualTo(4);
  }

  @Test
  void tellsItsHeadersInAnyCase() {
    assertThat(part().getHeader("X-NOTE")).isEqualTo("one");
    assertThat(part().getHeaders("x-note")).containsExactly("one", "two");
    assertThat(part().getHeader("X-Other")).isNull();
    assertThat(part().getHeaders("X-Other")).isEmpty();
    assertThat(part().getHeaderNames())
        .containsExactly("Content-Disposition", "Content-Type", "X-Note");
  }

  @Test
  void givesANewStreamEachTime() throws IOException {
    Part part = part();

    assertThat(part.getInputStream().readAllBytes()).asString().isEqualTo("JPEG");
    assertThat(part.getInputStream().readAllBytes()).asString().isEqualTo("JPEG");
  }

  @Test
  void writesToAnAbsolutePathAndOverWhatIsThere(@TempDir Path directory) throws IOException {
    Path target = Files.writeString(directory.resolve("photo"), "a longer text of before");

    part().write(target.toString());

    assertThat(target).hasContent("JPEG");
  }

  @Test
  void writesARelativePathBelowTheApplicationsOwnDirectory() throws Exception {
    server.start();
    File directory = (File) server.servletContext().getAttribute(ServletContext.TEMPDIR);

    part().write("photo.jpg");

    assertThat(directory.toPath().resolve("photo.jpg")).hasContent("JPEG");
  }

  @Test
  void deletesNothing() throws IOException {
    Part part = part();
    part.delete();

    assertThat(part.getInputStream().readAllBytes()).asString().isEqualTo("JPEG");
  }

  @Test
  void showsItsSizeOnly() {
    assertThat(part()).hasToString("ReplayedPart[4 bytes]");
  }
}
