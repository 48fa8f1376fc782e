package io.github.verifiedresponse.tests.transaction;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Handlers that claim their results themselves, and a window into the table. */
public final class TransactionServlets {
  private TransactionServlets() {}

  /** Begins and ends its transaction itself. */
  @WebServlet("/own")
  @VerifiedResponse("caf")
  public static class OfOwn extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private transient @Nullable DataSource dataSource;

    @Resource private transient @Nullable UserTransaction transaction;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      UserTransaction begun = injected(transaction);
      try {
        begun.begin();
        handle(request, begun);
        begun.commit();
        response.getWriter().print("handled");
      } catch (SQLException
          | NotSupportedException
          | SystemException
          | RollbackException
          | HeuristicMixedException
          | HeuristicRollbackException e) {
        throw new ServletException(e);
      }
    }

    private void handle(HttpServletRequest request, UserTransaction begun)
        throws SQLException, SystemException, ServletException {
      boolean done = false;
      try {
        Bookings.handle(request, injected(dataSource));
        done = true;
      } finally {
        if (!done) {
          begun.rollback();
        }
      }
    }
  }

  /** Leaves its transaction to the server. */
  @WebServlet("/bean")
  @VerifiedResponse("caf")
  public static class OfBean extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private transient @Nullable DataSource dataSource;

    @Inject private transient @Nullable BookingService service;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      try {
        injected(service).handle(request, injected(dataSource));
        response.getWriter().print("handled");
      } catch (SQLException e) {
        throw new ServletException(e);
      }
    }
  }

  /** Answers how many rows a result has. */
  @WebServlet(urlPatterns = "/bookings", loadOnStartup = 1)
  public static class Window extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private transient @Nullable DataSource dataSource;

    @Override
    public void init() throws ServletException {
      try {
        Bookings.createTable(injected(dataSource));
      } catch (SQLException e) {
        log("the table is there already, or cannot be used", e);
      }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      try {
        String id = String.valueOf(request.getQueryString());
        response.getWriter().print(Bookings.count(id, injected(dataSource)));
      } catch (SQLException e) {
        throw new ServletException(e);
      }
    }
  }

  private static <T> T injected(@Nullable T resource) throws ServletException {
    if (resource == null) {
      throw new ServletException("the server has injected nothing");
    }
    return resource;
  }
}
