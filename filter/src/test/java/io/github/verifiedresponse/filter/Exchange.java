package io.github.verifiedresponse.filter;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A servlet's work as a lambda. */
@FunctionalInterface
interface Exchange {

  void handle(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;

  /** A real servlet that does this. */
  default Servlet asServlet() {
    return new PlainServlet() {
      @Override
      public void service(ServletRequest request, ServletResponse response)
          throws IOException, ServletException {
        handle((HttpServletRequest) request, (HttpServletResponse) response);
      }
    };
  }

  /** A servlet without the serialisation of {@code GenericServlet}. */
  abstract class PlainServlet implements Servlet {
    private @Nullable ServletConfig config;

    @Override
    public void init(ServletConfig config) {
      this.config = config;
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
      return config;
    }

    @Override
    public String getServletInfo() {
      return "";
    }

    @Override
    public void destroy() {}
  }
}
