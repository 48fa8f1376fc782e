package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.PublicKeySource;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one deployment adds to a {@link Vendor}: its keys, and the values that the entry asks for,
 * such as the app's bundle id.
 */
public final class Deployment {
  private final @Nullable KeySource secrets;
  private final @Nullable PublicKeySource publicKeys;
  private final List<X509Certificate> roots;
  private final Map<String, String> config;
  private final Optional<KeyForm> keyForm;
  private final Clock clock;
  private final boolean answersHandshakes;

  private Deployment(
      @Nullable KeySource secrets,
      @Nullable PublicKeySource publicKeys,
      List<X509Certificate> roots,
      Map<String, String> config,
      Optional<KeyForm> keyForm,
      Clock clock,
      boolean answersHandshakes) {
    this.secrets = secrets;
    this.publicKeys = publicKeys;
    this.roots = roots;
    this.config = config;
    this.keyForm = keyForm;
    this.clock = clock;
    this.answersHandshakes = answersHandshakes;
  }

  /** {@return a deployment with nothing but the keys that the entry ships, if it ships any} */
  public static Deployment withoutKeys() {
    return new Deployment(
        null, null, List.of(), Map.of(), Optional.empty(), Clock.systemUTC(), true);
  }

  /** {@return a deployment with shared secrets} */
  public static Deployment of(KeySource secrets) {
    return new Deployment(
        secrets, null, List.of(), Map.of(), Optional.empty(), Clock.systemUTC(), true);
  }

  /** {@return a deployment with the vendor's public keys} */
  public static Deployment of(PublicKeySource publicKeys) {
    return new Deployment(
        null, publicKeys, List.of(), Map.of(), Optional.empty(), Clock.systemUTC(), true);
  }

  /** {@return a deployment with the root to which certificates in the message must lead} */
  public static Deployment of(X509Certificate root) {
    return new Deployment(
        null, null, List.of(root), Map.of(), Optional.empty(), Clock.systemUTC(), true);
  }

  /**
   * Adds a value that the entry asks for.
   *
   * @param name as the entry names it, such as {@code bundle-id}
   * @param value the value; several are separated by commas
   */
  public Deployment with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(config);
    more.put(name, value);
    return new Deployment(
        secrets, publicKeys, roots, Map.copyOf(more), keyForm, clock, answersHandshakes);
  }

  /**
   * Says in which form the secret's text holds the key, where that is not the entry's.
   *
   * @param form {@code utf8}, {@code hex}, {@code base64}, {@code base64url} or {@code whsec}
   */
  public Deployment withKeyForm(String form) {
    return new Deployment(
        secrets,
        publicKeys,
        roots,
        config,
        Optional.of(KeyForm.parse(form)),
        clock,
        answersHandshakes);
  }

  /** Sets the clock by which certificates are judged; the system's by default. */
  public Deployment withClock(Clock clock) {
    return new Deployment(secrets, publicKeys, roots, config, keyForm, clock, answersHandshakes);
  }

  /**
   * Hands a vendor's handshakes to the handler, as any other message; by default a signed one is
   * answered in its place, where the entry says how.
   */
  public Deployment withoutHandshake() {
    return new Deployment(secrets, publicKeys, roots, config, keyForm, clock, false);
  }

  /**
   * Asks for keys, as a message does that names neither tenant nor key: a source that has none for
   * it answers.
   *
   * @throws RejectedException when a source cannot be asked
   */
  void requireKeys() throws RejectedException {
    InboundMessage nameless = InboundMessage.of("POST", "/").build();
    try {
      if (secrets != null) {
        secrets.secrets(nameless);
      }
      if (publicKeys != null) {
        publicKeys.keys(nameless, "");
      }
    } catch (RejectedException e) {
      if (e.reason() == Reason.UNAVAILABLE) {
        throw e;
      }
    }
  }

  Optional<KeySource> secrets() {
    return Optional.ofNullable(secrets);
  }

  Optional<PublicKeySource> publicKeys() {
    return Optional.ofNullable(publicKeys);
  }

  List<X509Certificate> roots() {
    return roots;
  }

  Optional<KeyForm> keyForm() {
    return keyForm;
  }

  Clock clock() {
    return clock;
  }

  boolean answersHandshakes() {
    return answersHandshakes;
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(config.get(name));
  }

  /** {@return the names of the values that were given} */
  Map<String, String> values() {
    return config;
  }

  String required(String name) {
    return value(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "config." + name + " is not set, but the scheme needs it: set it"));
  }

  /** {@return scheme and authority of the address that the vendor calls, and a prefix if any} */
  String publicUrl() {
    String url =
        value("public-url")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "config.public-url is not set, but the vendor signs the address that it"
                            + " calls: set it, for example to https://www.example.com"));
    if (!url.matches("https?://[^/?#@\\s]+(/[^?#\\s]*[^/?#\\s])?")) {
      throw new IllegalArgumentException(
          "config.public-url is not an origin: write it like https://www.example.com, without a"
              + " trailing slash");
    }
    return url;
  }

  /** Shows the names of the values only. */
  @Override
  public String toString() {
    return "Deployment" + config.keySet();
  }
}
