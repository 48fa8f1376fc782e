package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Part;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {
  private static final ServletContext CONTEXT = new TomcatServer().servletContext();

  private static Optional<Collection<Part>> parse(String contentType, String body) {
    return MultipartBody.parse(Content.ofText(body), contentType, CONTEXT);
  }

  /** Each part as {@code name=content}, or {@code name(file)=content}. */
  private static List<String> parts(String contentType, String body) {
    return parse(contentType, body).orElseThrow().stream()
        .map(ReplayedPart.class::cast)
        .map(MultipartBodyTest::shown)
        .toList();
  }

  private static List<String> parts(String body) {
    return parts("multipart/form-data; boundary=b", body);
  }

  private static boolean isRefused(String body) {
    return parse("multipart/form-data; boundary=b", body).isEmpty();
  }

  private static String shown(ReplayedPart part) {
    String file = part.fileName() == null ? "" : "(" + part.fileName() + ")";
    return part.name() + file + "=" + part.content().toText(StandardCharsets.UTF_8);
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + content + "\r\n";
  }

  @Test
  void readsFieldsAndFilesInOrder() {
    String body =
        part("\"a\"", "1")
            + part("\"photo\"; filename=\"p.jpg\"\r\nContent-Type: image/jpeg", "JPEG\r\n")
            + part("b", "Zoë")
            + "--b--\r\n";

    assertThat(parts(body)).containsExactly("a=1", "photo(p.jpg)=JPEG\r\n", "b=Zoë");
  }

  @Test
  void readsPartsWithoutContent() {
    assertThat(parts(part("a", "") + part("b", "2") + "--b--")).containsExactly("a=", "b=2");
    // nothing between the blank line and the delimiter, whose line break ends the headers
    assertThat(parts("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n--b--"))
        .containsExactly("a=");
  }

  @Test
  void readsAPartThatSaysItIsNotEncoded() {
    assertThat(parts(part("a\r\nContent-Transfer-Encoding: 8BIT", "1") + "--b--"))
        .containsExactly("a=1");
  }

  @Test
  void readsABodyWithoutParts() {
    assertThat(parts("--b--")).isEmpty();
  }

  @Test
  void skipsWhatStandsBeforeTheFirstAndAfterTheLastBoundary() {
    assertThat(parts("preamble --b\r\n" + part("a", "1") + "--b--\r\nepilogue\r\n--b\r\n"))
        .containsExactly("a=1");
  }

  @Test
  void readsNamesAndFileNamesInAnySpelling() {
    assertThat(
            parts(
                "--b\r\ncontent-DISPOSITION:form-data;Name=\"a b;c=d\" ; FILENAME=x.txt\r\n\r\n1"
                    + "\r\n--b--"))
        .containsExactly("a b;c=d(x.txt)=1");
    assertThat(parts(part("\"\"; filename=\"; name=evil\"", "1") + "--b--"))
        .containsExactly("(; name=evil)=1");
    assertThat(parts(part("Zoë", "1") + "--b--")).containsExactly("Zoë=1");
  }

  @Test
  void keepsABoundaryThatIsNotOnALineOfItsOwn() {
    String content = "x--b\r\n-- b\r\n--B\n-- b--\r--B--";

    assertThat(parts(part("a", content) + "--b--")).containsExactly("a=" + content);
  }

  /** MIMEPull, of Jersey, and mime4j, of RESTEasy, would find a field in the content. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\n\n", "\r\r"})
  void refusesABoundaryBehindHalfALineBreak(String half) {
    String hidden =
        half + "--b" + half + "Content-Disposition: form-data; name=\"a\"" + half + half;

    assertThat(isRefused(part("x", hidden + "evil") + part("a", "1") + "--b--")).isTrue();
    assertThat(isRefused(part("x", "1" + half + "--b--") + part("a", "1") + "--b--")).isTrue();
    assertThat(isRefused(half + "--b\r\n" + part("a", "1") + "--b--")).isTrue();
    assertThat(isRefused(part("x", "1" + half + "-- b") + "--b--")).isFalse();
  }

  @Test
  void readsAContentThatIsAlmostItsBoundaryInOneGo() {
    String boundary = "-".repeat(70);
    String content = "-".repeat(2_000_000);
    String body =
        "--%1$s\r\nContent-Disposition: form-data; name=a\r\n\r\n%2$s\r\n--%1$s--"
            .formatted(boundary, content);

    assertTimeout(
        Duration.ofSeconds(2),
        () -> assertThat(parts("multipart/form-data; boundary=" + boundary, body)).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r"})
  void refusesHalfALineBreakInTheHeadersOfAPart(String half) {
    assertThat(isRefused(part("\"x\"" + half + "X: 1", "1") + "--b--")).isTrue();
  }

  @Test
  void keepsABlankLineInTheContent() {
    assertThat(parts(part("a", "1\r\n\r\n2") + "--b--")).containsExactly("a=1\r\n\r\n2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "--b",
        "--b\r\n",
        "--b-",
        "--bb--",
        "no boundary at all",
        "--b\r\n--b--",
        "--b\r\n\r\n1\r\n--b--",
        "--b\r\n\r\n\r\n1\r\n--b--",
        "--b\r\nno colon\r\n\r\n1\r\n--b--",
        "--b\r\n: no name\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b-",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b \r\n",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--bc\r\n\r\n--b--",
        "--b\nContent-Disposition: form-data; name=a\n\n1\n--b--\n",
        "--b \r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a; name*=utf-8''b\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data;"
            + " name=b\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding:"
            + " base64\r\n\r\nMQ==\r\n--b--"
      })
  void hasNoPartsWhereItIsNotAsItShouldBe(String body) {
    assertThat(isRefused(body)).isTrue();
  }

  @Test
  void refusesAPartWithoutBlankLineBeforeTheNextBoundary() {
    assertThat(isRefused("--b\r\nContent-Type: text/plain\r\n" + part("a", "1") + "--b--"))
        .isTrue();
  }

  @Test
  void refusesAPartWhoseHeadersRunOverABoundaryThatLooksLikeOne() {
    String contentType = "multipart/form-data; boundary=\"x:y\"";
    String disposition = "Content-Disposition: form-data; name=a\r\n\r\n1\r\n--x:y--";

    assertThat(parse(contentType, "--x:y\r\n" + disposition)).isPresent();
    assertThat(parse(contentType, "--x:y\r\nX: 1\r\n--x:y\r\n" + disposition)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "good; filename=\"; name=evil\"",
        "good; filename=\"\\\"; name=evil; x=\\\"\"",
      })
  void readsNoParametersInsideAQuotedValue(String name) {
    assertThat(parts(part(name, "1") + "--b--")).hasSize(1).first().asString().startsWith("good(");
    String others = name.substring("good; ".length()).replace("filename", "x-y");
    assertThat(parts(part("good; " + others, "1") + "--b--")).containsExactly("good=1");
    assertThat(
            parts(
                "--b\r\nContent-Disposition: form-data; "
                    + others
                    + "; name=good\r\n\r\n1\r\n--b--"))
        .containsExactly("good=1");
  }

  @Test
  void readsAQuoteInAQuotedName() {
    assertThat(parts(part("\"a\\\"b\"", "1") + "--b--")).containsExactly("a\"b=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary",
        "multipart/form-data boundary=b"
      })
  void hasNoPartsWithoutABoundary(String contentType) {
    assertThat(parse(contentType, part("a", "1") + "--b--")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data;boundary=b",
        "multipart/form-data; charset=utf-8; Boundary=\"b\"",
        "multipart/form-data; x=\"; boundary=y\"; BOUNDARY=b; z=1"
      })
  void findsTheBoundary(String contentType) {
    assertThat(parts(contentType, part("a", "1") + "--b--")).containsExactly("a=1");
  }

  @Test
  void takesABoundaryOfSeventyCharactersAndNoLonger() {
    String seventy = "b".repeat(70);
    String longer = "b".repeat(71);

    assertThat(parse("multipart/form-data; boundary=" + seventy, "--" + seventy + "--"))
        .isPresent();
    assertThat(parse("multipart/form-data; boundary=" + longer, "--" + longer + "--")).isEmpty();
  }

  @Test
  void takesAThousandPartsAndNoMore() {
    assertThat(parts(part("a", "1").repeat(1_000) + "--b--")).hasSize(1_000);
    assertThat(isRefused(part("a", "1").repeat(1_001) + "--b--")).isTrue();
    assertThat(isRefused(part("a", "1").repeat(50_000) + "--b--")).isTrue();
  }

  @Test
  void takesEightKibibytesOfHeadersAndNoMore() {
    String headers = "Content-Disposition: form-data; name=a\r\nX: ";
    int rest = 8 * 1024 - headers.length() - 2;

    assertThat(parts("--b\r\n" + headers + "x".repeat(rest) + "\r\n\r\n1\r\n--b--"))
        .containsExactly("a=1");
    assertThat(isRefused("--b\r\n" + headers + "x".repeat(rest + 1) + "\r\n\r\n1\r\n--b--"))
        .isTrue();
  }
}
