package io.github.verifiedresponse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears what is logged until it is closed: each line of the house, or the errors of all. */
public final class LogCapture extends Handler implements AutoCloseable {
  private static final Logger HOUSE = Logger.getLogger("io.github.verifiedresponse");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final Level levelBefore;
  private final boolean handedOnBefore;

  private LogCapture(Logger logger, Level least) {
    this.logger = logger;
    this.levelBefore = logger.getLevel();
    this.handedOnBefore = logger.getUseParentHandlers();
    setLevel(least);
    setFormatter(new SimpleFormatter());
    logger.addHandler(this);
  }

  public static LogCapture start() {
    LogCapture capture = new LogCapture(HOUSE, Level.ALL);
    HOUSE.setLevel(Level.ALL);
    HOUSE.setUseParentHandlers(false);
    return capture;
  }

  /** Hears what anyone in this process logs above {@code WARNING}. */
  public static LogCapture ofErrors() {
    return ofErrors("");
  }

  /** Hears what a server logs, though tests that ask it are not shown that. */
  public static LogCapture ofErrors(String logger) {
    return new LogCapture(Logger.getLogger(logger), Level.SEVERE);
  }

  /** Returns the lines, each with its level. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    if (isLoggable(line)) {
      lines.add(line.getLevel() + " " + getFormatter().formatMessage(line));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(handedOnBefore);
    logger.setLevel(levelBefore);
  }
}
