package io.github.verifiedresponse.tests.vectors;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files of this module. */
final class Resources {
  private Resources() {}

  /** Returns the lines of a file, without its first one, which names the columns. */
  static List<String> lines(String name) throws IOException {
    try (InputStream in = Resources.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }
}
