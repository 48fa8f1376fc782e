package io.github.verifiedresponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page that users read.
 *
 * @param name its path in the project, with slashes
 * @param text all of it
 */
public record Documentation(String name, String text) {
  private static final Pattern MARK = Pattern.compile("<!-- (.*) -->");

  /** Tables that a test or a tool writes from code: their words are judged there. */
  private static final Set<String> GENERATED =
      Set.of("settings", "reasons", "mistakes", "vendors", "types", "refused", "faults", "meters");

  private static final Pattern CODE =
      Pattern.compile("^```(\\w*)\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern LINKED = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");

  /** {@return the page with this path in the project} */
  public static Documentation of(String name) {
    try {
      return new Documentation(name, Files.readString(root().resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the project's directory; modules are one directory deep, or more} */
  public static Path root() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("CONTRIBUTING.md"))) {
      path = path.resolve("..").normalize();
    }
    return path;
  }

  /** {@return the pages in a directory of the project, not those below it} */
  public static List<Documentation> in(String directory) {
    try (Stream<Path> files = Files.list(root().resolve(directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".md"))
          .sorted()
          .map(file -> of(directory + "/" + file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return all pages for users, and for those who contribute} */
  public static List<Documentation> all() {
    List<Documentation> pages = new ArrayList<>(in("docs"));
    pages.addAll(in("docs/figures"));
    Stream.of("README", "CHANGELOG", "CONTRIBUTING", "RELEASING", "SECURITY", "samples/README")
        .map(name -> of(name + ".md"))
        .forEach(pages::add);
    pages.add(of("tests/integration/README.md"));
    return pages;
  }

  /** {@return the page without the tables that are written from code} */
  public String written() {
    return without(GENERATED);
  }

  /** {@return the same, without the block of this name, too} */
  public String writtenWithout(String block) {
    Set<String> blocks = new TreeSet<>(GENERATED);
    blocks.add(block);
    return without(blocks);
  }

  private String without(Set<String> blocks) {
    StringBuilder written = new StringBuilder();
    String end = "";
    for (String line : text.lines().toList()) {
      Matcher mark = MARK.matcher(line);
      String name = mark.matches() ? mark.group(1) : "";
      if (end.isEmpty() && name.startsWith("begin: ")) {
        end = "end";
      } else if (end.isEmpty() && blocks.contains(name)) {
        end = "/" + name;
      } else if (end.isEmpty()) {
        written.append(line).append('\n');
      } else if (name.startsWith(end)) {
        end = "";
      }
    }
    return written.toString();
  }

  /** {@return the code in this language, block by block} */
  public List<String> code(String language) {
    return CODE.matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** {@return the languages of its code, as they are written} */
  public Set<String> languages() {
    Set<String> languages = new TreeSet<>();
    CODE.matcher(text).results().map(block -> block.group(1)).forEach(languages::add);
    return languages;
  }

  /** {@return the targets of all links, as they are written} */
  public List<String> links() {
    return LINK.matcher(prose()).results().map(link -> link.group(1)).toList();
  }

  /** {@return the anchors of the headings, as GitHub and the site make them} */
  public Set<String> anchors() {
    Set<String> anchors = new TreeSet<>();
    HEADING.matcher(prose()).results().map(heading -> slug(heading.group(1))).forEach(anchors::add);
    return anchors;
  }

  private static String slug(String heading) {
    return LINKED
        .matcher(heading.strip())
        .replaceAll("$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private String prose() {
    return CODE.matcher(text).replaceAll("");
  }
}
