package io.github.verifiedresponse.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.SignedTime;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A scheme as a user writes one in code: a header with the HMAC-SHA256 of the body.
 *
 * @param secret of the vendor
 */
record AcmeScheme(String secret) implements SignatureScheme {
  static final String HEADER = "X-Acme-Signature";

  @Override
  public AuthenticMessage authenticate(SignedParts carried) throws RejectedException {
    byte[] given = carried.signatureOr(HEADER).getBytes(StandardCharsets.UTF_8);
    byte[] expected = signature(carried.content().toByteArray()).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, given)) {
      throw new RejectedException(Reason.UNVERIFIED, "the MAC does not fit");
    }
    ObjectNode json = carried.content().toJsonObject();
    return new AuthenticMessage(
        json.path("id").asText(),
        SignedTime.NONE,
        carried.content(),
        json,
        Outcome.APPROVED,
        "acme");
  }

  String signature(byte[] body) {
    return TestVendor.withSecret(secret).hexMac(body);
  }
}
