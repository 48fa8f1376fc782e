package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("figures")
class MemoryFiguresIT {
  private static final String HEAP = "2g";

  @Test
  @DisplayName(
      "AT-152 ten million live entries: refuses more, in a heap of stated size, at flat cost")
  void tenMillionLiveEntries() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + HEAP,
            "-cp",
            System.getProperty("java.class.path"),
            MemoryFigures.class.getName());
    Say.line("memory: a process of its own with -Xmx%s", HEAP);

    Process figures = new ProcessBuilder(command).redirectErrorStream(true).start();
    figures.inputReader().lines().forEach(System.out::println);

    assertThat(figures.waitFor()).isZero();
  }
}
