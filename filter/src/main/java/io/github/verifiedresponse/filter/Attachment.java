package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.DispatcherType;
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
  private static final String HIDDEN = Attachment.class.getName() + ".hidden.";

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
    show(payload);
    body.ifPresent(content -> request.setAttribute(BODY, content));
    return body.isPresent() ? new ReplayableRequest(request, body.get()) : request;
  }

  /**
   * Attaches what an earlier passage of the same request has verified. An asynchronous dispatch may
   * bring the container's own request back, whose body is gone.
   */
  HttpServletRequest attachAgain(VerifiedPayload payload) {
    show(payload);
    if (request.getAttribute(BODY) instanceof Hidden hidden) {
      request.setAttribute(BODY, hidden.value());
    }
    return request.getAttribute(BODY) instanceof Content body && !isReplayable()
        ? new ReplayableRequest(request, body)
        : request;
  }

  private void show(VerifiedPayload payload) {
    request.setAttribute(VerifiedPayload.ATTRIBUTE, payload);
    request.setAttribute(VerifiedPayload.attribute(payload.verifier()), payload);
  }

  /** {@return what an earlier passage of the same request has verified} */
  Optional<VerifiedPayload> earlier(String verifier) {
    return VerifiedPayload.find(request::getAttribute, verifier)
        .or(() -> hidden(verifier).filter(any -> isAsynchronous()));
  }

  private boolean isAsynchronous() {
    return request.getDispatcherType() == DispatcherType.ASYNC;
  }

  private Optional<VerifiedPayload> hidden(String verifier) {
    return request.getAttribute(HIDDEN + verifier) instanceof Hidden hidden
            && hidden.value() instanceof VerifiedPayload payload
        ? Optional.of(payload)
        : Optional.empty();
  }

  /**
   * Takes payload and body away from the error page, which may come next; an asynchronous dispatch
   * may come as well, and finds them again.
   */
  void hide(VerifiedPayload payload) {
    request.removeAttribute(VerifiedPayload.ATTRIBUTE);
    request.removeAttribute(VerifiedPayload.attribute(payload.verifier()));
    request.setAttribute(HIDDEN + payload.verifier(), new Hidden(payload));
    if (request.getAttribute(BODY) instanceof Content body) {
      request.setAttribute(BODY, new Hidden(body));
    }
  }

  /** Of a type of ours, so that nobody else can look into it. */
  private record Hidden(Object value) {
    @Override
    public String toString() {
      return "Hidden";
    }
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
    request.removeAttribute(HIDDEN + verifier);
    request.removeAttribute(VerifiedPayload.attribute(verifier));
    if (outer instanceof VerifiedPayload) {
      request.setAttribute(VerifiedPayload.ATTRIBUTE, outer);
    } else {
      request.removeAttribute(VerifiedPayload.ATTRIBUTE);
      request.removeAttribute(BODY);
    }
  }
}
