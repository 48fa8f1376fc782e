package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request on its way through the servlet door. */
final class Passage {
  private static final int SERVER_ERROR = 500;

  private final ResponseVerifier verifier;
  private final Outcome[] accept;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Attachment attachment;
  private final AtomicBoolean released = new AtomicBoolean();

  Passage(
      ResponseVerifier verifier,
      Outcome[] accept,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.verifier = verifier;
    this.accept = accept;
    this.request = request;
    this.response = response;
    this.attachment = Attachment.to(request);
  }

  void go(FilterChain chain) throws IOException, ServletException {
    Optional<VerifiedPayload> earlier = attachment.earlier(verifier.name());
    if (earlier.isPresent()) {
      passAgain(earlier.get(), chain);
    } else {
      verify(chain);
    }
  }

  /** A forward, an include or an async dispatch of a request that came through here before. */
  private void passAgain(VerifiedPayload payload, FilterChain chain)
      throws IOException, ServletException {
    if (verifier.recheck(payload, accept) instanceof Verification.Rejected rejected) {
      Refusal.write(verifier, rejected, request, response);
      return;
    }
    HttpServletRequest passed = attachment.attachAgain(payload);
    try {
      chain.doFilter(passed, response);
    } finally {
      leaveChain(passed);
    }
  }

  private void verify(FilterChain chain) throws IOException, ServletException {
    InboundMessage message = ServletMessage.of(request, verifier.maxBody());
    Verification verification = verifier.verify(message, accept);
    if (verification instanceof Verification.Verified verified) {
      pass(verified.payload(), message, chain);
    } else if (verification instanceof Verification.Rejected rejected) {
      message.discardBody();
      Refusal.write(verifier, rejected, request, response);
    }
  }

  private void pass(VerifiedPayload payload, InboundMessage message, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest passed = attachment.attach(payload, message.bodyIfRead());
    boolean failed = true;
    try {
      chain.doFilter(passed, response);
      failed = false;
    } catch (IOException e) {
      failed = false; // the sender can bring that about, by hanging up: it buys no second use
      throw e;
    } finally {
      boolean unanswered = failed && !response.isCommitted(); // what is committed was answered
      WhenDone.run(request, () -> settle(payload, unanswered), () -> attachment.hide(payload));
      leaveChain(passed);
    }
  }

  /** Only by the passage that has made the request: within it, others come and go. */
  private void leaveChain(HttpServletRequest passed) {
    if (passed != request && passed instanceof ReplayableRequest replayable) {
      replayable.leaveChain();
    }
  }

  /** When the work is done, on this thread or a later one. */
  private void settle(VerifiedPayload payload, boolean failed) {
    attachment.remove(verifier.name());
    boolean failure = failed || response.getStatus() >= SERVER_ERROR;
    // a container may tell of the end again, when the claim is another request's already
    if (failure && released.compareAndSet(false, true)) {
      verifier.release(payload);
    }
  }
}
