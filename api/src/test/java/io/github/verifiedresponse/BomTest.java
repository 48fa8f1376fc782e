package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** {@code verified-response-bom} has each module that is published, and nothing else. */
class BomTest {
  private static final Path PROJECT = Path.of("..");
  private static final String BOM = "bom";
  private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency/";

  @Test
  void listsEachPublishedModule() throws Exception {
    Set<String> published = new TreeSet<>();
    for (String module : texts(PROJECT, "/project/modules/module")) {
      Path directory = PROJECT.resolve(module);
      if (!module.equals(BOM) && isPublished(directory)) {
        published.addAll(texts(directory, "/project/artifactId"));
      }
    }

    assertThat(published).contains("verified-response-api", "verified-response-filter");
    assertThat(texts(PROJECT.resolve(BOM), MANAGED + "artifactId"))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  private static boolean isPublished(Path directory) throws Exception {
    return !texts(directory, "/project/properties/maven.deploy.skip").contains("true");
  }

  @Test
  void hasTheProjectsVersionAndNoOneElses() throws Exception {
    Path bom = PROJECT.resolve(BOM);

    assertThat(texts(bom, "/project/version")).isEqualTo(texts(PROJECT, "/project/version"));
    assertThat(texts(bom, MANAGED + "version")).containsOnly("${project.version}");
    assertThat(texts(bom, MANAGED + "groupId")).containsOnly("io.github.verifiedresponse");
    assertThat(texts(bom, "/project/parent")).as("whose versions would be imported").isEmpty();
  }

  private static List<String> texts(Path directory, String path) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    Document pom =
        factory.newDocumentBuilder().parse(Files.newInputStream(directory.resolve("pom.xml")));
    XPath xpath = XPathFactory.newInstance().newXPath();
    NodeList nodes = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent().strip())
        .toList();
  }
}
