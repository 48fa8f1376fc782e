package io.github.verifiedresponse.tests.hostile;

import jakarta.servlet.ServletContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hears each line of the library's loggers, at every level, before the server decides what of it to
 * write; with its parameters and stack trace.
 */
final class Heard extends Handler {
  private static final String ATTRIBUTE = Heard.class.getName();

  /** Held here, because loggers that nobody holds are forgotten, and their level with them. */
  private final Logger library = Logger.getLogger("io.github.verifiedresponse");

  private final @Nullable Level before = library.getLevel();
  private final Map<String, Integer> lines = new TreeMap<>();

  void start(ServletContext context) {
    setLevel(Level.ALL);
    library.setLevel(Level.ALL);
    library.addHandler(this);
    context.setAttribute(ATTRIBUTE, this);
  }

  void stop() {
    library.removeHandler(this);
    library.setLevel(before); // the server may run on
  }

  static Heard in(ServletContext context) {
    if (context.getAttribute(ATTRIBUTE) instanceof Heard heard) {
      return heard;
    }
    throw new IllegalStateException("the listener has not run");
  }

  @Override
  public synchronized void publish(LogRecord line) {
    StringWriter text = new StringWriter();
    text.append(new SimpleFormatter().formatMessage(line));
    if (line.getThrown() != null) {
      line.getThrown().printStackTrace(new PrintWriter(text));
    }
    // a parameter that the message does not show could be shown by another formatter
    Object[] parameters = line.getParameters() == null ? new Object[0] : line.getParameters();
    lines.merge(text + " " + Arrays.toString(parameters), 1, Integer::sum);
  }

  /** Returns how often each line was heard since the last time: a number, a tab and the line. */
  synchronized String take() {
    String taken =
        lines.entrySet().stream()
            .map(line -> line.getValue() + "\t" + line.getKey())
            .collect(Collectors.joining("\n"));
    lines.clear();
    return taken;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
