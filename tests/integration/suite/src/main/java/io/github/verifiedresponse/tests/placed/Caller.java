package io.github.verifiedresponse.tests.placed;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * An open servlet: calls what the path names: a bean, an object of a class or what the application
 * was given in code, or nothing.
 */
@WebServlet({"/bean/*", "/new/*", "/open/*"})
public class Caller extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getPathInfo() != null && !request.getServletPath().equals("/open")) {
      boolean isBean = request.getServletPath().endsWith("bean");
      response.getWriter().print(called(request.getPathInfo().substring(1), isBean).call());
    }
  }

  private Called called(String name, boolean isBean) throws ServletException {
    Object given = getServletContext().getAttribute(name);
    if (given instanceof Called instance) {
      return instance;
    }
    try {
      Class<? extends Called> type =
          (given instanceof Class<?> registered
                  ? registered
                  : Class.forName(Caller.class.getPackageName() + "." + name))
              .asSubclass(Called.class);
      return isBean
          ? CDI.current().select(type).get()
          : type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new ServletException(e);
    }
  }
}
