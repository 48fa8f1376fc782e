package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Each snippet of a page is asked by a test: those of Java are compiled by {@code
 * DocumentedCodeTest} of the modules, of {@code sh} read by {@link DocumentationShellTest},
 * settings started by {@code DocumentedSettingsTest}, SQL run by the tests of stores, and the
 * others here.
 */
class DocumentationSnippetsTest {
  private static final Set<String> ASKED =
      Set.of("", "java", "sh", "properties", "sql", "xml", "json");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Shows a declaration of the library's own code, which is looked up there. */
  private static final String CONTRIBUTING = "CONTRIBUTING.md";

  @Test
  void eachLanguageHasATestThatReadsIt() {
    for (Documentation page : Documentation.all()) {
      assertThat(ASKED).as(page.name()).containsAll(page.languages());
    }
  }

  /** A block in a list would be indented, and no test would see it. */
  @Test
  void noBlockIsIndented() {
    for (Documentation page : Documentation.all()) {
      assertThat(page.text().lines()).as(page.name()).noneMatch(line -> line.matches(" +```.*"));
    }
  }

  @Test
  void eachPageWithJavaIsCompiledByATest() {
    List<String> tests =
        SourceTree.files().stream()
            .filter(file -> file.toString().endsWith(".java"))
            .map(DocumentationSnippetsTest::read)
            .filter(text -> text.contains("DocumentedCode"))
            .toList();

    assertThat(withJava()).contains("README.md", "docs/start.md");
    assertThat(withJava())
        .allSatisfy(page -> assertThat(tests).anyMatch(text -> text.contains('"' + page + '"')));
  }

  private static List<String> withJava() {
    return Documentation.all().stream()
        .filter(page -> page.languages().contains("java"))
        .map(Documentation::name)
        .filter(page -> !page.equals(CONTRIBUTING))
        .toList();
  }

  @Test
  void whatContributorsAreShownIsInTheSources() {
    String sources =
        SourceTree.files().stream()
            .filter(file -> file.toString().contains("config") && file.toString().endsWith(".java"))
            .map(DocumentationSnippetsTest::read)
            .map(DocumentationSnippetsTest::onOneLine)
            .reduce("", String::concat);

    assertThat(Documentation.of(CONTRIBUTING).code("java"))
        .isNotEmpty()
        .allSatisfy(code -> assertThat(sources.contains(onOneLine(code))).as(code).isTrue());
  }

  private static String onOneLine(String code) {
    return code.replaceAll("\\s+", "");
  }

  @Test
  void eachXmlIsWellFormed() {
    assertThat(snippets("xml"))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            code -> assertThatCode(() -> XmlText.of(code)).as(code).doesNotThrowAnyException());
  }

  @Test
  void readsXmlStrictly() {
    assertThatThrownBy(() -> XmlText.of("<a><b></a>")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachJsonIsStrict() {
    assertThat(snippets("json"))
        .isNotEmpty()
        .allSatisfy(
            code -> assertThatCode(() -> JSON.readTree(code)).as(code).doesNotThrowAnyException());
  }

  /** Versions on the pages are this one, also when the next is released. */
  @Test
  void eachDependencyIsPublishedInThisVersion() {
    Element bom = XmlText.of(file("bom/pom.xml"));
    List<String> published = XmlText.texts(bom, "artifactId");
    String version = XmlText.texts(bom, "version").get(0);

    for (String code : snippets("xml")) {
      for (Element dependency : XmlText.elements(XmlText.of(code), "dependency")) {
        assertThat(published).containsAll(XmlText.texts(dependency, "artifactId"));
        assertThat(version).isIn(XmlText.texts(dependency, "version"));
      }
    }
  }

  @Test
  void eachFilterClassExists() {
    List<String> classes =
        snippets("xml").stream()
            .flatMap(code -> XmlText.texts(XmlText.of(code), "filter-class").stream())
            .toList();

    assertThat(classes)
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(SourceTree.files())
                    .anyMatch(file -> file.endsWith(name.replace('.', '/') + ".java")));
  }

  private static List<String> snippets(String language) {
    return Documentation.all().stream().flatMap(page -> page.code(language).stream()).toList();
  }

  private static String file(String name) {
    return read(Documentation.root().resolve(name));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
