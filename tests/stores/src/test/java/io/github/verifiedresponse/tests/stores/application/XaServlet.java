package io.github.verifiedresponse.tests.stores.application;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with the id of the result, which an XA data source remembers. */
@WebServlet("/xa-results")
@VerifiedResponse("xa")
public class XaServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(VerifiedPayload.require(request::getAttribute, "xa").id());
  }
}
