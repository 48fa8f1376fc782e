package io.github.verifiedresponse.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times that a vendor put <em>under</em> its signature (RFC 7519, sections 4.1.4 to 4.1.6). A
 * time beside the signature is the relayer's word and is never here.
 *
 * @param issuedAt when the result was signed, or null when the vendor signs no time
 * @param notBefore the result counts from here on, or null
 * @param expiresAt the result no longer counts from here on, or null
 */
public record SignedTime(
    @Nullable Instant issuedAt, @Nullable Instant notBefore, @Nullable Instant expiresAt) {

  /** The vendor signs no time at all, as Shufti Pro does not. */
  public static final SignedTime NONE = new SignedTime(null, null, null);

  /** {@return the time of a vendor that signs only when the result was issued} */
  public static SignedTime issuedAt(Instant issuedAt) {
    return new SignedTime(issuedAt, null, null);
  }
}
