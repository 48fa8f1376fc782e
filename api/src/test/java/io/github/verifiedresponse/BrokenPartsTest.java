package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.InboundMessageBuilder;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A part that breaks is a part that cannot say yes. */
class BrokenPartsTest {
  private static final String QUOTED = "a message that quotes the payload";

  private enum Part {
    CARRIER,
    SCHEME,
    CLOCK,
    BINDING,
    REPLAY_GUARD;

    ResponseVerifierBuilder broken(ResponseVerifierBuilder builder, Thrower thrower) {
      return switch (this) {
        case CARRIER ->
            builder.carrier(
                message -> {
                  throw thrower.thrown();
                });
        case SCHEME -> builder.scheme(new BrokenScheme(thrower));
        case CLOCK -> builder.clock(new BrokenClock(thrower));
        case BINDING ->
            builder.binding(
                (message, caller) -> {
                  throw thrower.thrown();
                });
        case REPLAY_GUARD ->
            builder.replayGuard(
                (identity, until) -> {
                  throw thrower.thrown();
                });
      };
    }
  }

  static Stream<Object[]> brokenParts() {
    return Stream.of(Part.values())
        .flatMap(
            part ->
                Stream.of(
                        new IllegalStateException(QUOTED),
                        new IOException(
                            QUOTED), // Jackson's accessors throw one that nobody declares
                        new StackOverflowError(QUOTED),
                        new NoClassDefFoundError(QUOTED),
                        new AssertionError(QUOTED),
                        new OutOfMemoryError(QUOTED))
                    .map(cause -> new Object[] {part, cause}));
  }

  @ParameterizedTest(name = "AT-174 {0} with {1}")
  @MethodSource("brokenParts")
  void refusesWhenAPartBreaks(Part part, Throwable cause) {
    RecordedParts parts = new RecordedParts();
    ResponseVerifier verifier = part.broken(parts.builder(), new Thrower(cause)).build();
    try (LogCapture log = LogCapture.start()) {
      Verification verification = verifier.verify(TestMessage.ofJson("good").build());

      assertThat(Verdicts.rejected(verification))
          .isEqualTo(
              new Verification.Rejected(
                  Reason.UNAVAILABLE, "verification failed; try again later"));
      assertThat(parts.asked).endsWith("listener");
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("SEVERE verifier recorded: ")
          .contains(cause.getClass().getName())
          .doesNotContain(QUOTED);
    }
  }

  @Test
  void refusesWhenTheDoorsOwnPartsBreak() {
    Thrower thrower = new Thrower(new IllegalStateException(QUOTED));
    ResponseVerifier verifier = new RecordedParts().builder().build();
    InboundMessageBuilder message = TestMessage.ofJson("good").builder();

    assertThat(
            Verdicts.reason(
                verifier.verify(
                    message
                        .body(
                            () -> {
                              throw thrower.thrown();
                            })
                        .build())))
        .isEqualTo(Reason.UNAVAILABLE);
    assertThat(
            Verdicts.reason(
                verifier.verify(
                    message
                        .headers(
                            name -> {
                              throw thrower.thrown();
                            })
                        .build())))
        .isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void passesOnTheReasonOfAPartThatRefuses() {
    ResponseVerifier verifier =
        new RecordedParts()
            .builder()
            .scheme(
                carried -> {
                  throw new RejectedException(Reason.UNAVAILABLE, "the key source is down");
                })
            .freshness(Freshness.timestampNotSigned())
            .build();

    assertThat(Verdicts.rejected(verifier.verify(TestMessage.ofJson("good").build())))
        .isEqualTo(new Verification.Rejected(Reason.UNAVAILABLE, "the key source is down"));
  }

  @Test
  void ignoresAListenerThatBreaksAndTellsTheNext() {
    List<Verification> told = new ArrayList<>();
    ResponseVerifier verifier =
        new RecordedParts()
            .builder()
            .listener(
                event -> {
                  throw new Thrower(new IllegalStateException(QUOTED)).thrown();
                })
            .listener(
                event -> {
                  throw new Thrower(new NoClassDefFoundError(QUOTED)).thrown();
                })
            .listener(
                event -> {
                  throw new Thrower(new IOException(QUOTED)).thrown();
                })
            .listener(event -> told.add(event.verification()))
            .build();
    try (LogCapture log = LogCapture.start()) {
      Verification verification = verifier.verify(TestMessage.ofJson("good").build());

      assertThat(verification).isInstanceOf(Verification.Verified.class);
      assertThat(told).containsExactly(verification);
      assertThat(log.lines())
          .as("one line a second, however many fail; without the message, which may hold a secret")
          .singleElement()
          .asString()
          .matches(
              "WARNING verifier recorded: listener \\Q"
                  + BrokenPartsTest.class.getName()
                  + "\\E\\S* threw java.lang.IllegalStateException");
    }
  }

  /** Throws anything, whatever the method declares that it may throw. */
  private record Thrower(Throwable cause) {
    RuntimeException thrown() {
      return undeclared(cause);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException undeclared(Throwable cause) throws T {
      throw (T) cause;
    }
  }

  private record BrokenScheme(Thrower thrower) implements SignatureScheme {
    @Override
    public AuthenticMessage authenticate(SignedParts carried) {
      throw thrower.thrown();
    }

    @Override
    public boolean signsTime() {
      return true;
    }
  }

  private static final class BrokenClock extends Clock {
    private final Thrower thrower;

    BrokenClock(Thrower thrower) {
      this.thrower = thrower;
    }

    @Override
    public Instant instant() {
      throw thrower.thrown();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
