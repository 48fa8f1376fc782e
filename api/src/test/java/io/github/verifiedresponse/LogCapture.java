package io.github.verifiedresponse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears every line that the house logs, at every level, until it is closed. */
public final class LogCapture extends Handler implements AutoCloseable {
  private static final Logger HOUSE = Logger.getLogger("io.github.verifiedresponse");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Level levelBefore = HOUSE.getLevel();
  private final boolean handedOnBefore = HOUSE.getUseParentHandlers();

  private LogCapture() {
    setLevel(Level.ALL);
    setFormatter(new SimpleFormatter());
  }

  public static LogCapture start() {
    LogCapture capture = new LogCapture();
    HOUSE.setLevel(Level.ALL);
    HOUSE.setUseParentHandlers(false);
    HOUSE.addHandler(capture);
    return capture;
  }

  /** Returns the lines, each with its level. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(line.getLevel() + " " + getFormatter().formatMessage(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    HOUSE.removeHandler(this);
    HOUSE.setUseParentHandlers(handedOnBefore);
    HOUSE.setLevel(levelBefore);
  }
}
