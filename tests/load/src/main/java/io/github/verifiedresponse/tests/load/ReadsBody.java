package io.github.verifiedresponse.tests.load;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** The handler of all filters: it reads the body to its end. */
final class ReadsBody extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] answer = Signed.utf8(Long.toString(size(request.getInputStream())));
    response.setContentLength(answer.length);
    response.getOutputStream().write(answer);
  }

  static long size(InputStream body) throws IOException {
    byte[] buffer = new byte[8 * 1024];
    long size = 0;
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      size += count;
    }
    return size;
  }
}
