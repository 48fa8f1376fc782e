package io.github.verifiedresponse.tests.load;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;

/** Where servlets and filters are put. */
interface Endpoints {

  Endpoints servlet(String pattern, Servlet servlet);

  /** Puts a filter behind those that are there. */
  Endpoints filter(String pattern, Filter filter);
}
