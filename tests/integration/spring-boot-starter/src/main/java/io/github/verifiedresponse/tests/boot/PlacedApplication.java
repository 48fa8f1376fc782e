package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.PlacementCell.Verdict;
import io.github.verifiedresponse.tests.boot.placed.Ran;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An application that has the classes of cells, and has started. */
final class PlacedApplication implements AutoCloseable {
  private static final String PACKAGE = Ran.class.getPackageName() + ".";
  private static final String ENDING = ".class";

  private final URLClassLoader loader;
  private final Running running;

  private PlacedApplication(URLClassLoader loader, Running running) {
    this.loader = loader;
    this.running = running;
  }

  /**
   * Starts an application.
   *
   * @param classes of all cells, by name
   * @param cells whose classes it has
   * @param directory for these, which is empty
   */
  static PlacedApplication start(
      Map<String, byte[]> classes, List<PlacedCell> cells, Path directory, String... properties)
      throws Exception {
    Path folder = Files.createDirectories(directory.resolve(PACKAGE.replace('.', '/')));
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      String name = each.getKey().substring(PACKAGE.length());
      if (name.equals(PlacedSetup.APPLICATION) || cells.stream().anyMatch(c -> c.owns(name))) {
        Files.write(folder.resolve(name + ENDING), each.getValue());
      }
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, before);
    thread.setContextClassLoader(loader); // where Spring Boot looks for all that it loads
    boolean started = false;
    try {
      Running running =
          Running.start(loader.loadClass(PACKAGE + PlacedSetup.APPLICATION), properties);
      started = true;
      return new PlacedApplication(loader, running);
    } finally {
      thread.setContextClassLoader(before);
      if (!started) {
        loader.close();
      }
    }
  }

  /** {@return what became of a cell that did not stop the start} */
  Verdict verdict(PlacedCell cell) {
    if (runsForForgery(cell)) {
      return Verdict.OPEN;
    }
    HttpResponse<String> forged = running.post(cell.path(), CafToken.forged());
    HttpResponse<String> genuine = running.post(cell.path(), CafToken.genuine());
    if (Ran.times(cell.typeName()) == 0) {
      assertThat(List.of(forged.statusCode(), genuine.statusCode()))
          .as("%s", cell)
          .containsOnly(500);
      return Verdict.CLOSED;
    }
    assertThat(Ran.times(cell.typeName())).as("runs of %s", cell).isOne();
    assertThat(forged.statusCode()).as("forged to %s", cell).isEqualTo(401);
    assertThat(genuine.statusCode()).as("genuine to %s", cell).isEqualTo(200);
    return Verdict.GUARDED;
  }

  /** {@return whether the code of a cell runs for what nothing has verified} */
  boolean runsForForgery(PlacedCell cell) {
    Ran.forget();
    running.post(cell.path(), CafToken.forged());
    return Ran.times(cell.typeName()) > 0;
  }

  @Override
  public void close() throws IOException {
    running.close();
    loader.close();
  }
}
