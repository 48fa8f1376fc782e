package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.tests.vectors.FuzzTime;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any body is a form or has no fields: a line of its Content-Type, a line of query, the body. */
class FormFuzzTest {
  private static final ServletContext CONTEXT =
      (ServletContext)
          Proxy.newProxyInstance(
              FormFuzzTest.class.getClassLoader(),
              new Class<?>[] {ServletContext.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("a form does not ask for " + method.getName());
              });

  @FuzzTest(maxDuration = FuzzTime.EACH)
  void reads(byte[] bytes) {
    assertTimeout(FuzzTime.SOON, () -> read(bytes));
  }

  private static void read(byte[] bytes) throws IOException {
    List<String> pieces =
        List.of((new String(bytes, StandardCharsets.ISO_8859_1) + "\n\n").split("\n", 3));
    Content body = Content.copyOf(pieces.get(2).getBytes(StandardCharsets.ISO_8859_1));

    assertThat(BodyForm.urlEncoded(body, pieces.get(1)).parameters().values())
        .allSatisfy(values -> assertThat(values).isNotEmpty());
    readParts(BodyForm.multipart(body, pieces.get(0), pieces.get(1), CONTEXT), body.size());
  }

  private static void readParts(BodyForm form, int atMost) throws IOException {
    try {
      int total = 0;
      for (Part part : form.parts()) {
        assertThat(part.getName()).isNotNull();
        assertThat(part.getHeaderNames()).isNotEmpty();
        total += part.getInputStream().readAllBytes().length;
      }
      assertThat(total).isLessThanOrEqualTo(atMost);
    } catch (ServletException undecodable) {
      assertThat(undecodable).hasMessage("the multipart body cannot be decoded");
    }
  }
}
