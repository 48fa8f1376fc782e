package io.github.verifiedresponse.tests.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Makes the data of a streaming replica; the binaries at hand have no pg_basebackup. */
final class Replicas {
  private Replicas() {}

  /** {@return a copy of the data of a database that is stopped, which follows it from its start} */
  static Path copy(Path data, int primaryPort) {
    Path copy = data.resolveSibling(data.getFileName() + "-replica");
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(data.relativize(file).toString());
        Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
      }
      Files.createFile(copy.resolve("standby.signal"));
      Files.write(
          copy.resolve("postgresql.auto.conf"),
          List.of(
              "primary_conninfo = 'host=%s port=%d user=postgres'"
                  .formatted(Ports.LOOPBACK, primaryPort)),
          StandardOpenOption.APPEND);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
