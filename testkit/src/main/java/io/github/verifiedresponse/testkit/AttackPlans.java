package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.result.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the requests of each attack, with a fresh result for each.
 *
 * @param endpoint what is asked
 * @param vendor signs what the endpoint accepts
 * @param place puts it where the endpoint looks
 * @param age what is too old
 */
record AttackPlans(
    URI endpoint, TestVendor vendor, Function<TestVendor, SignedRequest> place, Duration age) {
  private static final int AT_ONCE = 8;

  /**
   * {@return the requests}
   *
   * @throws NotApplicableException when the attack makes no sense here
   */
  Plan of(Attack attack) {
    SignedRequest genuine = place.apply(vendor.fresh());
    Alteration alteration = Alteration.of(genuine);
    return switch (attack) {
      case GENUINE -> Plan.accepted(genuine, endpoint);
      case OTHER_KEY -> Plan.refused(genuine.withOtherKey(), endpoint);
      case TAMPERED -> Plan.refused(genuine.tampered(), endpoint);
      case CHANGED_SIGNATURE -> Plan.refused(alteration.changedSignature(), endpoint);
      case UNSIGNED -> Plan.refused(alteration.withoutSignature(), endpoint);
      case EMPTY -> Plan.refused(alteration.withoutBody(), endpoint);
      case TRUNCATED -> Plan.refused(genuine.truncated(), endpoint);
      case EXTENDED -> Plan.refused(alteration.extended(), endpoint);
      case RESERIALISED -> Plan.refused(genuine.reserialised(), endpoint);
      case TWICE -> Plan.refused(alteration.twice(), endpoint);
      case NO_ALGORITHM -> Plan.refused(withoutAlgorithm(alteration), endpoint);
      case OTHER_ALGORITHM -> Plan.refused(otherAlgorithm(alteration), endpoint);
      case PUBLIC_KEY_AS_SECRET -> Plan.refused(underPublicKey(alteration), endpoint);
      case AGED -> Plan.refused(genuine.aged(age), endpoint);
      case FROM_THE_FUTURE -> Plan.refused(genuine.aged(Duration.ofDays(-1)), endpoint);
      case OLD_SIGNATURE -> Plan.refused(oldSignature(genuine), endpoint);
      case OTHER_KIND -> Plan.notHandled(otherKind(), endpoint);
      case DECLINED -> Plan.notHandled(declined(), endpoint);
      case OTHER_PERSON -> Plan.refused(genuine.ofSomebodyElse(), endpoint);
      case REPLAYED -> Plan.once(requireOnce(genuine).replayed(), endpoint);
      case REPLAYED_AT_ONCE -> Plan.onceOf(requireOnce(genuine), AT_ONCE, endpoint);
      case REPLAYED_OTHERWISE -> Plan.once(otherwise(requireOnce(genuine)), endpoint);
      case OTHER_MEDIA_TYPE ->
          Plan.refused(withBody(genuine.tampered()).header("Content-Type", "text/html"), endpoint);
      case CODED ->
          Plan.refused(withBody(genuine.tampered()).header("Content-Encoding", "gzip"), endpoint);
      case PATH_PARAMETER -> Plan.forgedAt(path() + ";a=b", genuine.tampered());
      case TRAILING_SLASH -> Plan.forgedAt(path() + "/", genuine.tampered());
      case ENCODED_PATH -> Plan.forgedAt(encoded(path()), genuine.tampered());
      case DOUBLE_SLASH -> Plan.forgedAt("/" + path(), genuine.tampered());
      case OTHER_METHOD -> Plan.refused(genuine.tampered().method("PUT"), endpoint);
      case WITHOUT_BODY -> Plan.refused(alteration.withoutBody().method("GET"), endpoint);
    };
  }

  private String path() {
    String path = endpoint.getRawPath();
    if (path.isEmpty() || path.endsWith("/")) {
      throw new NotApplicableException("the endpoint's path ends with a slash");
    }
    return path;
  }

  private static String encoded(String path) {
    int last = path.length() - 1;
    return path.substring(0, last)
        + "%"
        + Integer.toHexString(path.charAt(last)).toUpperCase(Locale.ROOT);
  }

  private static SignedRequest withBody(SignedRequest request) {
    if (request.text().isEmpty()) {
      throw new NotApplicableException("the request has no body");
    }
    return request;
  }

  private SignedRequest requireOnce(SignedRequest request) {
    if (vendor.scheme().isSession()) {
      throw new NotApplicableException(
          "the scheme " + vendor.name() + " is a credential that may be used repeatedly");
    }
    return request;
  }

  private static List<SignedRequest> otherwise(SignedRequest request) {
    String query = request.query().isEmpty() ? "again=1" : request.query() + "&again=1";
    return List.of(
        request, request.with(request.headers(), query, request.text()).header("X-Again", "1"));
  }

  /** Two signatures, of which the first was made long ago. */
  private SignedRequest oldSignature(SignedRequest genuine) {
    SignedRequest old = genuine.aged(age);
    return Alteration.of(genuine).replaced(genuine.parts().signature(), old.parts().signature());
  }

  private static SignedRequest withoutAlgorithm(Alteration genuine) {
    String header = Alteration.base64url("{\"alg\":\"none\"}");
    return genuine.token(header + "." + genuine.tokenPayload() + ".");
  }

  private SignedRequest otherAlgorithm(Alteration genuine) {
    genuine.tokenPayload();
    if (vendor.signing().key().secret().isEmpty()) {
      throw new NotApplicableException("a public key has one algorithm");
    }
    String pinned = vendor.signing().values().getOrDefault("alg", "HS256");
    return place.apply(vendor.fresh().config("alg", pinned.equals("HS256") ? "HS512" : "HS256"));
  }

  private SignedRequest underPublicKey(Alteration genuine) {
    String payload = genuine.tokenPayload();
    String key =
        vendor
            .signing()
            .key()
            .publicKey()
            .orElseThrow(() -> new NotApplicableException("the vendor has no public key"));
    String input = Alteration.base64url("{\"alg\":\"HS256\"}") + "." + payload;
    return genuine.token(input + "." + Alteration.base64url(mac(key, input)));
  }

  private static byte[] mac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private SignedRequest otherKind() {
    try {
      SignedRequest other = place.apply(vendor.result("{\"sub\":\"1\"}"));
      boolean isTold =
          !(VerifiedPayloads.judged("attacks", other, other.vendor())
              instanceof Verification.Verified);
      if (isTold) {
        return other;
      }
    } catch (IllegalArgumentException e) {
      throw new NotApplicableException("the vendor cannot sign anything else");
    }
    throw new NotApplicableException("nothing tells results from what else the vendor signs");
  }

  private SignedRequest declined() {
    if (vendor.signing().isGiven()) {
      throw new NotApplicableException(
          "your own JSON cannot be made to decline: use approved() and field(…) in its place");
    }
    try {
      return place.apply(vendor.fresh().outcome(Outcome.DECLINED));
    } catch (IllegalArgumentException e) {
      throw new NotApplicableException("no result of the scheme " + vendor.name() + " declines");
    }
  }
}
