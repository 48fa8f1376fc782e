package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.gate.Arrival;
import io.github.verifiedresponse.gate.Exchange;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.InboundMessage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A servlet request and its response. */
final class FilterExchange implements Exchange {
  private final FilterKind kind;
  private final HttpServletRequest received;
  private final HttpServletResponse response;
  private HttpServletRequest request;
  private volatile boolean complete;

  FilterExchange(FilterKind kind, HttpServletRequest request, HttpServletResponse response) {
    this.kind = kind;
    this.received = request;
    this.response = response;
    this.request = request;
  }

  /** {@return what the rest of the chain is given} */
  HttpServletRequest request() {
    return request;
  }

  /** Tells the request that this passage has made that filters and servlet have returned. */
  void leaveChain() {
    if (request != received && request instanceof ReplayableRequest replayable) {
      replayable.leaveChain();
    }
  }

  /** Says that asynchronous work has ended: nothing can be answered any more. */
  void complete() {
    complete = true;
  }

  @Override
  public FilterKind filter() {
    return kind;
  }

  @Override
  public InboundMessage message(int maxBody) {
    return ServletMessage.of(received, maxBody, kind);
  }

  @Override
  public String method() {
    return received.getMethod();
  }

  @Override
  public String route() {
    return Route.of(received).path();
  }

  @Override
  public @Nullable Object get(String attribute) {
    return received.getAttribute(attribute);
  }

  @Override
  public void set(String attribute, @Nullable Object value) {
    received.setAttribute(attribute, value); // null removes it
  }

  @Override
  public void serve(Content body) {
    request = new ReplayableRequest(received, body);
  }

  @Override
  public void serveAgain(Content body) {
    HttpServletRequest current = received;
    while (!(current instanceof ReplayableRequest)) {
      if (!(current instanceof ServletRequestWrapper wrapper
          && wrapper.getRequest() instanceof HttpServletRequest inner)) {
        serve(body);
        return;
      }
      current = inner;
    }
  }

  @Override
  public Arrival arrival() {
    return switch (received.getDispatcherType()) {
      case REQUEST -> Arrival.REQUEST;
      case ASYNC -> Arrival.ASYNC;
      case FORWARD, INCLUDE, ERROR -> Arrival.DISPATCH;
    };
  }

  @Override
  public boolean isBeforeHandlers() {
    return received.getDispatcherType() == DispatcherType.REQUEST;
  }

  @Override
  public void answer(int status, Map<String, String> headers, byte[] body) throws IOException {
    if (complete
        || received.getDispatcherType() == DispatcherType.INCLUDE
        || response.isCommitted()) {
      return; // the answer is another servlet's: what was to be included is missing from it
    }
    response.resetBuffer();
    // written here, not by sendError: an error page of the application could answer 200
    response.setStatus(status);
    headers.forEach(response::setHeader);
    write(body);
    response.flushBuffer();
  }

  private void write(byte[] body) throws IOException {
    ServletOutputStream stream;
    try {
      stream = response.getOutputStream();
    } catch (IllegalStateException writerInUse) {
      // its charset, and with it the length, is chosen already
      String text = new String(body, StandardCharsets.UTF_8);
      Charset charset = Charset.forName(response.getCharacterEncoding());
      response.setContentLength(text.getBytes(charset).length);
      response.getWriter().write(text);
      return;
    }
    response.setContentLength(body.length);
    stream.write(body);
  }
}
