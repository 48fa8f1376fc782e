package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each look happens inside a servlet, on a request of Tomcat's whose own body was read before. */
class ReplayableRequestTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @AutoClose private final TomcatServer server = new TomcatServer();
  private volatile Exchange exchange = (request, response) -> {};

  @BeforeEach
  void start() throws Exception {
    server.servlet("/results", (request, response) -> exchange.handle(request, response)).start();
  }

  /** Posts a body and hands it to the look; what the look throws fails the test. */
  private void on(String query, String contentType, byte[] body, Look look) throws Exception {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    exchange =
        (request, response) -> {
          try {
            Content read = Content.copyOf(request.getInputStream().readAllBytes());
            look.at(new ReplayableRequest(request, read));
          } catch (Exception | AssertionError e) {
            thrown.set(e);
          }
        };
    String[] headers =
        contentType.isEmpty() ? new String[0] : new String[] {"Content-Type", contentType};
    server.send("POST", "/results" + query, BodyPublishers.ofByteArray(body), headers);
    assertThat(thrown.get()).isNull();
  }

  private void on(String contentType, String body, Look look) throws Exception {
    on("", contentType, body.getBytes(StandardCharsets.UTF_8), look);
  }

  @FunctionalInterface
  private interface Look {
    void at(ReplayableRequest request) throws Exception;
  }

  @Test
  void givesOneStreamHoweverOftenItIsAsked() throws Exception {
    on(
        "text/plain",
        "body",
        request -> {
          assertThat(request.getInputStream()).isSameAs(request.getInputStream());
          assertThat(request.getInputStream().readAllBytes()).asString().isEqualTo("body");
          assertThat(request.getInputStream().read()).isEqualTo(-1);
        });
  }

  @Test
  void givesOneReaderHoweverOftenItIsAsked() throws Exception {
    on(
        "text/plain",
        "body",
        request -> {
          assertThat(request.getReader()).isSameAs(request.getReader());
          assertThat(request.getReader().readLine()).isEqualTo("body");
        });
  }

  @Test
  void givesAStreamOrAReaderAndNotBoth() throws Exception {
    on(
        "text/plain",
        "body",
        request -> {
          request.getInputStream();
          assertThatThrownBy(request::getReader)
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("getInputStream() was called on this request");
        });
    on(
        "text/plain",
        "body",
        request -> {
          request.getReader();
          assertThatThrownBy(request::getInputStream)
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("getReader() was called on this request");
        });
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "application/json, UTF-8",
    "application/problem+json, UTF-8",
    "APPLICATION/JSON ; a=b, UTF-8",
    "application/json;charset=windows-1252, windows-1252",
    "text/plain, ISO-8859-1",
    "text/plain;charset=utf-8, UTF-8",
    "'', ISO-8859-1"
  })
  void readsTextInTheRequestsEncodingOrItsTypes(String contentType, String charset)
      throws Exception {
    byte[] body = "Zoë €".getBytes(StandardCharsets.UTF_8);
    on(
        "",
        contentType,
        body,
        request -> assertThat(request.getReader().readLine()).isEqualTo(new String(body, charset)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain;charset=no-such", "text/plain;charset=\"{}\""})
  void refusesToReadTextInAnUnknownEncoding(String contentType) throws Exception {
    on(
        contentType,
        "body",
        request ->
            assertThatThrownBy(request::getReader)
                .isInstanceOf(UnsupportedEncodingException.class));
  }

  @Test
  void readsTextInTheEncodingThatTheApplicationSets() throws Exception {
    on(
        "text/plain",
        "Zoë",
        request -> {
          request.setCharacterEncoding("UTF-8");
          assertThat(request.getReader().readLine()).isEqualTo("Zoë");
        });
  }

  @Test
  void givesTheQuerysParametersBeforeTheBodys() throws Exception {
    on(
        "?b=query&c=",
        FORM,
        "a=1&b=body&b=again&n%20n=Zo%C3%AB".getBytes(StandardCharsets.UTF_8),
        request -> {
          assertThat(Collections.list(request.getParameterNames()))
              .containsExactly("b", "c", "a", "n n");
          assertThat(request.getParameterValues("b")).containsExactly("query", "body", "again");
          assertThat(request.getParameter("b")).isEqualTo("query");
          assertThat(request.getParameter("c")).isEmpty();
          assertThat(request.getParameter("n n")).isEqualTo("Zoë");
          assertThat(request.getParameter("d")).isNull();
          assertThat(request.getParameterValues("d")).isNull();
          assertThat(request.getParameterMap().get("b")).containsExactly("query", "body", "again");
        });
  }

  @Test
  void givesParametersBesideAStreamAndTwice() throws Exception {
    on(
        FORM,
        "a=1",
        request -> {
          assertThat(request.getParameter("a")).isEqualTo("1");
          assertThat(request.getInputStream().readAllBytes()).asString().isEqualTo("a=1");
          assertThat(request.getParameter("a")).isEqualTo("1");
        });
  }

  @Test
  void letsNobodyChangeTheParameters() throws Exception {
    on(
        FORM,
        "a=1",
        request -> {
          assertThatThrownBy(() -> request.getParameterMap().clear())
              .isInstanceOf(UnsupportedOperationException.class);
          Objects.requireNonNull(request.getParameterValues("a"))[0] = "2";
          assertThat(request.getParameter("a")).isEqualTo("1");
        });
  }

  @Test
  void leavesAQueryToTheContainerWhereTheBodyIsNoForm() throws Exception {
    on(
        "?a=1&a=2",
        "application/json",
        new byte[] {'{', '}'},
        request -> {
          assertThat(request.getParameter("a")).isEqualTo("1");
          assertThat(request.getParameterValues("a")).containsExactly("1", "2");
          assertThat(request.getParameterMap()).containsOnlyKeys("a");
          assertThat(Collections.list(request.getParameterNames())).containsExactly("a");
          assertThatThrownBy(request::getParts).isInstanceOf(ServletException.class);
          assertThatThrownBy(() -> request.getPart("a")).isInstanceOf(ServletException.class);
        });
  }

  @Test
  void givesTheFieldsOfAMultipartBodyAsPartsAndAsParameters() throws Exception {
    String body =
        "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nZoë\r\n"
            + "--x\r\nContent-Disposition: form-data; name=f; filename=f.txt\r\n\r\nfile\r\n--x--";
    on(
        "?a=query",
        "multipart/form-data; boundary=x",
        body.getBytes(StandardCharsets.UTF_8),
        request -> {
          assertThat(request.getParts()).extracting(Part::getName).containsExactly("a", "f");
          assertThat(partText(request, "f")).isEqualTo("file");
          assertThat(request.getPart("none")).isNull();
          assertThat(request.getParameterValues("a")).containsExactly("query", "Zoë");
          assertThat(request.getParameter("f")).isNull();
        });
  }

  @Test
  void givesNoPartsOfABodyThatCannotBeDecoded() throws Exception {
    on(
        "?a=query",
        "multipart/form-data; boundary=x",
        "--x\r\nnever".getBytes(StandardCharsets.UTF_8),
        request -> {
          assertThat(request.getParameterMap()).containsOnlyKeys("a");
          assertThatThrownBy(request::getParts)
              .isInstanceOf(ServletException.class)
              .hasMessage("the multipart body cannot be decoded");
        });
  }

  private static String partText(ReplayableRequest request, String name)
      throws IOException, ServletException {
    return new String(
        Objects.requireNonNull(request.getPart(name)).getInputStream().readAllBytes(),
        StandardCharsets.UTF_8);
  }
}
