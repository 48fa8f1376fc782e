package io.github.verifiedresponse.tests.load;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what anybody in this process logs above {@code WARNING}, until it is closed. */
final class LoudLines extends Handler implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> lines = new CopyOnWriteArrayList<>();

  private LoudLines() {
    setFormatter(new SimpleFormatter());
  }

  static LoudLines start() {
    LoudLines capture = new LoudLines();
    ROOT.addHandler(capture);
    return capture;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    if (line.getLevel().intValue() > Level.WARNING.intValue()) {
      lines.add(getFormatter().format(line));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
