package io.github.verifiedresponse.tests.vectors;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears everybody's lines at every level, with their parameters and stack traces, until closed. */
final class AllLogs extends Handler implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final Consumer<String> heard;
  private final Handler[] othersBefore = ROOT.getHandlers();
  private final Level levelBefore = ROOT.getLevel();

  AllLogs(Consumer<String> heard) {
    this.heard = heard;
    setLevel(Level.ALL);
    Arrays.stream(othersBefore).forEach(ROOT::removeHandler);
    ROOT.setLevel(Level.ALL);
    ROOT.addHandler(this);
  }

  @Override
  public void publish(LogRecord line) {
    heard.accept(
        line.getLevel()
            + " "
            + line.getLoggerName()
            + " "
            + new SimpleFormatter().formatMessage(line)
            + " "
            + Arrays.toString(line.getParameters()));
    if (line.getThrown() != null) {
      heard.accept(stackTrace(line.getThrown()));
    }
  }

  static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
    Arrays.stream(othersBefore).forEach(ROOT::addHandler);
    ROOT.setLevel(levelBefore);
  }
}
