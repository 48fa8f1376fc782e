package io.github.verifiedresponse.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of a secret from where operators put it. */
public final class Secrets {
  private static final long MAX_BYTES = 8 * 1024;

  private Secrets() {}

  /**
   * {@return the value of an environment variable}
   *
   * @throws IllegalArgumentException when it is not set
   */
  public static String environment(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new IllegalArgumentException(
          "environment variable " + variable + " is not set: set it to the vendor's secret");
    }
    return value;
  }

  /**
   * {@return the text of a file without its final line break}
   *
   * @throws IllegalArgumentException when it cannot be read as UTF-8 text of at most 8 KiB
   */
  public static String file(Path path) {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new IllegalArgumentException("file " + path + " is too large for a secret");
      }
      return Files.readString(path).replaceFirst("\\r?\\n$", "");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "file " + path + " cannot be read as UTF-8 text: check its path and permissions", e);
    }
  }
}
