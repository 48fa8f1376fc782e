package io.github.verifiedresponse;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link ResponseVerifier}; scheme and replay guard must be said, the rest has defaults.
 */
public final class ResponseVerifierBuilder {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int DEFAULT_MAX_BODY = 256 * 1024;
  private static final int LARGEST_MAX_BODY = 64 * 1024 * 1024;
  private static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

  final String name;
  @Nullable SignatureScheme scheme;
  @Nullable Carrier carrier;
  @Nullable Freshness freshness;
  Binding binding = Binding.none();
  Acceptance acceptance = Acceptance.ANY;
  @Nullable ReplayGuard replayGuard;
  @Nullable String replayScope;
  OnReplay onReplay = OnReplay.REJECT;
  boolean releaseOnError = true;
  Duration replayRetention = DEFAULT_RETENTION;
  int maxBody = DEFAULT_MAX_BODY;
  boolean strictUri = true;
  Entity entity = Entity.MESSAGE;
  Clock clock = Clock.systemUTC();
  final List<VerificationListener> listeners = new ArrayList<>();

  ResponseVerifierBuilder(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a verifier's name is kebab-case, such as caf or shufti-relayed");
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
    this.acceptance = Acceptance.of(outcomes).requiring(acceptance.requirements());
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

  /** Sets the space in which a result counts once; the scheme's name by default. */
  public ResponseVerifierBuilder replayScope(String replayScope) {
    this.replayScope = Objects.requireNonNull(replayScope, "replayScope");
    return this;
  }

  /**
   * Sets how long a result is remembered when no freshness limits it; 30 days by default. With
   * freshness, a result is remembered for as long as it could pass.
   */
  public ResponseVerifierBuilder replayRetention(Duration replayRetention) {
    if (replayRetention.isNegative()
        || replayRetention.isZero()
        || replayRetention.compareTo(Freshness.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "replay-retention is more than zero and at most ten years");
    }
    this.replayRetention = replayRetention;
    return this;
  }

  /** Sets what happens to a result that was used before; it is refused by default. */
  public ResponseVerifierBuilder onReplay(OnReplay onReplay) {
    this.onReplay = Objects.requireNonNull(onReplay, "onReplay");
    return this;
  }

  /**
   * Sets whether a result may be sent again after the application has failed on it with an
   * exception or a 5xx answer; true by default. False spends it at the first use, whatever comes of
   * it.
   */
  public ResponseVerifierBuilder releaseOnError(boolean releaseOnError) {
    this.releaseOnError = releaseOnError;
    return this;
  }

  /** Sets the most bytes of body that are read; 256 KiB by default, 64 MiB at most. */
  public ResponseVerifierBuilder maxBody(int bytes) {
    if (bytes < 1 || bytes > LARGEST_MAX_BODY) {
      throw new IllegalArgumentException("max-body is from 1 byte to 64MiB");
    }
    this.maxBody = bytes;
    return this;
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

  /** Adds a listener, beside those of {@code META-INF/services}. */
  public ResponseVerifierBuilder listener(VerificationListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * {@return the verifier}
   *
   * @throws IllegalArgumentException when something required was not said or two things contradict
   *     each other; the message names the mend
   */
  public ResponseVerifier build() {
    if (scheme == null) {
      throw new IllegalArgumentException("verifier '" + name + "' has no scheme: set one");
    }
    if (replayGuard == null) {
      throw new IllegalArgumentException(
          "verifier '" + name + "' has no replay guard: set one, or say disabled");
    }
    List<VerificationListener> all = new ArrayList<>(listeners);
    ServiceLoader.load(VerificationListener.class).forEach(all::add);
    return new ResponseVerifier(this, scheme, replayGuard, List.copyOf(all));
  }
}
