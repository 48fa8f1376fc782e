package io.github.verifiedresponse.tests.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What all applications of a process share, and could change: system properties, the settings of
 * loggers, and what is default.
 */
record SharedState(Map<String, String> values) {
  /** Set by the server's settings; loggers that nobody holds are forgotten, and made new. */
  private static final List<Logger> SET =
      Stream.of(
              "",
              "io.github.verifiedresponse",
              "org.glassfish.jersey",
              "org.apache.catalina.loader")
          .map(Logger::getLogger)
          .toList();

  static SharedState now() {
    Map<String, String> values = new TreeMap<>();
    System.getProperties().forEach((name, value) -> values.put("property " + name, "" + value));
    SET.forEach(logger -> logger(logger, values));
    LogManager manager = LogManager.getLogManager();
    for (String name : Collections.list(manager.getLoggerNames())) {
      Logger logger = manager.getLogger(name);
      // Tomcat itself sets those of its containers
      if (logger != null && !name.startsWith("org.apache.catalina.core.ContainerBase")) {
        logger(logger, values);
      }
    }
    values.put("locale", Locale.getDefault().toString());
    values.put("time zone", TimeZone.getDefault().getID());
    return new SharedState(values);
  }

  private static void logger(Logger logger, Map<String, String> values) {
    Handler[] handlers = logger.getHandlers();
    if (logger.getLevel() != null || handlers.length > 0 || !logger.getUseParentHandlers()) {
      values.put(
          "logger " + logger.getName(),
          logger.getLevel() + " " + Arrays.toString(handlers) + logger.getUseParentHandlers());
    }
  }

  /** Returns what is another in that state. */
  List<String> changes(SharedState that) {
    TreeSet<String> names = new TreeSet<>(values.keySet());
    names.addAll(that.values.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String was = values.get(name);
      String is = that.values.get(name);
      if (!Objects.equals(was, is)) {
        changes.add(name + " was " + was + " and is " + is);
      }
    }
    return changes;
  }
}
