package io.github.verifiedresponse;

import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.RequestChecks;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.OnNotAccepted;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.wire.JsonReader;
import io.github.verifiedresponse.wire.StrictJson;
import io.github.verifiedresponse.wire.WantedFields;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ResponseVerifier} of a scheme and a replay guard; the rest has defaults. */
public final class ResponseVerifierBuilder {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int DEFAULT_MAX_BODY = 256 * 1024;
  private static final int LARGEST_MAX_BODY = 64 * 1024 * 1024;
  private static final int LARGEST_MAX_JSON_DEPTH = 1_000;
  private static final int LARGEST_MAX_JSON_DIGITS = 10_000;

  private final String name;
  private @Nullable SignatureScheme scheme;
  private @Nullable Carrier carrier;
  private @Nullable Freshness freshness;
  private Binding binding = Binding.none();
  private Acceptance acceptance = Acceptance.ANY;
  private @Nullable ReplayGuard replayGuard;
  private @Nullable String replayScope;
  private SenderRules sending = SenderRules.BY_CLIENT;
  private boolean senderIsStated;
  private Duration claimTimeout = OnceOnly.DEFAULT_CLAIM_TIMEOUT;
  private @Nullable Duration replayRetention;
  private int maxBody = DEFAULT_MAX_BODY;
  private int maxJsonDepth = StrictJson.DEFAULT_DEPTH;
  private int maxJsonDigits = StrictJson.DEFAULT_DIGITS;
  private boolean strictUri = true;
  private Entity entity = Entity.MESSAGE;
  private Clock clock = Clock.systemUTC();
  private final List<VerificationListener> listeners = new ArrayList<>();

  ResponseVerifierBuilder(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a verifier's name must be in kebab-case, such as caf or shufti-relayed");
    }
    this.name = name;
  }

  /** Sets how the vendor signs. Required. */
  public ResponseVerifierBuilder scheme(SignatureScheme scheme) {
    this.scheme = Objects.requireNonNull(scheme, "scheme");
    return this;
  }

  /** Sets where in the message the signed thing sits; the scheme's own place by default. */
  public ResponseVerifierBuilder carrier(Carrier carrier) {
    this.carrier = Objects.requireNonNull(carrier, "carrier");
    return this;
  }

  /** Sets the time window; five minutes by default when the scheme signs a time. */
  public ResponseVerifierBuilder freshness(Freshness freshness) {
    this.freshness = Objects.requireNonNull(freshness, "freshness");
    return this;
  }

  /** Sets whose result it must be; {@link Binding#none()} by default. */
  public ResponseVerifierBuilder binding(Binding binding) {
    this.binding = Objects.requireNonNull(binding, "binding");
    return this;
  }

  /** Sets the outcomes that are accepted; any by default. */
  public ResponseVerifierBuilder accept(Outcome... outcomes) {
    this.acceptance = acceptance.ofOutcomes(outcomes);
    return this;
  }

  /**
   * Sets the types of events that are accepted, such as {@code payment.captured}, compared exactly;
   * any by default. A scheme that names no type is refused by {@link #build}.
   */
  public ResponseVerifierBuilder types(String... types) {
    this.acceptance = acceptance.ofTypes(types);
    return this;
  }

  /** Sets what the payload must say beside its outcome; nothing by default. */
  public ResponseVerifierBuilder require(Requirement... requirements) {
    this.acceptance = acceptance.requiring(List.of(requirements));
    return this;
  }

  /** Sets what admits each result once. Required; {@link ReplayGuard#disabled()} says none. */
  public ResponseVerifierBuilder replayGuard(ReplayGuard replayGuard) {
    this.replayGuard = Objects.requireNonNull(replayGuard, "replayGuard");
    return this;
  }

  /** Sets the scope within which a result can be used once; the scheme's name by default. */
  public ResponseVerifierBuilder replayScope(String replayScope) {
    this.replayScope = Objects.requireNonNull(replayScope, "replayScope");
    return this;
  }

  /**
   * Sets how long a result is remembered when no freshness limits it; 30 days by default. With
   * freshness, a result is remembered for as long as it could pass.
   */
  public ResponseVerifierBuilder replayRetention(Duration replayRetention) {
    Freshness.timestampNotSigned().withRetention(replayRetention);
    this.replayRetention = replayRetention;
    return this;
  }

  /**
   * Sets who sends the results; the scheme's own by default, mostly {@link Sender#CLIENT}, and
   * always that where a {@link #carrier} that was set collects parts. It decides the defaults of
   * {@link #onReplay}, {@link #onNotAccepted} and {@link #giveBack}.
   */
  public ResponseVerifierBuilder sender(Sender sender) {
    this.senderIsStated = true;
    this.sending = sending.sender(Objects.requireNonNull(sender, "sender"));
    return this;
  }

  /**
   * Sets what happens to a result that was used before; a client's is refused by default, a
   * vendor's acknowledged.
   */
  public ResponseVerifierBuilder onReplay(OnReplay onReplay) {
    this.sending = sending.onReplay(Objects.requireNonNull(onReplay, "onReplay"));
    return this;
  }

  /**
   * Sets what happens to a genuine result of another type or with an outcome that is not accepted;
   * a client's is refused by default, a vendor's acknowledged.
   */
  public ResponseVerifierBuilder onNotAccepted(OnNotAccepted onNotAccepted) {
    this.sending = sending.onNotAccepted(Objects.requireNonNull(onNotAccepted, "onNotAccepted"));
    return this;
  }

  /**
   * Sets what says that a handler did nothing with a result, so that the same result may be sent
   * again; {@link GiveBack#EXPLICIT} by default for a client, {@link GiveBack#STATUS} for a vendor.
   */
  public ResponseVerifierBuilder giveBack(GiveBack giveBack) {
    this.sending = sending.giveBack(Objects.requireNonNull(giveBack, "giveBack"));
    return this;
  }

  /**
   * Sets the time after which a claim is abandoned that was neither marked as used nor given back,
   * because its node has stopped; one minute by default, from one second to a day. A vendor's
   * result is then accepted again, a client's counts as used. Must be longer than any handler
   * takes.
   */
  public ResponseVerifierBuilder claimTimeout(Duration claimTimeout) {
    this.claimTimeout = OnceOnly.requireClaimTimeout(claimTimeout);
    return this;
  }

  /** Sets the most bytes of body that are read; 256 KiB by default, 64 MiB at most. */
  public ResponseVerifierBuilder maxBody(int bytes) {
    if (bytes < 1 || bytes > LARGEST_MAX_BODY) {
      throw new IllegalArgumentException("set max-body to between 1 byte and 64MiB");
    }
    this.maxBody = bytes;
    return this;
  }

  /** Sets how many levels JSON may be nested; 32 by default, 1,000 at most. */
  public ResponseVerifierBuilder maxJsonDepth(int levels) {
    this.maxJsonDepth = inRange("max-json-depth", levels, LARGEST_MAX_JSON_DEPTH);
    return this;
  }

  /** Sets how many digits a number of JSON may have; 1,000 by default, 10,000 at most. */
  public ResponseVerifierBuilder maxJsonDigits(int digits) {
    this.maxJsonDigits = inRange("max-json-digits", digits, LARGEST_MAX_JSON_DIGITS);
    return this;
  }

  private static int inRange(String setting, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(setting + " is from 1 to " + most);
    }
    return value;
  }

  /**
   * Sets whether paths with parameters, encoded separators, empty or dot segments are refused; true
   * by default, because servers choose filters and resources by different readings of them.
   */
  public ResponseVerifierBuilder strictUri(boolean strictUri) {
    this.strictUri = strictUri;
    return this;
  }

  /** Sets what a JAX-RS resource method is given; the message's own body by default. */
  public ResponseVerifierBuilder entity(Entity entity) {
    this.entity = Objects.requireNonNull(entity, "entity");
    return this;
  }

  /** Sets the clock; the system's by default. */
  public ResponseVerifierBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Adds a listener, beside those of {@code META-INF/services}, of which it replaces one of its own
   * class.
   */
  public ResponseVerifierBuilder listener(VerificationListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * {@return the verifier}
   *
   * @throws IllegalArgumentException when something required was not said or two things contradict
   *     each other; the message names the fix
   */
  public ResponseVerifier build() {
    if (scheme == null) {
      throw new IllegalArgumentException("verifier '" + name + "' has no scheme: set one");
    }
    if (!senderIsStated) {
      // code that collects the parts again is not the vendor, whose own places would do
      boolean isRelayed = carrier != null && !carrier.partNames().isEmpty();
      sending = sending.sender(isRelayed ? Sender.CLIENT : scheme.sender());
    }
    ReplayGuard guard = sending.guardFor(name, scheme, replayGuard);
    Listeners told = Listeners.with(listeners);
    Observers observers = told.observers(name, scheme.name());
    ResponseVerifier built = new ResponseVerifier(parts(scheme, guard, observers), observers);
    told.started(built.status(), observers);
    return built;
  }

  private VerifierParts parts(SignatureScheme scheme, ReplayGuard guard, Observers observers) {
    Carrier place = carrier != null ? carrier : scheme.carrier();
    RequestChecks form = new RequestChecks(place.mediaTypes(), strictUri, maxBody);
    Freshness window =
        (freshness != null ? freshness : scheme.freshness())
            .requireFor(scheme.name(), scheme.signsTime(), scheme.isSession());
    StrictJson strict = new StrictJson(maxJsonDepth, maxJsonDigits);
    return new VerifierParts(
        name,
        form,
        new JsonReader(
            strict, WantedFields.of(scheme.fields(), binding.fields(), acceptance.fields())),
        new JsonReader(strict, WantedFields.of(place.fields())),
        place,
        scheme,
        new VendorClock(clock, window.clockSkew(), System::nanoTime, observers::clockBehind),
        replayRetention == null ? window : window.withRetention(replayRetention),
        binding,
        acceptance,
        onceOnly(guard, scheme.name()),
        new Answers(name, sending.sender(), form.methods(), sending.acknowledged()),
        entity);
  }

  private OnceOnly onceOnly(ReplayGuard guard, String vendor) {
    return new OnceOnly(
        name,
        guard,
        replayScope != null ? replayScope : vendor,
        sending.sender(),
        sending.effectiveOnReplay(),
        sending.effectiveGiveBack(),
        claimTimeout);
  }
}
