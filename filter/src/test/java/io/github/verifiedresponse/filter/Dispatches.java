package io.github.verifiedresponse.filter;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Servlets that leave the work to another one. */
final class Dispatches {
  private Dispatches() {}

  static Exchange forward(String path) {
    return (request, response) -> to(path, request).forward(request, response);
  }

  static Exchange forwardToServlet(String name) {
    return (request, response) ->
        present(request.getServletContext().getNamedDispatcher(name)).forward(request, response);
  }

  static Exchange include(String path) {
    return (request, response) -> to(path, request).include(request, response);
  }

  private static RequestDispatcher to(String path, ServletRequest request) {
    return present(request.getRequestDispatcher(path));
  }

  private static RequestDispatcher present(@Nullable RequestDispatcher dispatcher) {
    return Objects.requireNonNull(dispatcher);
  }
}
