package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verified request carries on: the payload for the application and, when it was read, the
 * body for whoever reads it again. Both end with the request that they belong to.
 */
final class Attachment {
  private static final String BODY = Attachment.class.getName() + ".body";

  private final Optional<Content> body;
  private @Nullable Object outer;

  Attachment(Optional<Content> body) {
    this.body = body;
  }

  /** {@return what an earlier passage of the same request has attached} */
  static Attachment of(HttpServletRequest request) {
    return new Attachment(
        request.getAttribute(BODY) instanceof Content content
            ? Optional.of(content)
            : Optional.empty());
  }

  /** Attaches the payload and returns the request that serves the body again. */
  HttpServletRequest attach(HttpServletRequest request, VerifiedPayload payload) {
    outer = request.getAttribute(VerifiedPayload.ATTRIBUTE);
    request.setAttribute(VerifiedPayload.ATTRIBUTE, payload);
    body.ifPresent(content -> request.setAttribute(BODY, content));
    return body.isEmpty() || isReplayable(request)
        ? request
        : new ReplayableRequest(request, body.get());
  }

  private static boolean isReplayable(ServletRequest request) {
    ServletRequest current = request;
    while (current instanceof ServletRequestWrapper wrapper) {
      if (current instanceof ReplayableRequest) {
        return true;
      }
      current = wrapper.getRequest();
    }
    return false;
  }

  /** Takes the payload off, and puts back what a filter further out has attached. */
  void remove(ServletRequest request) {
    if (outer instanceof VerifiedPayload) {
      request.setAttribute(VerifiedPayload.ATTRIBUTE, outer);
    } else {
      request.removeAttribute(VerifiedPayload.ATTRIBUTE);
      request.removeAttribute(BODY);
    }
  }
}
