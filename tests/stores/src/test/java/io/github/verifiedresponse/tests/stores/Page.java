package io.github.verifiedresponse.tests.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, from which tests take what it tells its readers to type. */
public record Page(String text) {

  public static Page of(String name) {
    try {
      return new Page(Files.readString(Path.of("..", "..", "docs", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the code after the comment that names it} */
  public String code(String name) {
    Matcher code =
        Pattern.compile(
                "<!-- " + Pattern.quote(name) + " -->\\s+```\\w*\\R(.*?)```", Pattern.DOTALL)
            .matcher(text);
    if (!code.find()) {
      throw new AssertionError("the page has no code with the comment " + name);
    }
    return code.group(1);
  }

  /** {@return the command lines after the comment that names them, each on one line} */
  public List<String> commands(String name) {
    return code(name).replaceAll("\\s*\\\\\\R\\s*", " ").lines().toList();
  }

  /** {@return the statements of the SQL after the comment that names it} */
  public List<String> statements(String name) {
    return Stream.of(code(name).split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
