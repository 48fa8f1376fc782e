package io.github.verifiedresponse.tests.load;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What serves the handlers. */
enum Engine {
  TOMCAT("Tomcat 10.1"),
  TOMCAT_VIRTUAL("Tomcat 10.1 on virtual threads"),
  JETTY("Jetty 12"),
  WILDFLY("WildFly 39");

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
    return this == WILDFLY ? "/load" : "";
  }

  /** WildFly has a JAX-RS of its own, beside which CXF's would be another application. */
  Set<Way> ways() {
    return this == WILDFLY ? EnumSet.complementOf(EnumSet.of(Way.CXF)) : EnumSet.allOf(Way.class);
  }

  /** {@return a server that runs in this process} */
  ServletServer server() {
    return switch (this) {
      case TOMCAT -> new TomcatServer(THREADS, READ_TIMEOUT);
      case TOMCAT_VIRTUAL -> new TomcatServer(THREADS, READ_TIMEOUT).onVirtualThreads();
      case JETTY -> new JettyServer(THREADS);
      case WILDFLY -> throw new IllegalStateException("WildFly is a process of its own");
    };
  }
}
