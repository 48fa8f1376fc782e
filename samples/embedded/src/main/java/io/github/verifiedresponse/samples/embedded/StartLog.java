package io.github.verifiedresponse.samples.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Holds back what the application logs while it starts, so that the few lines that matter can be
 * seen: all of it is shown when the start fails, and counted when it succeeds.
 */
final class StartLog extends Handler {
  private final Logger application;
  private final List<LogRecord> held = new ArrayList<>();

  private StartLog(Logger application) {
    this.application = application;
  }

  /**
   * Begins to hold back.
   *
   * @param name the application's logger; it keeps its level
   */
  static StartLog of(String name) {
    StartLog log = new StartLog(Logger.getLogger(name));
    log.application.setUseParentHandlers(false);
    log.application.addHandler(log);
    return log;
  }

  @Override
  public synchronized void publish(LogRecord line) {
    held.add(line);
  }

  /** Ends, and shows what was held back. */
  synchronized void show() {
    end();
    held.forEach(application::log);
    held.clear();
  }

  /** {@return what was held back, in one line; it ends} */
  synchronized String summary() {
    end();
    long warnings = held.stream().filter(line -> line.getLevel().equals(Level.WARNING)).count();
    return ("The application logged %s lines as it started, %s of them warnings."
            + " To see them, set %s=true.")
        .formatted(held.size(), warnings, EmbeddedServer.SHOW_START_LOG);
  }

  private void end() {
    application.removeHandler(this);
    application.setUseParentHandlers(true);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
