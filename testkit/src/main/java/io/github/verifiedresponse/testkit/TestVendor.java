package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.scheme.Signing;
import io.github.verifiedresponse.scheme.SigningKey;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signs as a vendor of the table does, with a key of your test.
 *
 * <pre>{@code
 * SignedRequest request = TestVendor.named("caf").secret(SECRET).approved().inJson("/signedResponse");
 * }</pre>
 *
 * <p>Immutable: each step returns another one. What is not said is made up from the vendor's entry:
 * a random key, a result with a fresh id, the system's time. Entries that no test can sign, because
 * their certificates lead to a root that only the vendor has, are refused with the reason.
 */
public final class TestVendor {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long LEAST = 100_000_000_000_000_000L;

  private final Signing signing;
  private final Clock clock;
  private final boolean isFixed;
  private final Optional<String> person;

  private TestVendor(Signing signing, Clock clock, boolean isFixed, Optional<String> person) {
    this.signing = signing;
    this.clock = clock;
    this.isFixed = isFixed;
    this.person = person;
  }

  /**
   * {@return the vendor of this name, with a random key}
   *
   * @param scheme a name of the table, such as {@code caf}, as the setting {@code scheme} has it
   * @throws IllegalArgumentException when there is none, or it cannot be signed; the message says
   *     why
   */
  public static TestVendor named(String scheme) {
    return of(Vendors.named(scheme));
  }

  /**
   * {@return the vendor of this name, for one of its kinds of result}
   *
   * @param variant as the setting {@code variant} has it, such as {@code face-authentication}
   */
  public static TestVendor named(String scheme, String variant) {
    return of(
        Vendors.find(scheme, variant)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no vendor of the table has this name and variant: see docs/vendors.md")));
  }

  /** {@return a vendor of your own, or of the table, with a random key} */
  public static TestVendor of(Vendor entry) {
    Signing signing =
        entry.refusal().isPresent()
            ? Signing.of(entry, SigningKey.ofSecret(entry, "0".repeat(64)))
            : Signing.of(entry, SigningKey.generate(entry));
    return new TestVendor(signing, Clock.systemUTC(), false, Optional.empty());
  }

  /**
   * Sets the shared secret that your endpoint has.
   *
   * @param secret the text as the vendor shows it
   * @throws IllegalArgumentException when it is not in the vendor's form, or the vendor signs with
   *     a key pair
   */
  public TestVendor secret(String secret) {
    if (signing.key().secret().isEmpty()) {
      throw new IllegalArgumentException(
          "the scheme " + name() + " is verified with a public key: use keys(KeyPair)");
    }
    return with(signing.key(SigningKey.ofSecret(signing.vendor(), secret)));
  }

  /** Sets the key pair, whose public key your endpoint has. */
  public TestVendor keys(KeyPair pair) {
    return with(signing.key(SigningKey.of(pair)));
  }

  /** Sets another random key. */
  public TestVendor withOtherKey() {
    String alg = signing.values().getOrDefault("alg", "");
    Vendor vendor = signing.vendor();
    return with(
        signing.key(
            alg.isEmpty() ? SigningKey.generate(vendor) : SigningKey.generate(vendor, alg)));
  }

  /**
   * Sets a value that the vendor's entry asks a deployment for; {@code configured} by default, and
   * {@code https://www.example.com} for {@code public-url}, which is to be what your endpoint has.
   *
   * <p>An {@code alg} that takes another kind of key sets another random key.
   *
   * @param name without {@code config.}, such as {@code client-id}
   */
  public TestVendor config(String name, String value) {
    TestVendor other = with(signing.with(name, value));
    return signing.isKeyFitting() && !other.signing.isKeyFitting() ? other.withOtherKey() : other;
  }

  /** Signs this JSON object, byte for byte; a signed time that it does not hold is added. */
  public TestVendor result(String json) {
    return with(signing.result(json));
  }

  /** Makes up a result that approves. */
  public TestVendor approved() {
    return outcome(Outcome.APPROVED);
  }

  /** Makes up a result that declines. */
  public TestVendor declined() {
    return outcome(Outcome.DECLINED);
  }

  /** Makes up a result with this outcome; an entry that knows none refuses when it signs. */
  public TestVendor outcome(Outcome outcome) {
    return with(signing.outcome(outcome));
  }

  /** Sets a string of the result, at a JSON pointer such as {@code /product}. */
  public TestVendor field(String pointer, String value) {
    return with(signing.field(pointer, value));
  }

  /**
   * Says whose result it is, as the binding of your verifier looks at it.
   *
   * @param pointer the bound field, such as {@code /personId}
   * @param person the caller of your test
   */
  public TestVendor boundTo(String pointer, String person) {
    return new TestVendor(signing.field(pointer, person), clock, isFixed, Optional.of(pointer));
  }

  /** Signs at this time, whatever a given result says. */
  public TestVendor at(Instant time) {
    return new TestVendor(signing.timed(time), clock, true, person);
  }

  /** Signs when this clock says; the system's by default. */
  public TestVendor clock(Clock clock) {
    return new TestVendor(signing, clock, isFixed, person);
  }

  /** Sets method and raw path, which some vendors sign; {@code POST /results} by default. */
  public TestVendor to(String method, String path) {
    return with(signing.to(method, path));
  }

  /** Puts a token into the body, as text. */
  public SignedRequest asBody() {
    return placed(new Placement(Placement.Kind.BODY, "", ""));
  }

  /** Puts a token into a header. */
  public SignedRequest asHeader(String name) {
    return placed(new Placement(Placement.Kind.HEADER, name, ""));
  }

  /** Puts a token into a field of a posted form. */
  public SignedRequest inForm(String field) {
    return placed(new Placement(Placement.Kind.FORM, field, ""));
  }

  /** Puts a token into a query parameter. */
  public SignedRequest inQuery(String parameter) {
    return placed(new Placement(Placement.Kind.QUERY, parameter, ""));
  }

  /** Puts a token into a string of a JSON body, such as {@code /signedResponse}. */
  public SignedRequest inJson(String pointer) {
    return placed(new Placement(Placement.Kind.JSON, pointer, ""));
  }

  /** Puts the vendor's raw answer and its signature into two strings of a JSON body. */
  public SignedRequest inJson(String contentPointer, String signaturePointer) {
    return placed(new Placement(Placement.Kind.JSON_PAIR, contentPointer, signaturePointer));
  }

  /** {@return the request as the vendor itself sends it} */
  public SignedRequest calledBack() {
    return placed(Placement.VENDORS_OWN);
  }

  SignedRequest placed(Placement placement) {
    TestVendor now = isFixed ? this : with(signing.at(clock.instant()));
    Signing fresh = now.signing.isGiven() ? now.signing : now.signing.number(number());
    return SignedRequest.of(now.with(fresh), placement, placement.of(fresh.sign(), name()));
  }

  /** {@return the same, with an id that no other result has} */
  TestVendor fresh() {
    return with(signing.number(number()));
  }

  private static String number() {
    return Long.toString(LEAST + RANDOM.nextLong(LEAST));
  }

  /** {@return the same result, signed so long ago} */
  TestVendor aged(Duration age) {
    return at(signing.at().minus(age));
  }

  Signing signing() {
    return signing;
  }

  /** {@return where the result says whose it is} */
  Optional<String> person() {
    return person;
  }

  private TestVendor with(Signing other) {
    return new TestVendor(other, clock, isFixed, person);
  }

  /** {@return the scheme's name} */
  public String name() {
    return signing.vendor().name();
  }

  /** {@return the vendor's scheme with this key and these values, for a verifier in code} */
  public SignatureScheme scheme() {
    return signing.vendor().scheme(signing.deployment());
  }

  /**
   * {@return the settings with which an application verifies what is signed here: scheme, variant,
   * key and values}
   *
   * @param verifier the verifier's name, such as {@code caf}
   */
  public Map<String, String> settings(String verifier) {
    String prefix = "verified-response." + verifier + ".";
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(prefix + "scheme", name());
    if (!signing.vendor().variant().isEmpty()) {
      settings.put(prefix + "variant", signing.vendor().variant());
    }
    signing.key().secret().ifPresent(secret -> settings.put(prefix + "secret", secret));
    signing.key().publicKey().ifPresent(key -> settings.put(prefix + "public-key", key));
    signing.values().forEach((name, value) -> settings.put(prefix + "config." + name, value));
    return settings;
  }

  /** Shows the scheme's name. */
  @Override
  public String toString() {
    return "TestVendor[" + name() + "]";
  }
}
