package io.github.verifiedresponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The vendor's result, verified. Only {@link ResponseVerifier} can make one, so whoever holds one
 * knows that signature, kind, freshness, binding, outcome and first use were checked as configured.
 *
 * <p>Immutable and safe to share between threads; not serialisable, so that no session store or
 * cache writes a person's data by accident.
 */
public final class VerifiedPayload {
  /** The request attribute under which both doors attach the payload that was verified last. */
  public static final String ATTRIBUTE = "io.github.verifiedresponse.VerifiedPayload";

  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // "true", 1 and an absent field are not true
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build()
          .reader();

  private final String verifier;
  private final AuthenticMessage message;
  private final boolean bound;
  private final boolean firstSeen;

  VerifiedPayload(String verifier, AuthenticMessage message, boolean bound, boolean firstSeen) {
    this.verifier = verifier;
    this.message = message;
    this.bound = bound;
    this.firstSeen = firstSeen;
  }

  /**
   * {@return the payload of this request, or fails: the call that makes a handler safe even when a
   * mapping is wrong}
   *
   * @param attributes the request's attributes, such as {@code request::getAttribute} or {@code
   *     context::getProperty}
   * @param verifier the verifier that must have verified it
   * @throws NotVerifiedException when nothing was verified, or something was by another verifier
   */
  public static VerifiedPayload require(
      Function<String, ? extends Object> attributes, String verifier) {
    return find(attributes, verifier)
        .orElseThrow(
            () ->
                new NotVerifiedException(
                    "no result was verified by '"
                        + verifier
                        + "' for this request: guard the endpoint with @VerifiedResponse(\""
                        + verifier
                        + "\") or map the filter of that verifier to it"));
  }

  /**
   * {@return the payload of this request if the verifier has verified one}
   *
   * @param attributes as in {@link #require}
   * @param verifier the verifier's name
   */
  public static Optional<VerifiedPayload> find(
      Function<String, ? extends Object> attributes, String verifier) {
    for (String name : List.of(ATTRIBUTE, attribute(verifier))) {
      // a front end can set attributes to strings; only our own type counts
      if (attributes.apply(name) instanceof VerifiedPayload payload
          && payload.verifier.equals(verifier)) {
        return Optional.of(payload);
      }
    }
    return Optional.empty();
  }

  /**
   * {@return the request attribute that holds what this verifier has verified, beside {@link
   * #ATTRIBUTE}, which holds what was verified last}
   *
   * @param verifier the verifier's name
   */
  public static String attribute(String verifier) {
    return ATTRIBUTE + "." + verifier;
  }

  AuthenticMessage message() {
    return message;
  }

  /** {@return the name of the verifier} */
  public String verifier() {
    return verifier;
  }

  /**
   * {@return the vendor's id of the result: Caf's {@code requestId}, Shufti's reference and event}
   */
  public String id() {
    return message.id();
  }

  /** {@return when the vendor issued the result; empty when it signs no time} */
  public Optional<Instant> issuedAt() {
    return Optional.ofNullable(message.time().issuedAt());
  }

  /** {@return the vendor's decision} A verified payload can be a refusal. */
  public Outcome outcome() {
    return message.outcome();
  }

  /** {@return the exact signed bytes} */
  public Content content() {
    return message.content();
  }

  /** {@return the JSON object, as a copy that the caller may change} Numbers keep their digits. */
  public ObjectNode json() {
    return message.json().deepCopy();
  }

  /**
   * Reads the JSON as a type of yours, such as a record; fields that it does not have are ignored,
   * and no value is converted: a boolean is read from a JSON boolean only.
   *
   * @throws IllegalArgumentException when the JSON does not fit the type; the message does not
   *     quote the JSON
   */
  public <T> T as(Class<T> type) {
    try {
      return READER.treeToValue(message.json(), type);
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the payload, so neither it nor its cause goes on
      throw new IllegalArgumentException(
          "the payload verified by '" + verifier + "' does not fit " + type.getName());
    }
  }

  /**
   * {@return whether a binding tied the result to the caller; false says that anybody may hold it}
   */
  public boolean bound() {
    return bound;
  }

  /** {@return whether this is the first time; false only where a replay is attached on purpose} */
  public boolean firstSeen() {
    return firstSeen;
  }

  /** {@return the name of the key that fitted} */
  public String key() {
    return message.key();
  }

  /** Shows verifier and size: ids and payloads are personal. */
  @Override
  public String toString() {
    return "VerifiedPayload[" + verifier + ", " + message.content() + "]";
  }
}
