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

/** One request on its way through the servlet door. */
final class Passage {
  private static final int SERVER_ERROR = 500;

  private final ResponseVerifier verifier;
  private final Outcome[] accept;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  Passage(
      ResponseVerifier verifier,
      Outcome[] accept,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.verifier = verifier;
    this.accept = accept;
    this.request = request;
    this.response = response;
  }

  void go(FilterChain chain) throws IOException, ServletException {
    Optional<VerifiedPayload> earlier =
        VerifiedPayload.find(request::getAttribute, verifier.name());
    if (earlier.isPresent()) {
      // a forward, an include or an async dispatch of a request that came through here before
      pass(verifier.recheck(earlier.get(), accept), Attachment.of(request), chain);
      return;
    }
    InboundMessage message = ServletMessage.of(request, verifier.maxBody());
    Verification verification = verifier.verify(message, accept);
    Attachment attachment = new Attachment(message.bodyIfRead());
    boolean answered = false;
    try {
      pass(verification, attachment, chain);
      answered = true;
    } finally {
      settle(verification, attachment, answered);
    }
  }

  /** When the work is done, on this thread or a later one: takes off what was attached. */
  private void settle(Verification verification, Attachment attachment, boolean answered) {
    WhenDone.run(
        request,
        () -> {
          attachment.remove(request);
          if (verification instanceof Verification.Verified verified
              && (!answered || response.getStatus() >= SERVER_ERROR)) {
            verifier.release(verified.payload());
          }
        });
  }

  private void pass(Verification verification, Attachment attachment, FilterChain chain)
      throws IOException, ServletException {
    if (verification instanceof Verification.Verified verified) {
      chain.doFilter(attachment.attach(request, verified.payload()), response);
    } else if (verification instanceof Verification.Rejected rejected) {
      Refusal.write(verifier, rejected, response);
    }
  }
}
