package io.github.verifiedresponse.tests.process;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What Tomcat finds of an application that it has stopped: threads that run on, requests that are
 * not done, values of thread locals, drivers, timers.
 */
final class LeakLog extends Handler {
  private static final Logger FINDER =
      Logger.getLogger("org.apache.catalina.loader.WebappClassLoaderBase");

  private final List<String> lines = new ArrayList<>();

  private LeakLog() {}

  static LeakLog start() {
    LeakLog log = new LeakLog();
    FINDER.setLevel(Level.WARNING);
    FINDER.addHandler(log);
    return log;
  }

  /** Returns what was found since the last time. */
  synchronized List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  @Override
  public synchronized void publish(LogRecord line) {
    lines.add(new SimpleFormatter().formatMessage(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
