package io.github.verifiedresponse;

import io.github.verifiedresponse.message.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the parts of a verifier. */
record StatusOfParts(VerifierParts parts) implements VerifierStatus {

  /** What a readiness check asks. */
  @FunctionalInterface
  private interface Question {
    void ask() throws RejectedException;
  }

  @Override
  public String verifier() {
    return parts.name();
  }

  @Override
  public String scheme() {
    return parts.scheme().name();
  }

  @Override
  public List<String> notReady() {
    List<String> missing = new ArrayList<>();
    addUnless(parts.scheme()::requireReady, "keys", missing);
    addUnless(parts.onceOnly().guard()::requireReady, "replay guard", missing);
    addUnless(parts.binding()::requireReady, "binding", missing);
    return missing;
  }

  private static void addUnless(Question ready, String name, List<String> missing) {
    try {
      ready.ask();
    } catch (RejectedException | RuntimeException notReady) {
      missing.add(name); // what broke would refuse each result as unavailable, too
    }
  }

  @Override
  public Optional<Duration> clockSkew() {
    return parts.clock().behind();
  }

  @Override
  public Optional<Instant> nextKeyEnd() {
    return parts.scheme().nextKeyEnd();
  }
}
