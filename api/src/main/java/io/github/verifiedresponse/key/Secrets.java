package io.github.verifiedresponse.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** Reads the text of a secret from where operators put it. */
public final class Secrets {
  private static final int MAX_BYTES = 8 * 1024;

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
   * @throws IllegalArgumentException when it is no regular file (a link to one is), such as a
   *     directory, a device or a pipe, or cannot be read as UTF-8 text of at most 8 KiB; nothing
   *     waits for it
   */
  public static String file(Path path) {
    try {
      if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
        throw new IllegalArgumentException(
            "file "
                + path
                + " is not a regular file: write the path of a file that contains the secret");
      }
      return text(path).replaceFirst("\\r?\\n$", "");
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "file " + path + " cannot be read as UTF-8 text: save it as UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "file " + path + " cannot be read as UTF-8 text: check its path and permissions", e);
    }
  }

  /** Bounded by what is read: a size may be wrong before the end is reached. */
  private static String text(Path path) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    try {
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException(
            "file " + path + " is too large for a secret: the limit is " + MAX_BYTES + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
