package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import java.util.Set;

/**
 * A compact JWS in a header whose claims commit to the body, and perhaps to the URL, by their
 * digests. The claims say when and who; the body is what is handed on.
 */
record BodyHashJws(Place place, CompactJws jws, Commitments commitments) implements Proof {

  @Override
  public Proven prove(Received received) throws RejectedException {
    Content token = Content.ofText(received.signatureOr(place));
    CompactJws.Verified verified = jws.verify(received.message(), token);
    StrictObject claims = received.message().object(verified.content());
    commitments.checkRequest(received);
    commitments.checkClaims(received, claims);
    // bodies may be alike, and the vendor signs each with a token of its own
    return Proven.ofBody(claims, "", Payloads.ofAny(received), received.content(), verified.key())
        .counted(verified::content);
  }

  @Override
  public Set<JsonPointer> fields() {
    return commitments.fields();
  }
}
