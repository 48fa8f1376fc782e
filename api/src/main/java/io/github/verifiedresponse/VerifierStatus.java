package io.github.verifiedresponse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a verifier is doing, for readiness checks and meters. */
public interface VerifierStatus {

  /** {@return the verifier's name} */
  String verifier();

  /** {@return the name of its scheme, such as {@code shufti-pro}} */
  String scheme();

  /**
   * {@return what is missing for the next result to be verified: {@code keys}, {@code replay guard}
   * or {@code binding}, whose keys cannot be had or whose store does not answer; none when it is
   * ready} It asks each of them once, takes nothing, and throws nothing.
   */
  List<String> notReady();

  /**
   * {@return by how much this node's clock is behind the vendor's at least, as the times of genuine
   * results in the last five to ten minutes show; empty when there was none, or no time is signed}
   * Above zero it is proven. Below zero it is how long the youngest result was under way: where
   * that is longer than on other nodes, this node's clock is ahead.
   */
  Optional<Duration> clockSkew();

  /**
   * {@return when the next of its keys is no longer accepted, by a time that was set for it such as
   * {@code previous-secret-until}; empty when none is known to end} Until then, the vendor and all
   * that sign with the key must have changed to the one that follows.
   */
  Optional<Instant> nextKeyEnd();
}
