package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table of a page in {@code docs}, between {@code <!-- NAME -->} and {@code <!-- /NAME -->}, that
 * code says.
 *
 * @param page the file's name
 * @param name of the markers
 */
public record DocumentedTable(String page, String name) {

  /** Compares the page with the table; with {@code -DNAME.write=true} it is written there. */
  public void assertIs(String table) throws IOException {
    Path file = docs().resolve(page);
    String start = "<!-- " + name + " -->\n";
    String end = "<!-- /" + name + " -->";
    String text = Files.readString(file);
    assertThat(text).containsOnlyOnce(start).containsOnlyOnce(end);
    String written = text.substring(text.indexOf(start) + start.length(), text.indexOf(end));
    if (Boolean.getBoolean(name + ".write")) {
      Files.writeString(file, text.replace(start + written, start + table));
      return;
    }
    assertThat(written).as("run this test with -D" + name + ".write=true").isEqualTo(table);
  }

  /** Modules are one directory deep, or two. */
  private static Path docs() {
    Path near = Path.of("..", "docs");
    return Files.isDirectory(near) ? near : Path.of("..", "..", "docs");
  }
}
