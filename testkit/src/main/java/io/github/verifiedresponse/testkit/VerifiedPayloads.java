package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.gate.Arrival;
import io.github.verifiedresponse.gate.Exchange;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.replay.ReplayGuards;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Verified payloads for unit tests of handlers, without HTTP. Each is really signed and verified by
 * a verifier, so nothing here can make one that no verifier would.
 */
public final class VerifiedPayloads {
  private VerifiedPayloads() {}

  /**
   * {@return a payload as a verifier of this name hands it to a handler}
   *
   * @param verifier the verifier's name, such as {@code caf}
   * @param vendor what is signed
   * @throws IllegalArgumentException when the result that you gave is no result of the vendor's
   *     kind; the message says why
   */
  public static VerifiedPayload verified(String verifier, TestVendor vendor) {
    return verified(verifier, vendor.calledBack());
  }

  /** As {@link #verified(String, TestVendor)}, of a request. */
  public static VerifiedPayload verified(String verifier, SignedRequest request) {
    return verified(verifier, request, UnaryOperator.identity());
  }

  /**
   * As {@link #verified(String, SignedRequest)}, by a verifier with more of your set-up, such as
   * the replay guard of a handler that calls {@link VerifiedPayload#claimIn}:
   *
   * <pre>{@code
   * verified("caf", request, it -> it.replayGuard(ReplayGuards.inTransaction(store)))
   * }</pre>
   *
   * @param setUp changes the verifier, which has the vendor's scheme, the request's carrier and
   *     time, and a replay guard in memory
   */
  public static VerifiedPayload verified(
      String verifier, SignedRequest request, UnaryOperator<ResponseVerifierBuilder> setUp) {
    Verification verification =
        setUp.apply(builder(verifier, request, request.vendor())).build().verify(request.message());
    if (verification instanceof Verification.Verified verified) {
      return verified.payload();
    }
    throw new IllegalArgumentException("this result is not verified: " + verification);
  }

  /**
   * {@return the attributes of a request that was verified, to be set on a mock request: then
   * {@link VerifiedPayload#require} finds the payload}
   */
  public static Map<String, Object> attributes(String verifier, SignedRequest request) {
    Attributes attributes = new Attributes();
    Attaching exchange = new Attaching(request.message(), attributes);
    try {
      if (Gate.of(verifier(verifier, request, request.vendor())).enter(exchange).isEmpty()) {
        throw new IllegalArgumentException(
            "this result is not verified: " + judged(verifier, request, request.vendor()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("nothing is sent here", e);
    }
    return attributes.all();
  }

  /**
   * {@return what a verifier says that knows nothing but how the vendor signs}
   *
   * @param expected whose key and time it has
   */
  static Verification judged(String verifier, SignedRequest request, TestVendor expected) {
    return verifier(verifier, request, expected).verify(request.message());
  }

  private static ResponseVerifier verifier(
      String name, SignedRequest request, TestVendor expected) {
    return builder(name, request, expected).build();
  }

  private static ResponseVerifierBuilder builder(
      String name, SignedRequest request, TestVendor expected) {
    Clock clock = Clock.fixed(expected.signing().at(), ZoneOffset.UTC);
    ResponseVerifierBuilder builder =
        ResponseVerifier.named(name)
            .scheme(expected.scheme())
            .carrier(request.carrier())
            .clock(clock);
    boolean isOnce = !expected.scheme().isSession();
    return isOnce ? builder.replayGuard(ReplayGuards.inMemory(1, clock)) : builder;
  }

  /** Keeps what a gate attaches. */
  private record Attaching(InboundMessage message, Attributes attributes) implements Exchange {

    @Override
    public InboundMessage message(int maxBody) {
      return message;
    }

    @Override
    public @Nullable Object get(String attribute) {
      return attributes.get(attribute);
    }

    @Override
    public void set(String attribute, @Nullable Object value) {
      attributes.set(attribute, value);
    }

    @Override
    public void serve(Content body) {}

    @Override
    public Arrival arrival() {
      return Arrival.REQUEST;
    }

    @Override
    public void answer(int status, Map<String, String> headers, byte[] body) {}
  }
}
