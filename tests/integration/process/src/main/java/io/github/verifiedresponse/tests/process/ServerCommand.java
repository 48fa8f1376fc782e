package io.github.verifiedresponse.tests.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a server is started, and what it says then.
 *
 * @param words the command; {@code java} is this process's own Java, {@code {application}} the
 *     unpacked web application
 * @param ready a line like this means that the application is deployed; a group in it is its URL
 * @param refused a line like this, before the other, means that it is not
 * @param uri where the application is when the line does not tell
 * @param many whether it is told on its standard input which applications to serve, one after the
 *     other
 */
record ServerCommand(List<String> words, Pattern ready, Pattern refused, String uri, boolean many) {
  private static final String NEVER = "(?!)";

  static ServerCommand fromSystemProperties() {
    return new ServerCommand(
        Arrays.asList(System.getProperty("server.command", "").strip().split("\\s+", -1)),
        Pattern.compile(System.getProperty("server.ready", "^ready: (\\S+)")),
        Pattern.compile(System.getProperty("server.refused", NEVER)),
        System.getProperty("server.uri", ""),
        Boolean.getBoolean("server.many"));
  }

  /** The process that serves one application. */
  ProcessBuilder process(Path application) {
    String java = System.getProperty("java.home");
    List<String> command = new ArrayList<>();
    for (String word : words) {
      command.add(
          word.equals("java")
              ? java + File.separator + "bin" + File.separator + "java"
              : word.replace("{application}", application.toAbsolutePath().toString()));
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", java);
    builder.environment().put("PORT", "0");
    builder.environment().put("APPLICATION", application.toAbsolutePath().toString());
    return builder;
  }
}
