package io.github.verifiedresponse.gate;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.Attached;
import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.Problem;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.result.Handshake;
import io.github.verifiedresponse.result.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a request through to its handler only when it was verified. All filters share these steps:
 * verified earlier, so look whether it is accepted here too, or else verify; take the unread body
 * of a refused request off its connection; attach; serve the body again; log; settle once.
 */
public final class Gate {
  private static final int OK = 200;

  private final ResponseVerifier verifier;
  private final Acceptance endpoint;

  private Gate(ResponseVerifier verifier, Acceptance endpoint) {
    this.verifier = verifier;
    this.endpoint = endpoint;
  }

  /**
   * {@return the gate of one endpoint}
   *
   * @param verifier what verifies
   * @param accept as {@link VerifiedResponse#accept()} says
   */
  public static Gate of(ResponseVerifier verifier, Outcome... accept) {
    return of(verifier, Acceptance.of(accept));
  }

  /**
   * {@return the gate of one endpoint}
   *
   * @param verifier what verifies
   * @param endpoint what the endpoint accepts, on top of what the verifier accepts
   */
  public static Gate of(ResponseVerifier verifier, Acceptance endpoint) {
    return new Gate(verifier, endpoint);
  }

  /**
   * Judges a request. The handler may run only when a visit is returned, which must be told how the
   * handler ended; otherwise the request is answered already.
   *
   * @throws IOException when the sender of a refused request is gone
   */
  public Optional<Visit> enter(Exchange exchange) throws IOException {
    Optional<Attached> attached = Attached.in(exchange::get);
    boolean alsoHidden = exchange.arrival() == Arrival.ASYNC;
    Optional<VerifiedPayload> earlier = attached.flatMap(all -> all.of(verifier, alsoHidden));
    return earlier.isPresent()
        ? enterAgain(exchange, attached.get(), earlier.get())
        : enterFirst(exchange);
  }

  private Optional<Visit> enterFirst(Exchange exchange) throws IOException {
    InboundMessage message = exchange.message(verifier.maxBody());
    message.noteFilter(exchange.filter());
    Verification verification = verifier.verify(message, endpoint);
    if (!(verification instanceof Verification.Verified verified)) {
      if (!exchange.takesUnreadBody()) {
        message.discardBody();
      }
      refuse(exchange, verification, message::keyNames);
      return Optional.empty();
    }
    VerifiedPayload payload = verified.payload();
    try {
      Attached.attach(exchange::get, exchange::set, payload, message.bodyIfRead());
      message.bodyIfRead().ifPresent(exchange::serve);
      return Optional.of(visit(exchange, payload, true));
    } catch (RuntimeException | Error broken) {
      verifier.handling().settle(payload, Ending.notCalled());
      throw broken;
    }
  }

  /** Another filter, or a forward, an include or an asynchronous dispatch, of the same request. */
  private Optional<Visit> enterAgain(Exchange exchange, Attached attached, VerifiedPayload payload)
      throws IOException {
    Verification verification = verifier.handling().recheck(payload, endpoint, exchange.filter());
    if (!(verification instanceof Verification.Verified)) {
      refuse(exchange, verification, payload::key);
      return Optional.empty();
    }
    attached.show(exchange::set);
    attached.body().ifPresent(exchange::serveAgain);
    return Optional.of(visit(exchange, payload, false));
  }

  /**
   * What other filters have verified for the request was not handled either, if that is certain.
   */
  private void refuse(Exchange exchange, Verification verification, Supplier<String> keys)
      throws IOException {
    if (exchange.isBeforeHandlers()) {
      Attached.in(exchange::get).ifPresent(Attached::notCalled);
    }
    answer(exchange, verification, keys);
  }

  private Visit visit(Exchange exchange, VerifiedPayload payload, boolean first) {
    if (verifier.entity() == Entity.PAYLOAD) {
      exchange.entity(payload);
    }
    return new Visit(this, exchange, payload, first);
  }

  ResponseVerifier verifier() {
    return verifier;
  }

  /** Answers in place of a handler that was given the payload. */
  void replace(Exchange exchange, Verification verification, VerifiedPayload payload)
      throws IOException {
    verifier.handling().replaced(payload, verification);
    answer(exchange, verification, payload::key);
  }

  /**
   * Answers what the verifier said, and logs it.
   *
   * @param keys the names of the keys that were asked
   */
  private void answer(Exchange exchange, Verification verification, Supplier<String> keys)
      throws IOException {
    verifier.handling().log(verification, () -> RequestLine.of(exchange, keys.get()));
    if (verification instanceof Verification.Rejected rejected) {
      Problem problem = verifier.handling().problem(rejected);
      exchange.answer(problem.status(), problem.headers(), problem.body());
    } else if (verification instanceof Verification.Acknowledged) {
      exchange.answer(OK, Map.of("Cache-Control", "no-store"), new byte[0]);
    } else if (verification instanceof Verification.Answered answered) {
      answer(exchange, answered.handshake());
    }
  }

  private static void answer(Exchange exchange, Handshake handshake) throws IOException {
    exchange.answer(
        OK,
        Map.of(
            "Content-Type",
            handshake.mediaType(),
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff"),
        handshake.body().getBytes(StandardCharsets.US_ASCII));
  }
}
