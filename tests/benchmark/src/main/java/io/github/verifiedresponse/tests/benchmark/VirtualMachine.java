package io.github.verifiedresponse.tests.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One more virtual machine that measures, since each compiles in its own way. */
final class VirtualMachine {
  private VirtualMachine() {}

  /**
   * Runs a program with this one's java and class path, shows what it prints, and waits.
   *
   * @param heap as {@code 1g}; as much from the start on
   * @return the lines of its output
   */
  static List<String> run(Class<?> program, String heap, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+UseParallelGC",
                "-classpath",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> printed = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line);
        printed.add(line);
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException(program.getSimpleName() + " failed in its virtual machine");
    }
    return printed;
  }
}
