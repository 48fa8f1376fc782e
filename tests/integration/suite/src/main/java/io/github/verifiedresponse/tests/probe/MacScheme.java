package io.github.verifiedresponse.tests.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.SignedTime;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An application's own scheme: the header holds the HMAC-SHA256 of the raw body, whatever its type.
 */
public record MacScheme() implements SignatureScheme {
  /** The header with 64 hex digits. */
  public static final String HEADER = "X-Probe-Mac";

  /** The secret. */
  public static final String SECRET = "probe-only-mac-secret-0123456789-abcdef";

  @Override
  public String name() {
    return "probe-mac";
  }

  @Override
  public Carrier carrier() {
    return Carrier.body(
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/octet-stream",
        "application/json");
  }

  @Override
  public AuthenticMessage authenticate(SignedParts carried) throws RejectedException {
    String expected = HexFormat.of().formatHex(mac(carried.content()));
    byte[] given = carried.signatureOr(HEADER).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given)) {
      throw new RejectedException(Reason.UNVERIFIED, "the MAC does not fit");
    }
    return new AuthenticMessage(
        expected,
        SignedTime.NONE,
        carried.content(),
        JsonNodeFactory.instance.objectNode(),
        Outcome.APPROVED,
        "probe");
  }

  private static byte[] mac(Content content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      content.transferTo(mac::update);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
