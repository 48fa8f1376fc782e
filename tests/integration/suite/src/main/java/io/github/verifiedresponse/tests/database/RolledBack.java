package io.github.verifiedresponse.tests.database;

import jakarta.annotation.Resource;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Stands before all others, and rolls back whatever joins the request's transaction. */
public class RolledBack implements Filter {
  @Resource private @Nullable UserTransaction transaction;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    UserTransaction joined = transaction;
    if (joined == null) {
      throw new ServletException("this server injects no UserTransaction");
    }
    try {
      joined.begin();
      try {
        chain.doFilter(request, response);
      } finally {
        joined.rollback();
      }
    } catch (NotSupportedException | SystemException e) {
      throw new ServletException(e);
    }
  }
}
