package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.message.Content;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Serves a body that was read to verify it: stream, reader, form parameters and parts, all from the
 * one array. It keeps the Servlet specification's rule that a request has a stream or a reader
 * (section 3.7), but parameters and parts can be asked for at any time.
 *
 * <p>A subclass of {@link HttpServletRequestWrapper} because Undertow takes no other.
 */
final class ReplayableRequest extends HttpServletRequestWrapper {
  private final Content body;
  private @Nullable ServletInputStream stream;
  private @Nullable BufferedReader reader;
  private @Nullable BodyForm form;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean inChain = true;

  ReplayableRequest(HttpServletRequest request, Content body) {
    super(request);
    this.body = body;
  }

  @Override
  public ServletInputStream getInputStream() {
    if (reader != null) {
      throw new IllegalStateException("getReader() was called on this request");
    }
    ServletInputStream current = stream;
    if (current == null) {
      current = new ReplayedInputStream(body, this::startTask);
      stream = current;
    }
    return current;
  }

  /**
   * Containers call a read listener when servlet and filters have returned; {@code start} would not
   * wait.
   */
  private synchronized void startTask(Runnable task) {
    AsyncContext async = getAsyncContext();
    if (inChain) {
      waiting.add(task);
    } else {
      async.start(task);
    }
  }

  /** Starts what has waited: the chain has returned. */
  synchronized void leaveChain() {
    inChain = false;
    try {
      if (isAsyncStarted()) {
        waiting.forEach(getAsyncContext()::start);
      }
    } catch (IllegalStateException e) {
      // completed on another thread in between: no one waits for the rest
    }
    waiting.clear();
  }

  @Override
  public BufferedReader getReader() throws IOException {
    if (stream != null) {
      throw new IllegalStateException("getInputStream() was called on this request");
    }
    BufferedReader current = reader;
    if (current == null) {
      current = new BufferedReader(new InputStreamReader(body.newInputStream(), charset()));
      reader = current;
    }
    return current;
  }

  /**
   * The request's own encoding; without one UTF-8 for JSON (RFC 8259), else the specification's.
   */
  private Charset charset() throws UnsupportedEncodingException {
    String encoding = getCharacterEncoding();
    if (encoding == null) {
      return mediaType().endsWith("json") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }
    try {
      return Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UnsupportedEncodingException(encoding);
    }
  }

  private String mediaType() {
    String contentType = getContentType();
    return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private boolean isForm() {
    return mediaType().equals("application/x-www-form-urlencoded");
  }

  private boolean isMultipart() {
    return mediaType().equals("multipart/form-data");
  }

  private BodyForm form() {
    BodyForm current = form;
    if (current == null) {
      current =
          isMultipart()
              ? BodyForm.multipart(body, getContentType(), getQueryString(), getServletContext())
              : BodyForm.urlEncoded(body, getQueryString());
      form = current;
    }
    return current;
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterValues(name);
    return values == null || values.length == 0 ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    if (!isForm() && !isMultipart()) {
      return super.getParameterValues(name);
    }
    List<String> values = form().parameters().get(name);
    return values == null ? null : values.toArray(String[]::new);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    if (!isForm() && !isMultipart()) {
      return super.getParameterMap();
    }
    Map<String, String[]> map = new java.util.LinkedHashMap<>();
    form().parameters().forEach((name, values) -> map.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(map);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public Collection<Part> getParts() throws IOException, ServletException {
    return isMultipart() ? form().parts() : super.getParts();
  }

  @Override
  public @Nullable Part getPart(String name) throws IOException, ServletException {
    return getParts().stream().filter(part -> part.getName().equals(name)).findFirst().orElse(null);
  }
}
