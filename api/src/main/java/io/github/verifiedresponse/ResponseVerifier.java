package io.github.verifiedresponse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One named, configured way from an untrusted message to a verified payload.
 *
 * <pre>{@code
 * ResponseVerifier caf = ResponseVerifier.named("caf")
 *     .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, Keys.environment("CAF_CLIENT_SECRET")))
 *     .carrier(Carrier.jsonField("/signedResponse"))
 *     .freshness(Freshness.within(Duration.ofMinutes(5)))
 *     .accept(Outcome.APPROVED)
 *     .replayGuard(ReplayGuards.inMemory())
 *     .build();
 * }</pre>
 *
 * <p>Every doubt about the set-up is an exception in {@code build()}. Afterwards nothing throws:
 * {@link #verify} says {@link Verification.Verified} or {@link Verification.Rejected}. Safe for any
 * number of threads.
 */
public final class ResponseVerifier {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final String name;
  private final SignatureScheme scheme;
  private final Carrier carrier;
  private final RequestForm form;
  private final Freshness freshness;
  private final Binding binding;
  private final Acceptance acceptance;
  private final ReplayGuard replayGuard;
  private final String replayScope;
  private final Duration replayRetention;
  private final int maxBody;
  private final Entity entity;
  private final Clock clock;
  private final List<VerificationListener> listeners;

  private ResponseVerifier(Builder builder, SignatureScheme scheme, ReplayGuard replayGuard) {
    this.name = builder.name;
    this.scheme = scheme;
    this.replayGuard = replayGuard;
    this.carrier = builder.carrier != null ? builder.carrier : scheme.carrier();
    this.form = new RequestForm(carrier.mediaTypes(), builder.strictUri, builder.maxBody);
    this.freshness = freshness(builder.freshness, scheme);
    this.binding = builder.binding;
    this.acceptance = builder.acceptance;
    this.replayScope = builder.replayScope != null ? builder.replayScope : scheme.name();
    this.replayRetention = builder.replayRetention;
    this.maxBody = builder.maxBody;
    this.entity = builder.entity;
    this.clock = builder.clock;
    this.listeners = List.copyOf(builder.listeners);
  }

  /**
   * Starts a verifier.
   *
   * @param name kebab-case, such as {@code caf}; it stands in {@code @VerifiedResponse}, settings,
   *     problems and logs
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /**
   * Goes the whole way with a message. It never throws: whatever fails, fails closed.
   *
   * @param message the untrusted message; its body is read here, at most once
   * @param accept the outcomes that this endpoint takes, on top of what the verifier itself asks
   *     for, as {@link VerifiedResponse#accept()} says; none adds nothing
   */
  public Verification verify(InboundMessage message, Outcome... accept) {
    Verification verification = judge(message, Acceptance.of(accept));
    tell(verification);
    return verification;
  }

  private Verification judge(InboundMessage message, Acceptance endpoint) {
    try {
      form.check(message);
      Carried carried = carrier.take(message);
      AuthenticMessage authentic = scheme.authenticate(carried);
      Instant now = clock.instant();
      Instant lastUse = freshness.check(authentic.time(), now);
      binding.check(authentic, message.caller());
      acceptance.check(authentic.outcome());
      endpoint.check(authentic.outcome());
      admit(authentic, lastUse != null ? lastUse : now.plus(replayRetention));
      return new Verification.Verified(new VerifiedPayload(name, authentic, binding.binds(), true));
    } catch (RejectedException refused) {
      return new Verification.Rejected(refused.reason(), refused.detail());
    } catch (RuntimeException | StackOverflowError | LinkageError broken) {
      return broken(broken);
    }
  }

  private void admit(AuthenticMessage authentic, Instant until) throws RejectedException {
    if (!replayGuard.admit(ReplayIdentity.of(replayScope, authentic.id()), until)) {
      throw new RejectedException(Reason.REPLAYED, "this result was used before");
    }
  }

  /**
   * A part that breaks is a part that cannot say yes. Its message may quote the input: type only.
   */
  private Verification broken(Throwable cause) {
    System.getLogger(ResponseVerifier.class.getName())
        .log(
            System.Logger.Level.ERROR,
            "verifier {0}: a part failed with {1}; the request was refused",
            name,
            cause.getClass().getName());
    return new Verification.Rejected(Reason.UNAVAILABLE, "verification failed; try again later");
  }

  private void tell(Verification verification) {
    for (VerificationListener listener : listeners) {
      try {
        listener.onVerification(name, verification);
      } catch (RuntimeException | LinkageError ignored) {
        // observers report, they never decide
        System.getLogger(ResponseVerifier.class.getName())
            .log(System.Logger.Level.WARNING, "verifier {0}: a listener failed", name);
      }
    }
  }

  /**
   * Judges a payload that this request was given before, at another door or an earlier dispatch:
   * nothing is verified twice, but the outcomes that this endpoint takes still count.
   *
   * @param payload what this verifier has verified
   * @param accept as in {@link #verify}
   */
  public Verification recheck(VerifiedPayload payload, Outcome... accept) {
    try {
      acceptance.check(payload.outcome());
      Acceptance.of(accept).check(payload.outcome());
      return new Verification.Verified(payload);
    } catch (RejectedException refused) {
      return new Verification.Rejected(refused.reason(), refused.detail());
    }
  }

  /** {@return the refusal as the client reads it} */
  public Problem problem(Verification.Rejected rejected) {
    return new Problem(name, form.methods(), rejected);
  }

  /** {@return the name} */
  public String name() {
    return name;
  }

  /** {@return the most bytes of body that a door may read for this verifier} */
  public int maxBody() {
    return maxBody;
  }

  /** {@return what a JAX-RS resource method is given as its entity} */
  public Entity entity() {
    return entity;
  }

  /** {@return the scheme's name, as settings write it} */
  public String scheme() {
    return scheme.name();
  }

  private static Freshness freshness(@Nullable Freshness stated, SignatureScheme scheme) {
    if (stated == null) {
      return scheme.signsTime()
          ? Freshness.within(Freshness.DEFAULT_MAX_AGE)
          : Freshness.timestampNotSigned();
    }
    if (stated.isLimited() && !scheme.signsTime()) {
      throw new IllegalArgumentException(
          "max-age cannot be checked: the scheme "
              + scheme.name()
              + " signs no time; remove max-age and rely on binding and replay guard");
    }
    return stated;
  }

  /** Describes the set-up in one line, as it is logged at start. No secret is in it. */
  @Override
  public String toString() {
    return "verifier "
        + name
        + ": scheme "
        + scheme.name()
        + ", carrier "
        + carrier
        + ", "
        + freshness
        + ", "
        + (binding.binds() ? "bound to the caller" : "binding none")
        + ", "
        + acceptance
        + ", replay guard "
        + replayGuard
        + ", max-body "
        + maxBody
        + " bytes";
  }

  /**
   * Builds a {@link ResponseVerifier}; scheme and replay guard must be said, the rest has defaults.
   */
  public static final class Builder {
    private static final int DEFAULT_MAX_BODY = 256 * 1024;
    private static final int LARGEST_MAX_BODY = 64 * 1024 * 1024;
    private static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

    private final String name;
    private @Nullable SignatureScheme scheme;
    private @Nullable Carrier carrier;
    private @Nullable Freshness freshness;
    private Binding binding = Binding.none();
    private Acceptance acceptance = Acceptance.ANY;
    private @Nullable ReplayGuard replayGuard;
    private @Nullable String replayScope;
    private Duration replayRetention = DEFAULT_RETENTION;
    private int maxBody = DEFAULT_MAX_BODY;
    private boolean strictUri = true;
    private Entity entity = Entity.MESSAGE;
    private Clock clock = Clock.systemUTC();
    private final List<VerificationListener> listeners = new ArrayList<>();

    private Builder(String name) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "a verifier's name is kebab-case, such as caf or shufti-relayed");
      }
      this.name = name;
    }

    /** Sets how the vendor signs. Required. */
    public Builder scheme(SignatureScheme scheme) {
      this.scheme = Objects.requireNonNull(scheme, "scheme");
      return this;
    }

    /** Sets where in the message the signed thing sits; the scheme's own place by default. */
    public Builder carrier(Carrier carrier) {
      this.carrier = Objects.requireNonNull(carrier, "carrier");
      return this;
    }

    /** Sets the time window; five minutes by default when the scheme signs a time. */
    public Builder freshness(Freshness freshness) {
      this.freshness = Objects.requireNonNull(freshness, "freshness");
      return this;
    }

    /** Sets whose result it must be; {@link Binding#none()} by default. */
    public Builder binding(Binding binding) {
      this.binding = Objects.requireNonNull(binding, "binding");
      return this;
    }

    /** Sets the outcomes that are accepted; any by default. */
    public Builder accept(Outcome... outcomes) {
      this.acceptance = Acceptance.of(outcomes);
      return this;
    }

    /** Sets what admits each result once. Required; {@link ReplayGuard#disabled()} says none. */
    public Builder replayGuard(ReplayGuard replayGuard) {
      this.replayGuard = Objects.requireNonNull(replayGuard, "replayGuard");
      return this;
    }

    /** Sets the space in which a result counts once; the scheme's name by default. */
    public Builder replayScope(String replayScope) {
      this.replayScope = Objects.requireNonNull(replayScope, "replayScope");
      return this;
    }

    /**
     * Sets how long a result is remembered when no freshness limits it; 30 days by default. With
     * freshness, a result is remembered for as long as it could pass.
     */
    public Builder replayRetention(Duration replayRetention) {
      if (replayRetention.isNegative() || replayRetention.isZero()) {
        throw new IllegalArgumentException("replay-retention is more than zero");
      }
      this.replayRetention = replayRetention;
      return this;
    }

    /** Sets the most bytes of body that are read; 256 KiB by default, 64 MiB at most. */
    public Builder maxBody(int bytes) {
      if (bytes < 1 || bytes > LARGEST_MAX_BODY) {
        throw new IllegalArgumentException("max-body is from 1 byte to 64MiB");
      }
      this.maxBody = bytes;
      return this;
    }

    /**
     * Sets whether paths with parameters, encoded separators, empty or dot segments are refused;
     * true by default, because servers choose filters and resources by different readings of them.
     */
    public Builder strictUri(boolean strictUri) {
      this.strictUri = strictUri;
      return this;
    }

    /** Sets what a JAX-RS resource method is given; the message's own body by default. */
    public Builder entity(Entity entity) {
      this.entity = Objects.requireNonNull(entity, "entity");
      return this;
    }

    /** Sets the clock; the system's by default. */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** Adds a listener, beside those of {@code META-INF/services}. */
    public Builder listener(VerificationListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * {@return the verifier}
     *
     * @throws IllegalArgumentException when something required was not said or two things
     *     contradict each other; the message names the mend
     */
    public ResponseVerifier build() {
      if (scheme == null) {
        throw new IllegalArgumentException("verifier '" + name + "' has no scheme: set one");
      }
      if (replayGuard == null) {
        throw new IllegalArgumentException(
            "verifier '" + name + "' has no replay guard: set one, or say disabled");
      }
      ServiceLoader.load(VerificationListener.class).forEach(listeners::add);
      return new ResponseVerifier(this, scheme, replayGuard);
    }
  }
}
