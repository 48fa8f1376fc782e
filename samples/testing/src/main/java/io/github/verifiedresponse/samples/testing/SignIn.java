package io.github.verifiedresponse.samples.testing;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Takes the caller from {@code Authorization: Bearer anna}. It stands for your own sign-in, and
 * proves nothing.
 */
public class SignIn implements Filter {
  private static final String SCHEME = "Bearer ";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String header = ((HttpServletRequest) request).getHeader("Authorization");
    if (header != null && header.startsWith(SCHEME)) {
      request.setAttribute("customer", header.substring(SCHEME.length()));
    }
    chain.doFilter(request, response);
  }
}
