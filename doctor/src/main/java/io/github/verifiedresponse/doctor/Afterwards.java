package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.doctor.Request.Header;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.SignedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a request is refused although its signature fits: its kind, its age, its form. */
final class Afterwards {
  private static final int LARGEST_BODY = 64 * 1024 * 1024;
  private static final Duration NEAR = Duration.ofDays(3_650);

  /** Settings that no signed field has to be equal to. */
  private static final Set<String> NOT_COMPARED = Set.of("alg", "components", "public-url");

  private static final Fault OTHER_KIND =
      new Fault(
          "other-kind",
          "What is signed is not a result of this kind, such as another event or a token.",
          "Compare the request with the vendor's documentation; it must not be accepted as this"
              + " result.");
  private static final Fault NOT_STRICT_JSON =
      new Fault(
          "not-strict-json",
          "What is signed is not strict JSON.",
          "Ask the vendor; readers differ on what such JSON says.");
  private static final Fault TIME_UNIT =
      new Fault(
          "time-unit",
          "The signed time is missing, or is in seconds where the scheme says milliseconds, or the"
              + " reverse.",
          "Compare the scheme with the vendor's documentation; your own test signer must use the"
              + " vendor's unit.");
  private static final Fault CLOCK_BEHIND =
      new Fault(
          "clock-behind",
          "The signed time is in the future, because this clock is behind or the vendor's is"
              + " ahead.",
          "Synchronise the server's clock (NTP), or raise clock-skew a little.");
  private static final Fault TOO_OLD =
      new Fault(
          "too-old",
          "The signed time is too long ago, because the request was kept or this clock is ahead.",
          "Ask for a new result; when all are too old, synchronise the server's clock before you"
              + " raise max-age. For a recording, give the time at which it was received.");
  private static final Fault FORM =
      new Fault(
          "request-form",
          "The verifier does not accept the request's method, path or headers.",
          "Send what the verifier asks for.");

  private final Window window;

  Afterwards(Window window) {
    this.window = window;
  }

  /** {@return all mistakes of this kind} */
  static List<Fault> all() {
    return List.of(OTHER_KIND, NOT_STRICT_JSON, TIME_UNIT, CLOCK_BEHIND, TOO_OLD, FORM);
  }

  /** {@return the mistakes that remain where the signature fits} */
  List<Fault> faults(Trial trial, Message message, Trial.Result result) {
    if (result.result().isPresent()) {
      return refusal(trial, message, result.result().get()).stream().toList();
    }
    return switch (result.reason()) {
      case WRONG_TYPE -> variant(trial, message);
      case STALE -> List.of(TIME_UNIT);
      default -> List.of(NOT_STRICT_JSON.with("The verifier says: " + result.detail() + "."));
    };
  }

  private List<Fault> variant(Trial trial, Message message) {
    List<Trial> others =
        SetupFaults.otherVariants(trial.setup().vendor())
            .flatMap(vendor -> Trial.of(trial.setup().withVendor(vendor)).stream())
            .toList();
    for (Trial other : others) {
      Trial.Result result = other.examine(message);
      if (result.isAuthentic()) {
        List<Fault> faults = new ArrayList<>();
        String variant = other.setup().vendor().variant();
        faults.add(SetupFaults.OTHER_VARIANT.with("It fits with variant=" + variant + "."));
        faults.addAll(faults(other, message, result));
        return faults;
      }
    }
    return List.of(OTHER_KIND.with(compared(trial.setup())));
  }

  /** An audience, an app or an environment that is set wrongly looks like another kind. */
  private static String compared(Setup setup) {
    return setup.config().keySet().stream()
        .filter(name -> !NOT_COMPARED.contains(name))
        .sorted()
        .reduce((one, other) -> one + " or config." + other)
        .map(names -> "Or it differs from config." + names + ".")
        .orElse("");
  }

  private Optional<Fault> refusal(Trial trial, Message message, AuthenticMessage authentic) {
    Verification verification = verifier(trial, message).verify(typed(trial, message.request()));
    if (!(verification instanceof Verification.Rejected rejected)) {
      return Optional.empty();
    }
    return Optional.of(
        rejected.reason() == Reason.STALE
            ? staleness(authentic.time())
            : FORM.with("It says: " + rejected.reason().code() + " (" + rejected.detail() + ")."));
  }

  private ResponseVerifier verifier(Trial trial, Message message) {
    return ResponseVerifier.named("doctor")
        .scheme(trial.scheme())
        .carrier(message.carriedBy(trial.setup().place()))
        .replayGuard(ReplayGuard.disabled())
        .maxBody(LARGEST_BODY)
        .clock(window.clock())
        .freshness(window.of(trial.scheme()))
        .build();
  }

  /** Of a body and some headers, that there is no Content-Type among them says nothing. */
  private static InboundMessage typed(Trial trial, Request request) {
    Carrier place = trial.setup().place();
    boolean isWhole = !request.values("Host").isEmpty();
    Stream<Header> type =
        request.values("Content-Type").isEmpty() && !isWhole
            ? place.mediaTypes().stream()
                .sorted()
                .limit(1)
                .map(name -> new Header("Content-Type", name))
            : Stream.of();
    return request
        .withHeaders(Stream.concat(request.headers().stream(), type).toList())
        .message()
        .build();
  }

  private Fault staleness(SignedTime time) {
    Instant now = window.clock().instant();
    Instant issuedAt = time.issuedAt();
    if (issuedAt != null && isNear(Instant.ofEpochSecond(issuedAt.toEpochMilli()), now)) {
      return TIME_UNIT;
    }
    if (isAfter(issuedAt, now) || isAfter(time.notBefore(), now)) {
      Instant signed = isAfter(issuedAt, now) ? issuedAt : time.notBefore();
      return CLOCK_BEHIND.with("It is " + between(now, signed) + " ahead.");
    }
    Instant expiresAt = time.expiresAt();
    Instant end = expiresAt != null && !expiresAt.isAfter(now) ? expiresAt : issuedAt;
    return end == null ? TIME_UNIT : TOO_OLD.with("It is " + between(end, now) + " ago.");
  }

  private static boolean isAfter(@Nullable Instant time, Instant now) {
    return time != null && time.isAfter(now);
  }

  private static boolean isNear(Instant time, Instant now) {
    return Duration.between(time, now).abs().compareTo(NEAR) < 0;
  }

  private static String between(Instant from, @Nullable Instant to) {
    return to == null ? "" : Duration.between(from, to).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
