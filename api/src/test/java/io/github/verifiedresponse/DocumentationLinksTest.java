package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Links of the pages lead somewhere, and the tests that they name exist. */
class DocumentationLinksTest {
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern TEST = Pattern.compile("`(\\w*[a-z](?:Test|IT|Contract))`");

  @Test
  void eachLinkLeadsToAFileAndToAHeadingInIt() {
    List<String> broken = new ArrayList<>();
    for (Documentation page : Documentation.all()) {
      page.links().stream()
          .filter(link -> !ELSEWHERE.matcher(link).matches())
          .filter(link -> !leadsSomewhere(page, link))
          .map(link -> page.name() + ": " + link)
          .forEach(broken::add);
    }

    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Documentation page, String link) {
    String file = link.replaceAll("#.*", "");
    String anchor = link.substring(file.length());
    Path root = Documentation.root();
    Path from = root.resolve(page.name());
    Path target = file.isEmpty() ? from : from.resolveSibling(file).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    String name = root.relativize(target).toString().replace('\\', '/');
    return anchor.isEmpty() || Documentation.of(name).anchors().contains(anchor.substring(1));
  }

  @Test
  void eachTestThatAPageNamesExists() {
    Set<String> sources =
        SourceTree.files().stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());

    assertThat(namedTests()).isNotEmpty();
    assertThat(namedTests().stream().filter(test -> !sources.contains(test))).isEmpty();
  }

  private static List<String> namedTests() {
    return Documentation.all().stream()
        .flatMap(page -> TEST.matcher(page.written()).results())
        .map(test -> test.group(1))
        .distinct()
        .toList();
  }

  @Test
  void thePageOfErrorsThatMessagesNameHasTheirHeadings() {
    assertThat(Documentation.of("docs/errors.md").anchors())
        .contains("reasons", "when-an-application-does-not-start");
  }
}
