package io.github.verifiedresponse.tests.boot.filter;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.tests.boot.Handled;
import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An annotated filter. */
@SuppressWarnings("serial")
@WebFilter("/kyc/*")
@VerifiedResponse("caf")
public class GuardedFilter extends HttpFilter {
  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    response.getWriter().print(Handled.request(request));
  }
}
