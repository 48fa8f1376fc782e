package io.github.verifiedresponse.result;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.StrictObject;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@code SignatureScheme} found behind a good signature: authentic and of the right kind,
 * but perhaps old, another person's, a refusal, or seen before.
 *
 * @param id the vendor's own id of the result, from signed content only
 * @param time the signed times
 * @param content the exact signed bytes
 * @param object what was signed as a JSON object, read once and strictly
 * @param outcome the vendor's decision
 * @param key the name of the key that fitted, never the key
 * @param account whose key it is, {@code Secret.account()}; empty when there is one account only
 * @param counted what the replay guard admits once where the vendor gives no id that is unique for
 *     each result: all that was signed but its time; empty where each id is admitted once
 * @param type the type of event that the signed content names, such as {@code payment.captured};
 *     empty when it names none
 * @param contentIsJson whether {@code object} is {@code content} itself; not where single fields, a
 *     form or digests are signed
 * @param handshake how to answer a message by which the vendor only tries out the endpoint; empty
 *     for every other message. It is answered when it is fresh, and nothing else of it counts
 */
public record AuthenticMessage(
    String id,
    SignedTime time,
    Content content,
    StrictObject object,
    Outcome outcome,
    String key,
    String account,
    Optional<Content> counted,
    String type,
    boolean contentIsJson,
    Optional<Handshake> handshake) {

  /** Checks that nothing is missing. */
  public AuthenticMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(counted, "counted");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(handshake, "handshake");
  }

  /**
   * A message that is itself JSON, with an id of its own, under the key of the only account, of no
   * particular type. The methods below make it another.
   */
  public AuthenticMessage(
      String id, SignedTime time, Content content, ObjectNode json, Outcome outcome, String key) {
    this(
        id,
        time,
        content,
        StrictObject.of(json),
        outcome,
        key,
        "",
        Optional.empty(),
        "",
        true,
        Optional.empty());
  }

  /** {@return the same under the key of this account} */
  public AuthenticMessage ofAccount(String name) {
    return new AuthenticMessage(
        id, time, content, object, outcome, key, name, counted, type, contentIsJson, handshake);
  }

  /**
   * {@return the same from a vendor that repeats its ids}
   *
   * @param signed what is admitted once instead: the content, or more where more is signed, such as
   *     the address
   */
  public AuthenticMessage withoutUniqueId(Content signed) {
    return new AuthenticMessage(
        id,
        time,
        content,
        object,
        outcome,
        key,
        account,
        Optional.of(signed),
        type,
        contentIsJson,
        handshake);
  }

  /** {@return the same as an event of this type} */
  public AuthenticMessage ofType(String name) {
    return new AuthenticMessage(
        id, time, content, object, outcome, key, account, counted, name, contentIsJson, handshake);
  }

  /** {@return the same where the JSON was made from the content, and is not the content itself} */
  public AuthenticMessage withContentThatIsNotJson() {
    return new AuthenticMessage(
        id, time, content, object, outcome, key, account, counted, type, false, handshake);
  }

  /** {@return the same as a message by which the vendor tries out the endpoint} */
  public AuthenticMessage answeredWith(Handshake answer) {
    return new AuthenticMessage(
        id,
        time,
        content,
        object,
        outcome,
        key,
        account,
        counted,
        type,
        contentIsJson,
        Optional.of(answer));
  }

  /**
   * {@return what was signed as a JSON object, as a tree that must not be changed} It is made when
   * it is asked for first; {@link #at} has a single field without it.
   *
   * @throws IllegalStateException as {@link StrictObject#tree} says
   */
  public ObjectNode json() {
    return object.tree();
  }

  /**
   * {@return a field of the JSON, or a missing node}
   *
   * @param field best one that {@code SignatureScheme.fields} or {@code Binding.fields} names
   * @throws IllegalStateException as {@link StrictObject#tree} says
   */
  public JsonNode at(JsonPointer field) {
    return object.at(field);
  }

  /** {@return the JSON as text, which is the content wherever that is possible} */
  public Content entity() {
    return contentIsJson ? content : Content.ofText(json().toString());
  }

  /** Shows sizes and names, never what the vendor said about a person. */
  @Override
  public String toString() {
    return "AuthenticMessage[" + content + ", key " + key + "]";
  }
}
