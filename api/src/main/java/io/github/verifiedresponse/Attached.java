package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.replay.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that was verified for one request, the latest last, and the body that was read to verify it.
 * Filters keep it in an attribute of the request; application code reads {@link VerifiedPayload}
 * instead.
 */
public final class Attached implements VerifiedPayload.Holder {
  private final List<VerifiedPayload> payloads = new ArrayList<>(1);
  private @Nullable Content body;
  private boolean hidden;

  private Attached() {}

  /** {@return what is attached to the request with these attributes, if anything is} */
  public static Optional<Attached> in(Function<String, ? extends @Nullable Object> attributes) {
    // a front end can set attributes to strings; only this type counts
    return attributes.apply(ATTRIBUTE) instanceof Attached attached
        ? Optional.of(attached)
        : Optional.empty();
  }

  /**
   * Attaches what a verifier has verified just now.
   *
   * @param get reads an attribute of the request
   * @param set sets one; null takes it away
   * @param payload what was verified
   * @param read the body, if it was read
   * @return all that is attached
   */
  public static Attached attach(
      Function<String, ? extends @Nullable Object> get,
      BiConsumer<String, @Nullable Object> set,
      VerifiedPayload payload,
      Optional<Content> read) {
    Attached attached = in(get).orElseGet(Attached::new);
    set.accept(ATTRIBUTE, attached);
    attached.add(payload, read);
    attached.show(set);
    return attached;
  }

  private synchronized void add(VerifiedPayload payload, Optional<Content> read) {
    payloads.add(payload);
    read.ifPresent(content -> body = content);
  }

  /**
   * {@return the latest that this very verifier has verified}
   *
   * @param verifier the {@link ResponseVerifier}; another one may have its name
   * @param alsoHidden whether it counts while it is hidden: for the asynchronous dispatch of a
   *     request whose error page may have come before
   */
  public synchronized Optional<VerifiedPayload> of(Object verifier, boolean alsoHidden) {
    return hidden && !alsoHidden ? Optional.empty() : latest(payload -> payload.isOf(verifier));
  }

  @Override
  public synchronized Optional<VerifiedPayload> by(String verifier) {
    return hidden ? Optional.empty() : latest(payload -> payload.verifier().equals(verifier));
  }

  private Optional<VerifiedPayload> latest(Predicate<VerifiedPayload> which) {
    for (int i = payloads.size() - 1; i >= 0; i--) {
      if (which.test(payloads.get(i))) {
        return Optional.of(payloads.get(i));
      }
    }
    return Optional.empty();
  }

  /** {@return the body that was read, for who reads the request again} */
  public synchronized Optional<Content> body() {
    return Optional.ofNullable(body);
  }

  /** Shows what was verified to application code, again where it was hidden. */
  public synchronized void show(BiConsumer<String, @Nullable Object> set) {
    hidden = false;
    publish(set);
  }

  /** Hides everything from an error page; an asynchronous dispatch may come later, and shows it. */
  public synchronized void hide(BiConsumer<String, @Nullable Object> set) {
    hidden = true;
    publish(set);
  }

  /**
   * No handler was called: what was verified may be sent again, unless a filter of the application
   * has read it. The latest claim goes first.
   */
  public synchronized void notCalled() {
    for (int i = payloads.size() - 1; i >= 0; i--) {
      if (!payloads.get(i).isRead()) {
        payloads.get(i).settle(Ending.notCalled());
      }
    }
  }

  /** Takes away what one verifier has verified: the request is done with it. */
  public synchronized void remove(
      VerifiedPayload payload, BiConsumer<String, @Nullable Object> set) {
    payload.current(false);
    payloads.remove(payload);
    publish(set);
    if (payloads.isEmpty()) {
      body = null;
      set.accept(ATTRIBUTE, null);
    }
  }

  private void publish(BiConsumer<String, @Nullable Object> set) {
    payloads.forEach(payload -> payload.current(!hidden));
    set.accept(
        VerifiedPayload.ATTRIBUTE,
        hidden || payloads.isEmpty() ? null : payloads.get(payloads.size() - 1));
  }

  /** Shows how many results are attached. */
  @Override
  public synchronized String toString() {
    return "Attached[" + payloads.size() + "]";
  }
}
