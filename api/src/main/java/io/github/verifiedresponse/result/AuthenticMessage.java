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
 * @param uniqueId whether the vendor gives each result an id of its own, so that the replay guard
 *     admits each id once; otherwise it admits the same signed content once
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
    boolean uniqueId,
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
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(handshake, "handshake");
  }

  /** A message whose JSON is a tree already. */
  public AuthenticMessage(
      String id,
      SignedTime time,
      Content content,
      ObjectNode json,
      Outcome outcome,
      String key,
      String account,
      boolean uniqueId,
      String type,
      boolean contentIsJson,
      Optional<Handshake> handshake) {
    this(
        id,
        time,
        content,
        StrictObject.of(json),
        outcome,
        key,
        account,
        uniqueId,
        type,
        contentIsJson,
        handshake);
  }

  /** A message that is no handshake. */
  public AuthenticMessage(
      String id,
      SignedTime time,
      Content content,
      ObjectNode json,
      Outcome outcome,
      String key,
      String account,
      boolean uniqueId,
      String type,
      boolean contentIsJson) {
    this(
        id,
        time,
        content,
        json,
        outcome,
        key,
        account,
        uniqueId,
        type,
        contentIsJson,
        Optional.empty());
  }

  /** A message of a vendor that has one type of message. */
  public AuthenticMessage(
      String id,
      SignedTime time,
      Content content,
      ObjectNode json,
      Outcome outcome,
      String key,
      String account,
      boolean uniqueId) {
    this(id, time, content, json, outcome, key, account, uniqueId, "", true);
  }

  /** A message with a unique id, under the key of the only account that there is. */
  public AuthenticMessage(
      String id, SignedTime time, Content content, ObjectNode json, Outcome outcome, String key) {
    this(id, time, content, json, outcome, key, "", true);
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
