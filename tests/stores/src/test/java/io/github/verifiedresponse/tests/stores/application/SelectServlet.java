package io.github.verifiedresponse.tests.stores.application;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * What an application does with the data source that a guard shares with it: 200 when it can, and
 * 500 when its one attempt fails. The query names the data source.
 */
@WebServlet("/select")
public class SelectServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  @SuppressWarnings("BanJNDI") // the test's own names
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = request.getQueryString();
    try (Connection connection = InitialContext.<DataSource>doLookup(name).getConnection();
        Statement select = connection.createStatement()) {
      select.execute("select 1");
      response.getWriter().print("1");
    } catch (SQLException | NamingException e) {
      response.setStatus(500);
    }
  }
}
