package io.github.verifiedresponse.tests.load;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;

/** A server in this process, on a free port of the loopback interface. */
interface ServletServer extends AutoCloseable {

  ServletServer servlet(String pattern, Servlet servlet);

  /** Puts a filter behind those that are there. */
  ServletServer filter(String pattern, Filter filter);

  ServletServer start() throws Exception;

  int port();

  @Override
  void close();
}
