package io.github.verifiedresponse.tests.once;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Servlet filters of the application, around ours. */
final class FailingFilters {
  private static final String BEFORE = "FILTER_BEFORE_FAILS";
  private static final String BEHIND = "FILTER_BEHIND_FAILS";
  private static final String WITHOUT_STACK_TRACE = "FILTER_BEHIND_FAILS_WITHOUT_STACK_TRACE";

  private FailingFilters() {}

  private static Send send(Sends sends, ServletRequest request) {
    return sends.get(((HttpServletRequest) request).getHeader(Sends.HEADER));
  }

  /** Before ours; also notices which requests have come and gone without a handler. */
  record Outer(Sends sends) implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      Send send = send(sends, request);
      send.arrive();
      try {
        chain.doFilter(request, response);
      } finally {
        send.allFiltersDone();
      }
      failIf(send.wasCalled() && send.ending().name().equals(BEFORE));
    }
  }

  /** Between ours and the handler. */
  record Inner(Sends sends) implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
      Send send = send(sends, request);
      failIf(send.ending().name().equals(BEHIND));
      if (send.ending().name().equals(WITHOUT_STACK_TRACE)) {
        throw Failures.withoutStackTrace();
      }
    }
  }

  private static void failIf(boolean planned) {
    if (planned) {
      throw Failures.runtime();
    }
  }
}
