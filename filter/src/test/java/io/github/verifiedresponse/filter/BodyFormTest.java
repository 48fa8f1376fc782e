package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormTest {

  private static BodyForm urlEncoded(String body, @Nullable String query) {
    return BodyForm.urlEncoded(Content.ofText(body), query);
  }

  private static BodyForm multipart(String body, @Nullable String query) {
    return BodyForm.multipart(
        Content.ofText(body),
        "multipart/form-data; boundary=b",
        query,
        new TomcatServer().servletContext());
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + content + "\r\n";
  }

  @Test
  void keepsTheOrderOfTheQueryAndThenOfTheBody() {
    BodyForm form = urlEncoded("b=3&a=4&b=5", "a=1&c=2");

    assertThat(form.parameters().keySet()).containsExactly("a", "c", "b");
    assertThat(form.parameters())
        .containsEntry("a", List.of("1", "4"))
        .containsEntry("b", List.of("3", "5"))
        .containsEntry("c", List.of("2"));
  }

  @Test
  void hasNoFieldsWithoutABodyAndAQuery() {
    assertThat(urlEncoded("", null).parameters()).isEmpty();
    assertThat(urlEncoded("", "").parameters()).isEmpty();
    assertThat(urlEncoded("&&", "&").parameters()).isEmpty();
  }

  @Test
  void takesANameWithoutAValueAndAValueWithoutAName() {
    assertThat(urlEncoded("a&=b&c==", null).parameters())
        .containsEntry("a", List.of(""))
        .containsEntry("", List.of("b"))
        .containsEntry("c", List.of("="));
  }

  @Test
  void decodesPlusAndPercent() {
    assertThat(urlEncoded("a+b=%2B+%26%3d&%C3%AB=%E2%82%AC", null).parameters())
        .containsEntry("a b", List.of("+ &="))
        .containsEntry("ë", List.of("€"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%FF=a", "a=1&b=%C3", "a=%+1"})
  void hasOnlyTheQuerysFieldsWhereTheBodyCannotBeDecoded(String body) {
    assertThat(urlEncoded(body, "q=1").parameters()).containsOnlyKeys("q");
    assertThat(urlEncoded(body, null).parameters()).isEmpty();
  }

  @Test
  void hasOnlyTheBodysFieldsWhereTheQueryCannotBeDecoded() {
    assertThat(urlEncoded("a=1", "q=%zz").parameters()).containsOnlyKeys("a");
  }

  @Test
  void hasNoFieldsWhereTheBodyHasTooMany() {
    assertThat(urlEncoded(String.join("&", Collections.nCopies(1_000, "a=1")), null).parameters())
        .containsOnlyKeys("a");
    assertThat(urlEncoded(String.join("&", Collections.nCopies(1_001, "a=1")), null).parameters())
        .isEmpty();
  }

  @Test
  void aUrlEncodedFormHasNoParts() throws ServletException {
    assertThat(urlEncoded("a=1", null).parts()).isEmpty();
  }

  @Test
  void takesTheFieldsOfAMultipartBodyButNotItsFiles() throws ServletException {
    BodyForm form =
        multipart(part("a", "€") + part("a", "2") + part("f; filename=\"\"", "x") + "--b--", "a=0");

    assertThat(form.parameters()).containsOnlyKeys("a").containsEntry("a", List.of("0", "€", "2"));
    assertThat(form.parts()).extracting(Part::getName).containsExactly("a", "a", "f");
  }

  @Test
  void saysThatAMultipartBodyCannotBeDecodedWhenItsPartsAreAskedFor() {
    BodyForm form = multipart("--b\r\n", "a=0");

    assertThat(form.parameters()).containsOnlyKeys("a");
    assertThatThrownBy(form::parts)
        .isInstanceOf(ServletException.class)
        .hasMessage("the multipart body cannot be decoded");
  }
}
