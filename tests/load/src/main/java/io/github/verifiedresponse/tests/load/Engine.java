package io.github.verifiedresponse.tests.load;

import java.time.Duration;

/** What serves the handlers. */
enum Engine {
  TOMCAT("Tomcat 10.1"),
  TOMCAT_VIRTUAL("Tomcat 10.1 on virtual threads"),
  JETTY("Jetty 12");

  /** Tomcat's own default, and Jetty's. */
  private static final int THREADS = 200;

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

  private final String title;

  Engine(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  ServletServer server() {
    return switch (this) {
      case TOMCAT -> new TomcatServer(THREADS, READ_TIMEOUT);
      case TOMCAT_VIRTUAL -> new TomcatServer(THREADS, READ_TIMEOUT).onVirtualThreads();
      case JETTY -> new JettyServer(THREADS);
    };
  }
}
