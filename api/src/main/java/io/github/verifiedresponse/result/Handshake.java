package io.github.verifiedresponse.result;

/**
 * The answer to a genuine message by which a vendor only tries out an endpoint, such as Slack's
 * {@code url_verification}. It is sent with status 200 in the handler's place.
 *
 * @param mediaType its Content-Type, such as {@code text/plain}
 * @param body ASCII; built from signed fields only
 */
public record Handshake(String mediaType, String body) {

  /** Shows the media type only: the body can hold a proof that the secret is known. */
  @Override
  public String toString() {
    return "Handshake[" + mediaType + "]";
  }
}
