package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.Content;

/**
 * What was signed.
 *
 * @param claims what the rules of a vendor's entry speak of
 * @param time the signed time as text, empty when it is among the claims
 * @param payload what the application is given
 * @param content the signed bytes
 * @param key the key that fitted
 */
record Proven(ObjectNode claims, String time, ObjectNode payload, Content content, FittingKey key) {

  /** Shows sizes and names only. */
  @Override
  public String toString() {
    return "Proven[" + content + ", " + key + "]";
  }
}
