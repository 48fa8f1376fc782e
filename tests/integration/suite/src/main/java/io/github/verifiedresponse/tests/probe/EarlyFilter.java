package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The mistake of the other filter: it reads first, as the header X-Early names. */
@WebFilter(
    urlPatterns = {"/early/*", "/caf/*", "/api/entity/*"},
    asyncSupported = true)
public final class EarlyFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String early = ((HttpServletRequest) request).getHeader("X-Early");
    switch (String.valueOf(early)) {
      case "parameter" -> request.getParameter("anything");
      case "stream" -> request.getInputStream().readAllBytes();
      case "part-of-stream" -> request.getInputStream().read();
      case "reader" -> request.getReader().read();
      case "string" -> request.setAttribute(VerifiedPayload.ATTRIBUTE, "{\"isAlive\":true}");
      default -> {}
    }
    chain.doFilter(request, response);
  }
}
