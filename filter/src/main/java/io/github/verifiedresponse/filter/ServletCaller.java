package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.message.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;

/** The server's own knowledge of the sender. */
record ServletCaller(HttpServletRequest request) implements Caller {

  @Override
  public Optional<String> principal() {
    return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
  }

  @Override
  public Optional<Object> sessionValue(String name) {
    HttpSession session = request.getSession(false);
    return session == null ? Optional.empty() : Optional.ofNullable(session.getAttribute(name));
  }

  @Override
  public Optional<Object> attribute(String name) {
    return Optional.ofNullable(request.getAttribute(name));
  }

  /** Shows nothing: a request holds credentials. */
  @Override
  public String toString() {
    return "ServletCaller";
  }
}
