package io.github.verifiedresponse.key;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How a JWK set is fetched.
 *
 * @param timeout how long a connection, and then each read, may take; from 1 ms to 30 s
 * @param outage for how long the last set counts while the address does not answer; then results
 *     are refused as unavailable. From zero to a week
 * @param proxy the HTTP proxy, which is asked by its name when it is unresolved; that of the Java
 *     platform ({@code https.proxyHost}), if there is one, when empty
 */
public record JwksAccess(Duration timeout, Duration outage, Optional<InetSocketAddress> proxy) {
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_OUTAGE = Duration.ofDays(7);

  /** Three seconds, four hours, and the platform's proxy. */
  public static final JwksAccess DEFAULT =
      new JwksAccess(Duration.ofSeconds(3), Duration.ofHours(4), Optional.empty());

  /**
   * Checks the durations.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public JwksAccess {
    timeout(timeout);
    outage(outage);
  }

  /** {@return the same time-out} It refuses one out of its range, saying so. */
  public static Duration timeout(Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("write a duration from PT0.001S to " + LONGEST_TIMEOUT);
    }
    return timeout;
  }

  /** {@return the same outage} It refuses one out of its range, saying so. */
  public static Duration outage(Duration outage) {
    if (outage.isNegative() || outage.compareTo(LONGEST_OUTAGE) > 0) {
      throw new IllegalArgumentException("write a duration from PT0S to P7D");
    }
    return outage;
  }
}
