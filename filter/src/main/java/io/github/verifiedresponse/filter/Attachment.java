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

  private final HttpServletRequest request;
  private final @Nullable Object outer;

  private Attachment(HttpServletRequest request) {
    this.request = request;
    this.outer = request.getAttribute(VerifiedPayload.ATTRIBUTE);
  }

  /** Remembers what filters further out have attached, before anything is. */
  static Attachment to(HttpServletRequest request) {
    return new Attachment(request);
  }

  /** Attaches what was verified just now; returns the request that serves the body again. */
  HttpServletRequest attach(VerifiedPayload payload, Optional<Content> body) {
    request.setAttribute(VerifiedPayload.ATTRIBUTE, payload);
    request.setAttribute(VerifiedPayload.attribute(payload.verifier()), payload);
    body.ifPresent(content -> request.setAttribute(BODY, content));
    return body.isPresent() ? new ReplayableRequest(request, body.get()) : request;
  }

  /**
   * Attaches what an earlier passage of the same request has verified. An asynchronous dispatch may
   * bring the container's own request back, whose body is gone.
   */
  HttpServletRequest attachAgain(VerifiedPayload payload) {
    request.setAttribute(VerifiedPayload.ATTRIBUTE, payload);
    return request.getAttribute(BODY) instanceof Content body && !isReplayable()
        ? new ReplayableRequest(request, body)
        : request;
  }

  private boolean isReplayable() {
    ServletRequest current = request;
    while (current instanceof ServletRequestWrapper wrapper) {
      if (current instanceof ReplayableRequest) {
        return true;
      }
      current = wrapper.getRequest();
    }
    return false;
  }

  /** Takes off what this passage has attached, and puts back what was there before. */
  void remove(String verifier) {
    request.removeAttribute(VerifiedPayload.attribute(verifier));
    if (outer instanceof VerifiedPayload) {
      request.setAttribute(VerifiedPayload.ATTRIBUTE, outer);
    } else {
      request.removeAttribute(VerifiedPayload.ATTRIBUTE);
      request.removeAttribute(BODY);
    }
  }
}
