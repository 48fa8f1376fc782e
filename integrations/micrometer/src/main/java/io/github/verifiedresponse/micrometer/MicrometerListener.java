package io.github.verifiedresponse.micrometer;

import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.VerificationListener;
import io.github.verifiedresponse.VerifierStatus;
import io.github.verifiedresponse.message.FilterKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times what verifiers decide, in meters of Micrometer. {@code docs/operate.md} lists
 * the meters.
 *
 * <p>No code is needed: with this module and Micrometer on the class path, each verifier counts in
 * {@link Metrics#globalRegistry}, to which Spring Boot and others add their registries. For another
 * registry, give a listener to {@code ResponseVerifierBuilder.listener}, or make it a bean; it
 * replaces the one that is found, so that nothing is counted twice:
 *
 * <pre>{@code
 * ResponseVerifier.named("caf").listener(new MicrometerListener(registry))
 * }</pre>
 *
 * <p>All meters of a verifier are registered when it is built, at zero, so that the first refusal
 * of a kind is an increase and not a new series. Their tags are names of your configuration and
 * constants: no request can add a series, whatever it holds. Thread-safe.
 */
public final class MicrometerListener implements VerificationListener {
  private static final String CLOSED = "verified.response.closed";

  private final MeterRegistry registry;
  private final Map<Verifier, VerifierMeters> verifiers = new ConcurrentHashMap<>();

  /** Counts in {@link Metrics#globalRegistry}; for the service loader. */
  public MicrometerListener() {
    this(Metrics.globalRegistry);
  }

  /**
   * Counts in a registry of your own. Requests to closed applications are counted in {@link
   * Metrics#globalRegistry} always: such an application may have no verifier that was given this.
   *
   * @param registry where the meters are registered; several listeners may share one
   */
  public MicrometerListener(MeterRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
    // at zero; no other filter closes an application
    closed(FilterKind.SERVLET);
    closed(FilterKind.JAX_RS);
  }

  @Override
  public void onStart(VerifierStatus verifier) {
    meters(verifier.verifier(), verifier.scheme()).watch(verifier);
  }

  @Override
  public void onEvent(VerificationEvent event) {
    if (event.step() == Step.CLOSED) {
      closed(event.filter()).increment();
    } else {
      meters(event.verifier(), event.scheme()).count(event);
    }
  }

  private VerifierMeters meters(String name, String scheme) {
    return verifiers.computeIfAbsent(
        new Verifier(name, scheme),
        it -> new VerifierMeters(Meters.of(it.name(), it.scheme(), registry)));
  }

  private Counter closed(FilterKind filter) {
    return Counter.builder(CLOSED)
        .description("Requests refused because the start-up checks have closed the application")
        .tag("filter", filter.code())
        .register(Metrics.globalRegistry);
  }

  /** Two applications in one server may have verifiers of one name. */
  private record Verifier(String name, String scheme) {}
}
