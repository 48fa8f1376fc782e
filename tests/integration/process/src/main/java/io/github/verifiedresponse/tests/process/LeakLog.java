package io.github.verifiedresponse.tests.process;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Tomcat finds of an application that it has stopped: threads that run on, requests that are
 * not done, values of thread locals, drivers, timers.
 */
final class LeakLog extends Handler {
  private static final Logger FINDER =
      Logger.getLogger("org.apache.catalina.loader.WebappClassLoaderBase");

  private static final Pattern THREAD = Pattern.compile("started a thread named \\[(.*?)]");
  private static final long PATIENCE_MILLIS = 1_000;

  private final List<String> lines = new ArrayList<>();

  private LeakLog() {}

  static LeakLog start() {
    LeakLog log = new LeakLog();
    FINDER.setLevel(Level.WARNING);
    FINDER.addHandler(log);
    return log;
  }

  /** Returns what was found since the last time, but threads that were only about to end. */
  synchronized List<String> take() {
    List<String> taken = lines.stream().filter(line -> !isOfEndedThread(line)).toList();
    lines.clear();
    return taken;
  }

  /** An application that stops its threads need not wait for them: Weld does not. */
  private static boolean isOfEndedThread(String line) {
    Matcher thread = THREAD.matcher(line);
    return thread.find()
        && Thread.getAllStackTraces().keySet().stream()
            .filter(each -> each.getName().equals(thread.group(1)))
            .allMatch(LeakLog::ends);
  }

  private static boolean ends(Thread thread) {
    try {
      thread.join(PATIENCE_MILLIS);
      return !thread.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
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
