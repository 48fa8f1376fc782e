package io.github.verifiedresponse.gate;

import io.github.verifiedresponse.Attached;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import io.github.verifiedresponse.replay.Ending;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request that was let through, until its handler has ended. Only the visit that verified the
 * request settles its result; those of later filters and dispatches come and go within it.
 */
public final class Visit {
  private static final int CONFLICT = 409;
  private static final int SERVER_ERROR = 500;
  private static final int MOST_CAUSES = 32;

  private final Gate gate;
  private final Exchange exchange;
  private final VerifiedPayload payload;
  private final boolean first;

  /** A container may tell of the end again. */
  private final AtomicBoolean ended = new AtomicBoolean();

  Visit(Gate gate, Exchange exchange, VerifiedPayload payload, boolean first) {
    this.gate = gate;
    this.exchange = exchange;
    this.payload = payload;
    this.first = first;
  }

  /** Hides what is attached from an error page, which may come before the handler has ended. */
  public void hide() {
    if (first) {
      Attached.in(exchange::get).ifPresent(attached -> attached.hide(exchange::set));
    }
  }

  /** Takes away what this visit has attached: nothing of the request is left to handle. */
  public void leave() {
    if (first) {
      Attached.in(exchange::get).ifPresent(attached -> attached.remove(payload, exchange::set));
    }
  }

  /**
   * The handler has answered, or has ended in a way of which nothing more is known.
   *
   * @param status the HTTP status of the answer
   * @throws IOException when something else must be answered and the sender is gone
   */
  public void ended(int status) throws IOException {
    end(Ending.byAnswer(status));
  }

  /**
   * The container has answered in the handler's place, as after a time-out: its work may go on.
   *
   * @param status the HTTP status of the answer
   */
  public void abandoned(int status) throws IOException {
    end(Ending.byContainer(status));
  }

  /** The handler itself has thrown, on the request's thread, and the container has answered it. */
  public void failed() throws IOException {
    end(Ending.byException());
  }

  /**
   * An exception has come out of the handler.
   *
   * @param thrown the exception
   * @param byHandler whether the handler itself threw it on the request's thread before anything
   *     was committed: not another filter, and not the container
   * @return whether the request is answered, so that the exception must go no further
   * @throws IOException when something else must be answered and the sender is gone
   */
  public boolean threw(Throwable thrown, boolean byHandler) throws IOException {
    if (answers() && hasCause(thrown, AlreadyUsedException.class)) {
      alreadyUsed();
      return true;
    }
    // a client that disconnects causes those
    boolean says = byHandler && !hasCause(thrown, IOException.class);
    end(says ? Ending.byException() : Ending.byAnswer(SERVER_ERROR));
    return false;
  }

  /** The handler let an {@link AlreadyUsedException} go, and its container has caught it. */
  public void alreadyUsed() throws IOException {
    end(Ending.byAnswer(CONFLICT));
    gate.replace(exchange, gate.verifier().handling().alreadyUsed(), payload);
  }

  /** A handler that has forwarded the request, or included another, may still go on. */
  private boolean answers() {
    return first || exchange.arrival() != Arrival.DISPATCH;
  }

  private void end(Ending ending) throws IOException {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    if (first) {
      gate.verifier().handling().settle(payload, ending);
    }
    Optional<Verification> missed = gate.verifier().handling().missed(payload, ending);
    if (answers() && missed.isPresent()) {
      gate.replace(exchange, missed.get(), payload);
    }
  }

  private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
