package io.github.verifiedresponse.tests.placed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Tells the test that a handler ran, by a file, since a closed application answers no question. */
public final class Ran {
  /** Names the directory of these files, in each WAR. */
  public static final String DIRECTORY = "META-INF/placed-directory";

  private Ran() {}

  /** {@return the cell, which has run once more} */
  public static String in(String cell) {
    try (InputStream directory =
        Objects.requireNonNull(
            Ran.class.getClassLoader().getResourceAsStream(DIRECTORY), DIRECTORY)) {
      String path = new String(directory.readAllBytes(), StandardCharsets.UTF_8);
      Files.createTempFile(Path.of(path), cell + ".", "");
      return cell;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
