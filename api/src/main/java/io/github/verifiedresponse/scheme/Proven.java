package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.StrictObject;
import java.util.function.Supplier;

/**
 * What was signed.
 *
 * @param claims what the rules of a vendor's entry speak of
 * @param time the signed time as text, empty when it is among the claims
 * @param payload what the application is given
 * @param content the signed bytes
 * @param contentIsJson whether the payload is the content itself
 * @param counted what tells it from every other result: all that was signed but its time. It is
 *     made only where the result has no id of its own
 * @param key the key that fitted
 */
record Proven(
    StrictObject claims,
    String time,
    StrictObject payload,
    Content content,
    boolean contentIsJson,
    Supplier<Content> counted,
    FittingKey key) {

  /** Where no more than the content is signed. */
  Proven(
      StrictObject claims,
      String time,
      StrictObject payload,
      Content content,
      boolean contentIsJson,
      FittingKey key) {
    this(claims, time, payload, content, contentIsJson, () -> content, key);
  }

  /**
   * A body of any type that is signed as a whole.
   *
   * @param payload an empty one may represent a body that is not a JSON object
   */
  static Proven ofBody(
      StrictObject claims, String time, StrictObject payload, Content body, FittingKey key) {
    return new Proven(claims, time, payload, body, !payload.isEmpty(), key);
  }

  /** {@return the same where more is signed than the content} */
  Proven counted(Supplier<Content> signed) {
    return new Proven(claims, time, payload, content, contentIsJson, signed, key);
  }

  /** Shows sizes and names only. */
  @Override
  public String toString() {
    return "Proven[" + content + ", " + key + "]";
  }
}
