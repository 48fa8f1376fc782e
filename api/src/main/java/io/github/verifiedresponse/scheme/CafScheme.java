package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.AuthenticMessage;
import io.github.verifiedresponse.Carried;
import io.github.verifiedresponse.Carrier;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.SignatureScheme;
import io.github.verifiedresponse.SignedTime;

/** A good JWS under the client secret that also looks like a result of the expected product. */
record CafScheme(CafProduct product, CompactJws jws) implements SignatureScheme {

  @Override
  public String name() {
    return "caf";
  }

  @Override
  public Carrier carrier() {
    return Carrier.body("application/jwt", "application/jose", "text/plain");
  }

  @Override
  public boolean signsTime() {
    return true;
  }

  @Override
  public AuthenticMessage authenticate(Carried carried) throws RejectedException {
    CompactJws.Verified token = jws.verify(carried);
    ObjectNode payload = token.payload();
    String requestId = requestId(payload);
    if (requestId.isEmpty() || !product.describes(payload)) {
      throw new RejectedException(
          Reason.WRONG_TYPE, "the token is genuine, but it is not a result of this product");
    }
    SignedTime time = JwtTimes.read(payload);
    return new AuthenticMessage(
        requestId,
        time,
        token.content(),
        payload,
        product.outcome(payload),
        token.key().name(),
        token.key().account(),
        true);
  }

  private static String requestId(ObjectNode payload) {
    JsonNode requestId = payload.path("requestId");
    return requestId.isTextual() ? requestId.textValue().strip() : "";
  }

  @Override
  public String toString() {
    return "caf " + product;
  }
}
