package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out why a genuine request is refused.
 *
 * <pre>{@code
 * Diagnosis diagnosis = Doctor.of(Vendors.named("shufti-pro"))
 *     .secret(System.getenv("SHUFTI_SECRET_KEY"))
 *     .examine(Request.ofCapture(Files.readAllBytes(Path.of("callback.http"))));
 * }</pre>
 *
 * <p>It tries known mistakes, each undone, until the signature fits: one of the message, one of the
 * set-up, or one of each. It verifies only, and never signs. Nothing that it says holds a secret, a
 * signature or a payload.
 *
 * <p><b>It is not for applications.</b> A request that fits only with a mistake undone must still
 * be refused.
 */
public final class Doctor {
  private final Setup setup;
  private final Optional<String> previousSecret;
  private final Window window;

  private Doctor(Setup setup, Optional<String> previousSecret, Window window) {
    this.setup = setup;
    this.previousSecret = previousSecret;
    this.window = window;
  }

  /**
   * Starts with the vendor that is set for the verifier.
   *
   * @param vendor an entry of the table, or one of yours
   */
  public static Doctor of(Vendor vendor) {
    return new Doctor(
        new Setup(vendor, "", Optional.empty(), Optional.empty(), Map.of(), Optional.empty()),
        Optional.empty(),
        Window.OF_THE_SCHEME);
  }

  /**
   * Sets the secret as it is configured, with whatever is wrong with it.
   *
   * @param text not empty
   * @throws IllegalArgumentException when it is not set
   */
  public Doctor secret(String text) {
    if (Objects.requireNonNullElse(text, "").isEmpty()) {
      throw new IllegalArgumentException(
          "the secret is empty: set it, or the environment variable that it is read from");
    }
    return with(setup.withSecret(text));
  }

  /** Sets the secret that was used before. */
  public Doctor previousSecret(String text) {
    return new Doctor(setup, Optional.of(text), window);
  }

  /** Sets the vendor's public key, for vendors that sign with a private one. */
  public Doctor publicKey(VerificationKey key) {
    return with(
        new Setup(
            setup.vendor(),
            "",
            Optional.of(key),
            setup.keyForm(),
            setup.config(),
            setup.carrier()));
  }

  /** Sets the setting {@code key-format}; the vendor's form by default. */
  public Doctor keyFormat(String form) {
    return with(setup.withKeyForm(form));
  }

  /**
   * Sets the setting {@code config.NAME}, or, as {@code alg}, the algorithm that is set.
   *
   * @throws IllegalArgumentException when the vendor's entry asks for no such value
   */
  public Doctor config(String name, String value) {
    Set<String> asked = setup.vendor().asks();
    if (!asked.contains(name)) {
      throw new IllegalArgumentException(
          "the scheme %s asks for no config value of this name: %s"
              .formatted(
                  setup.vendor().name(),
                  asked.isEmpty() ? "remove it" : "use one of " + new TreeSet<>(asked)));
    }
    return with(setup.withConfig(name, value));
  }

  /** Sets where the signed content is; the vendor's place by default. */
  public Doctor carrier(Carrier carrier) {
    return with(
        new Setup(
            setup.vendor(),
            setup.secret(),
            setup.publicKey(),
            setup.keyForm(),
            setup.config(),
            Optional.of(carrier)));
  }

  /** Sets how old a result may be; as the vendor's entry says by default. */
  public Doctor maxAge(Duration age) {
    return with(window.withAge(Freshness.within(age)));
  }

  /** Accepts results of any age, as the setting {@code max-age=unlimited} does. */
  public Doctor anyAge() {
    return with(window.withAge(Freshness.unlimited()));
  }

  /** Sets how far apart the vendor's clock and the server's may be; half a minute by default. */
  public Doctor clockSkew(Duration skew) {
    return with(window.withClockSkew(skew));
  }

  /** Sets the clock, such as one that shows when the request was received. */
  public Doctor clock(Clock other) {
    return with(window.withClock(other));
  }

  private Doctor with(Setup other) {
    return new Doctor(other, previousSecret, window);
  }

  private Doctor with(Window other) {
    return new Doctor(setup, previousSecret, other);
  }

  /**
   * {@return why the request is refused, or that it is not}
   *
   * @throws IllegalArgumentException when the set-up lacks a value that the vendor's entry asks
   *     for, or a value has no right form; the message says which and quotes none
   */
  public Diagnosis examine(Request request) {
    return new Examination(setup, previousSecret, new Afterwards(window), request).diagnosis();
  }

  /** Shows the vendor's name only. */
  @Override
  public String toString() {
    return "Doctor[" + setup.vendor().name() + "]";
  }
}
