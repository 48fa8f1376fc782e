package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs as a vendor does, from the same {@link Vendor} entry that verifies: for tests. What is
 * signed here is an untrusted request like any other; a payload is made by verifying it only.
 *
 * <p>Immutable: each step returns another one. What is not said is made up from the entry's rules.
 */
public final class Signing {
  private static final String ORIGIN = "https://www.example.com";
  private static final String ALGORITHM = "alg";

  final Vendor vendor;
  final SigningKey key;
  final Deployment deployment;
  final String method;
  final String target;
  final Instant at;
  final Result result;

  /**
   * What the vendor is to say.
   *
   * @param json the text that a test gave, empty when the result is made up
   * @param isTimed whether the time of signing replaces one that the JSON holds
   * @param number makes ids unique; empty when the JSON's own ids count
   * @param outcome the vendor's decision, or null for the first one that the entry knows
   * @param fields more fields, by JSON pointer
   */
  record Result(
      String json,
      boolean isTimed,
      String number,
      @Nullable Outcome outcome,
      Map<String, String> fields) {}

  private Signing(
      Vendor vendor,
      SigningKey key,
      Deployment deployment,
      String method,
      String target,
      Instant at,
      Result result) {
    this.vendor = vendor;
    this.key = key;
    this.deployment = deployment;
    this.method = method;
    this.target = target;
    this.at = at;
    this.result = result;
  }

  /**
   * {@return a signing of this entry}
   *
   * @throws IllegalArgumentException when the entry cannot be signed in tests, with the reason: the
   *     entry is refused, or needs certificates that lead to the vendor's own root
   */
  public static Signing of(Vendor vendor, SigningKey key) {
    vendor
        .refusal()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(
                  "the scheme " + vendor.name() + " is refused, and so is not signed: " + why);
            });
    if (vendor.takesCertificates()) {
      throw new IllegalArgumentException(
          "the scheme "
              + vendor.name()
              + " is signed with certificates that lead to a root which the entry pins, and only"
              + " the vendor has such: use results of the vendor's sandbox");
    }
    Deployment deployment = key.deployment();
    for (String name : vendor.asks()) {
      deployment =
          switch (name) {
            case "public-url" -> deployment.with(name, ORIGIN);
            case ALGORITHM, "components" -> deployment;
            default -> deployment.with(name, SampleFields.CONFIGURED);
          };
    }
    Result result = new Result("", false, "1", null, Map.of());
    return new Signing(vendor, key, deployment, "POST", "/results", Instant.now(), result);
  }

  /** Sets a value that the entry asks a deployment for, as {@link Deployment#with} does. */
  public Signing with(String name, String value) {
    return new Signing(vendor, key, deployment.with(name, value), method, target, at, result);
  }

  /** Sets another key, with the same values of the deployment. */
  public Signing key(SigningKey other) {
    Deployment same = other.deployment();
    for (Map.Entry<String, String> value : deployment.values().entrySet()) {
      same = same.with(value.getKey(), value.getValue());
    }
    return new Signing(vendor, other, same, method, target, at, result);
  }

  /**
   * Sets the request that the vendor or its relayer sends; {@code POST /results} by default.
   *
   * @param method such as {@code POST}
   * @param target the raw path, without a query
   */
  public Signing to(String method, String target) {
    return new Signing(vendor, key, deployment, method, target, at, result);
  }

  /** Sets the time at which the vendor signs; when this was made, by default. */
  public Signing at(Instant at) {
    return new Signing(vendor, key, deployment, method, target, at, result);
  }

  /** As {@link #at}, and replaces a time that a given result holds. */
  public Signing timed(Instant at) {
    return at(at)
        .saying(new Result(result.json, true, result.number, result.outcome, result.fields));
  }

  /** Makes up a result with this outcome, where the entry has one. */
  public Signing outcome(Outcome outcome) {
    return saying(new Result("", result.isTimed, result.number, outcome, result.fields));
  }

  /**
   * Makes ids and references that end with this number.
   *
   * @param number ASCII digits, up to 18
   */
  public Signing number(String number) {
    return saying(new Result(result.json, result.isTimed, number, result.outcome, result.fields));
  }

  /** Sets a string of the result, at a JSON pointer such as {@code /personId}. */
  public Signing field(String pointer, String value) {
    Map<String, String> more = new LinkedHashMap<>(result.fields);
    more.put(Place.pointer(pointer).toString(), value);
    return saying(
        new Result(result.json, result.isTimed, result.number, result.outcome, Map.copyOf(more)));
  }

  /**
   * Signs this JSON object. It is signed byte for byte, unless a field has to be set: a signed time
   * that it does not hold, the signature itself, or what later steps say.
   *
   * @throws IllegalArgumentException when it is no JSON object
   */
  public Signing result(String json) {
    read(json);
    return saying(new Result(json, false, "", null, Map.of()));
  }

  static ObjectNode read(String json) {
    try {
      return Content.ofText(json).toJsonObject();
    } catch (RejectedException e) {
      throw new IllegalArgumentException(
          "the result is not a strict JSON object: " + e.getMessage());
    }
  }

  private Signing saying(Result other) {
    return new Signing(vendor, key, deployment, method, target, at, other);
  }

  /** {@return the entry} */
  public Vendor vendor() {
    return vendor;
  }

  /** {@return the key} */
  public SigningKey key() {
    return key;
  }

  /** {@return when it is signed} */
  public Instant at() {
    return at;
  }

  /** {@return what verifies what is signed here: the key and the values of the deployment} */
  public Deployment deployment() {
    return deployment;
  }

  /** {@return the HTTP method of the request} */
  public String method() {
    return method;
  }

  /** {@return the raw path of the request} */
  public String target() {
    return target;
  }

  /** {@return whether the result is given with its own ids, so that nothing of it is made up} */
  public boolean isGiven() {
    return !result.json.isEmpty() && result.number.isEmpty();
  }

  /** {@return the values that the entry asks a deployment for, by name} */
  public Map<String, String> values() {
    return deployment.values();
  }

  /** {@return whether results of the entry say what the vendor decided, and can say this} */
  public boolean decides(Outcome outcome) {
    return vendor.outcome.always() == outcome
        || vendor.outcome.cases().stream().anyMatch(each -> each.outcome() == outcome);
  }

  /** {@return whether the entry tells results from other things under the same key} */
  public boolean hasKind() {
    return !vendor.kind.isEmpty() || !vendor.id.places().isEmpty();
  }

  /** {@return whether the pinned algorithm takes the key} */
  public boolean isKeyFitting() {
    return key.fits(algorithm(), vendor.leastRsaBits);
  }

  /**
   * {@return the signed parts}
   *
   * @throws IllegalArgumentException when the entry cannot say what it was told to say, or the key
   *     is of another kind; the message says what
   */
  public SigningResult sign() {
    if (!isKeyFitting()) {
      throw new IllegalArgumentException(
          "the scheme " + vendor.name() + " takes another kind of key: let the test kit make one");
    }
    try {
      return new SigningRun(this).parts();
    } catch (RejectedException e) {
      throw new IllegalArgumentException(
          "the scheme " + vendor.name() + " cannot sign this: " + e.getMessage(), e);
    }
  }

  /** {@return the algorithm: the entry's, unless the deployment pins another one} */
  Algorithm algorithm() {
    return deployment
        .value(ALGORITHM)
        .map(name -> SigningKey.algorithm(vendor, name))
        .orElse(vendor.algorithm);
  }

  /** {@return the fields of the result} */
  ObjectNode fields() {
    ObjectNode fields = SampleFields.of(vendor, deployment, result, at);
    result.fields.forEach(
        (pointer, value) -> Payloads.put(fields, Place.pointer(pointer), new TextNode(value)));
    return fields;
  }

  /** {@return the result's text as it was given, if these are its fields} */
  Optional<String> given(ObjectNode fields) {
    return !result.json.isEmpty() && read(result.json).equals(fields)
        ? Optional.of(result.json)
        : Optional.empty();
  }

  /** Shows the vendor's name. */
  @Override
  public String toString() {
    return "Signing[" + vendor.name() + "]";
  }
}
