package io.github.verifiedresponse.tests.probe;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Reads the body in the way that the path names, and answers with what it has read. */
public final class BytesServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Handled.count(request);
    String read =
        switch (String.valueOf(request.getPathInfo())) {
          case "/bulk" -> hex(request.getInputStream().readAllBytes());
          case "/bytewise" -> hex(bytewise(request.getInputStream()));
          case "/available" -> hex(asAvailable(request.getInputStream()));
          case "/reader" -> characters(request);
          case "/parameters" -> parameters(request);
          case "/parts" -> parts(request);
          case "/part" -> part(request.getPart("file"));
          case "/parts-and-parameters" -> parts(request) + parameters(request);
          default -> throw new ServletException("no such way to read");
        };
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().print(read);
  }

  private static byte[] bytewise(ServletInputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      read.write(next);
    }
    return read.toByteArray();
  }

  private static byte[] asAvailable(ServletInputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      read.write(next);
      read.write(in.readNBytes(in.available()));
    }
    return read.toByteArray();
  }

  private static String characters(HttpServletRequest request) throws IOException {
    StringWriter read = new StringWriter();
    request.getReader().transferTo(read);
    return read.toString();
  }

  private static String parameters(HttpServletRequest request) {
    StringBuilder read = new StringBuilder();
    Map<String, String[]> map = new TreeMap<>(request.getParameterMap());
    for (String name : map.keySet()) {
      read.append(name)
          .append(" map ")
          .append(Arrays.toString(map.get(name)))
          .append(" values ")
          .append(Arrays.toString(request.getParameterValues(name)))
          .append(" first ")
          .append(request.getParameter(name))
          .append('\n');
    }
    return read + "names " + Collections.list(request.getParameterNames()).size() + "\n";
  }

  private static String parts(HttpServletRequest request) throws IOException, ServletException {
    StringBuilder read = new StringBuilder();
    for (Part part : request.getParts()) {
      read.append(part(part)).append('\n');
    }
    return read.toString();
  }

  private static String part(Part part) throws IOException {
    return "part %s file %s type %s size %d disposition %s bytes %s"
        .formatted(
            part.getName(),
            part.getSubmittedFileName(),
            part.getContentType(),
            part.getSize(),
            part.getHeader("content-disposition"),
            hex(part.getInputStream().readAllBytes()));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
