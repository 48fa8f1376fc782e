package io.github.verifiedresponse.tests.ready;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** DELETE takes the table of used results away, PUT brings it back. */
@WebServlet("/table")
public class TableServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Resource(lookup = "java:comp/DefaultDataSource")
  private transient @Nullable DataSource dataSource;

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    execute("ALTER TABLE readiness RENAME TO readiness_away");
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    execute("ALTER TABLE readiness_away RENAME TO readiness");
  }

  private void execute(String sql) throws ServletException {
    DataSource injected = dataSource;
    if (injected == null) {
      throw new ServletException("this server injects no data source");
    }
    try (Connection connection = injected.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }
}
