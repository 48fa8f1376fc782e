package io.github.verifiedresponse.tests.load;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What serves the handlers. */
enum Engine {
  TOMCAT("Tomcat 10.1"),
  TOMCAT_VIRTUAL("Tomcat 10.1 on virtual threads"),
  JETTY("Jetty 12"),
  WILDFLY("WildFly 39"),
  SAMPLE_TOMCAT("Tomcat 10.1, Jersey, Weld"),
  SAMPLE_WILDFLY("WildFly 39");

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

  /** The context path: WildFly serves a page of its own at the root. */
  String base() {
    return switch (this) {
      case WILDFLY -> "/load";
      case SAMPLE_WILDFLY -> "/sample";
      default -> "";
    };
  }

  boolean servesSample() {
    return this == SAMPLE_TOMCAT || this == SAMPLE_WILDFLY;
  }

  Set<Way> ways() {
    if (servesSample()) {
      return Way.OF_SAMPLE;
    }
    Set<Way> ways = EnumSet.complementOf(EnumSet.copyOf(Way.OF_SAMPLE));
    if (this == WILDFLY) {
      ways.remove(Way.CXF); // beside the server's own JAX-RS, it would be another application
    }
    return ways;
  }

  /** {@return a server that runs in this process} */
  ServletServer server() {
    return switch (this) {
      case TOMCAT -> new TomcatServer(THREADS, READ_TIMEOUT);
      case TOMCAT_VIRTUAL -> new TomcatServer(THREADS, READ_TIMEOUT).onVirtualThreads();
      case JETTY -> new JettyServer(THREADS);
      default -> throw new IllegalStateException(title + " is a process of its own");
    };
  }
}
