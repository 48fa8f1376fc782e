package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.SignedTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What makes signed content a result of its kind, and where id, time, type and outcome are in it.
 * All of it is read behind a good signature.
 *
 * @param handshake which messages only try out the endpoint
 * @param encoding how the vendor writes a MAC
 * @param isJwt whether {@code nbf} and {@code exp} have the meaning of RFC 7519
 * @param isForm whether all values are texts
 */
record ResultShape(
    List<FieldRule> kind,
    IdRule id,
    TimeRule time,
    Optional<JsonPointer> type,
    OutcomeRule outcome,
    HandshakeRule handshake,
    Encoding encoding,
    boolean isJwt,
    boolean isForm) {

  static ResultShape of(Vendor vendor, Deployment deployment) {
    boolean isJwt =
        switch (vendor.family) {
          case JWS, JWS_HASH, SD_JWT, HTTP_SIGNATURE -> true;
          case DETACHED, JWS_DETACHED -> false;
        };
    return new ResultShape(
        vendor.kind.stream().map(rule -> FieldRule.parse(rule, deployment)).toList(),
        vendor.id,
        vendor.time,
        vendor.type.isEmpty() ? Optional.empty() : Optional.of(Place.pointer(vendor.type)),
        vendor.outcome,
        deployment.answersHandshakes() ? vendor.handshake : HandshakeRule.NONE,
        vendor.encoding,
        isJwt,
        vendor.payload == Vendor.Payload.FORM);
  }

  /** {@return the fields that it reads} */
  Set<JsonPointer> fields() {
    Set<JsonPointer> fields = new LinkedHashSet<>(outcome.pointers());
    kind.forEach(rule -> fields.add(rule.pointer()));
    id.pointers().forEach(pointer -> fields.add(Place.pointer(pointer)));
    if (!time.pointer().matches()) {
      fields.add(time.pointer());
    }
    type.ifPresent(fields::add);
    handshake.fields().forEach(fields::add);
    fields.addAll(isJwt ? JwtTimes.FIELDS : List.of());
    return fields;
  }

  /** Reads a result. */
  AuthenticMessage read(Received received, Proven proven) throws RejectedException {
    StrictObject claims = proven.claims();
    if (handshake.isAskedBy(claims)) {
      return handshake(proven);
    }
    String ownId = id.of(claims, received);
    for (FieldRule rule : kind) {
      if (!rule.isMetBy(claims)) {
        throw new RejectedException(
            Reason.WRONG_TYPE, "the content is genuine, but it is not a result of this kind");
      }
    }
    return new AuthenticMessage(
        ownId,
        time(proven.time(), claims),
        proven.content(),
        proven.payload(),
        outcome.of(claims),
        proven.key().name(),
        proven.key().account(),
        id.isUnique() && !ownId.isEmpty() ? Optional.empty() : Optional.of(proven.counted().get()),
        type(claims),
        proven.contentIsJson(),
        Optional.empty());
  }

  /** It is no result: it needs no id, and nothing is claimed for it. */
  private AuthenticMessage handshake(Proven proven) throws RejectedException {
    return new AuthenticMessage(
        "",
        time(proven.time(), proven.claims()),
        proven.content(),
        proven.payload(),
        Outcome.UNKNOWN,
        proven.key().name(),
        proven.key().account(),
        Optional.of(proven.counted().get()),
        "",
        proven.contentIsJson(),
        Optional.of(handshake.answer(proven, encoding)));
  }

  private SignedTime time(String text, StrictObject claims) throws RejectedException {
    SignedTime signed = time.of(text, claims, isForm);
    return isJwt ? JwtTimes.with(signed.issuedAt(), claims) : signed;
  }

  private String type(StrictObject claims) {
    if (type.isEmpty()) {
      return "";
    }
    return Literal.text(claims.at(type.get()));
  }
}
