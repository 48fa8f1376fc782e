package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.config.Verifiers;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** A node whose verifier is set up by a file of settings, and that logs what an operator reads. */
final class SecretsNode {
  private static final Logger LOG = Logger.getLogger("io.github.verifiedresponse");

  private SecretsNode() {}

  public static void main(String[] arguments) throws IOException {
    LOG.setLevel(Level.INFO);
    Door door = new Door(Verifiers.of(settings(Path.of(arguments[0]))).named("caf"), Door::answer);
    System.out.println(Node.READY + door.uri().getPort());
    while (System.in.read() >= 0) {
      // nothing is said; the end of the input is the end of the parent
    }
    Runtime.getRuntime().halt(0);
  }

  private static Map<String, String> settings(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
