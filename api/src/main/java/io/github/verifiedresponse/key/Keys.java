package io.github.verifiedresponse.key;

import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.Secret;
import java.nio.file.Path;
import java.util.List;

/** The usual places of a vendor's secret. */
public final class Keys {
  private Keys() {}

  /**
   * The secret in an environment variable, read once.
   *
   * @param variable its name, such as {@code CAF_CLIENT_SECRET}
   * @throws IllegalArgumentException when it is not set, or as {@link Secret#of} says
   */
  public static KeySource environment(String variable) {
    String name = "environment variable " + variable;
    return of(Secret.of(name, Secrets.environment(variable)));
  }

  /**
   * The secret in a file, read once: UTF-8 text, one final line break is dropped.
   *
   * @param path where a secret store mounts it
   * @throws IllegalArgumentException when it cannot be read, or as {@link Secret#of} says
   */
  public static KeySource file(Path path) {
    return of(Secret.of("file " + path, Secrets.file(path)));
  }

  /**
   * One secret or more that are at hand; more than one only while the vendor changes them.
   *
   * @param secrets from one to four
   * @throws IllegalArgumentException for another number, or when one secret ends with another: then
   *     a signature under the longer can be read as one over other bytes under the shorter
   */
  public static KeySource of(Secret... secrets) {
    return new FixedSecrets(List.of(secrets));
  }
}
