package io.github.verifiedresponse.tests.load;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** The application's code, which counts how often it ran. */
final class Handler extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final AtomicInteger runs = new AtomicInteger();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    runs.incrementAndGet();
  }

  int runs() {
    return runs.get();
  }
}
