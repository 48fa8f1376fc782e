package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA1;
import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.RSA_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.SHA256_SUFFIX;
import static io.github.verifiedresponse.scheme.Encoding.HEX;
import static io.github.verifiedresponse.scheme.TimeForm.SECONDS;
import static io.github.verifiedresponse.scheme.Vendor.Family.JWS;

import java.time.Duration;
import java.util.List;

/** Vendors that say who a person is. */
final class IdentityVendors {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private static final Vendor CAF_FACE_LIVENESS =
      Vendor.named("caf")
          .relayed()
          .family(JWS)
          .carrier("text")
          .with(HMAC_SHA256)
          .time("/iat", SECONDS, FIVE_MINUTES)
          .variant("face-liveness")
          .kind("/requestId~", "/isAlive=true|false", "!/isMatch")
          .id("/requestId")
          .outcomes(List.of("/isAlive", "/isMatch"), "approved: true", "declined: false")
          .note("confidence high (HS256 inferred)")
          .repeats("by the phone, if our answer got lost")
          .from("docs.caf.io response-signature");

  private static final Vendor CAF_FACE_AUTHENTICATION =
      Vendor.named("caf")
          .relayed()
          .family(JWS)
          .carrier("text")
          .with(HMAC_SHA256)
          .time("/iat", SECONDS, FIVE_MINUTES)
          .variant("face-authentication")
          .kind("/requestId~", "/isAlive=true|false", "/isMatch=true|false")
          .id("/requestId")
          .outcomes(List.of("/isAlive", "/isMatch"), "approved: true", "declined: false")
          .note("confidence high (HS256 inferred)")
          .repeats("by the phone, if our answer got lost")
          .from("docs.caf.io response-signature");

  private static final Vendor CAF_ANY =
      Vendor.named("caf")
          .relayed()
          .family(JWS)
          .carrier("text")
          .with(HMAC_SHA256)
          .time("/iat", SECONDS, FIVE_MINUTES)
          .variant("any")
          .kind("/requestId~", "!/iss", "!/peopleId", "!/attemptId", "!/isAuthorized")
          .id("/requestId")
          .outcomes(List.of("/isAlive", "/isMatch"), "approved: true", "declined: false")
          .note("confidence high (HS256 inferred)")
          .repeats("by the phone, if our answer got lost")
          .from("docs.caf.io response-signature");

  private static final Vendor CAF_CONNECT =
      Vendor.named("caf-connect")
          .calledBack()
          .signature("header:X-Caf-Signature")
          .with(HMAC_SHA256, HEX)
          .kind("/id", "/type")
          .id("/id")
          .type("/type")
          .note("confidence medium")
          .repeats("2xx wanted (from memory); sends bad signatures on purpose now and then")
          .from("docs.caf.io caf-connect webhook; printed sample does NOT reproduce");

  private static final Vendor SHUFTI_PRO =
      Vendor.named("shufti-pro")
          .relayed()
          .calledBack()
          .signature("header:Signature")
          .with(SHA256_SUFFIX, HEX)
          .keyForm(KeyForm.SHA256_HEX)
          .kind("/reference~", "/event~")
          .id("/reference", "/event")
          .outcome(
              "/event",
              "approved: verification.accepted",
              "declined: verification.declined",
              "pending: request.pending, request.received, review.pending")
          .type("/event")
          .repeats("10 times, every 15 s, until 200")
          .from("developers.shuftipro.com; no published vector");

  private static final Vendor SHUFTI_PRO_LEGACY =
      Vendor.named("shufti-pro-legacy")
          .relayed()
          .calledBack()
          .signature("header:Signature")
          .with(SHA256_SUFFIX, HEX)
          .kind("/reference~", "/event~")
          .id("/reference", "/event")
          .outcome(
              "/event",
              "approved: verification.accepted",
              "declined: verification.declined",
              "pending: request.pending, request.received, review.pending")
          .type("/event")
          .repeats("10 times, every 15 s, until 200")
          .from("as above");

  private static final Vendor UQUDO =
      Vendor.named("uqudo")
          .relayed()
          .family(JWS)
          .carrier("text")
          .with(RSA_SHA256)
          .key("jwks:https://id.uqudo.io/api/.well-known/jwks.json")
          .time("/iat", SECONDS, FIVE_MINUTES)
          .kind("/aud=config:client-id", "/jti", "/data")
          .id("/jti")
          .note("confidence medium")
          .repeats("by the phone")
          .from(
              "docs.uqudo.com validation-and-parsing, security-and-best-practices; header kid+RS256 and aud, jti, data.nonce read; no vector; iat presence [?]");

  private static final Vendor ONFIDO =
      Vendor.named("onfido")
          .calledBack()
          .signature("header:X-SHA2-Signature")
          .with(HMAC_SHA256, HEX)
          .kind("/payload/action", "/payload/object/id")
          .id("/payload/object/id", "/payload/action")
          .outcome(
              "/payload/object/status",
              "approved: approved",
              "declined: declined",
              "pending: review, processing, awaiting_input")
          .type("/payload/action")
          .vectors(8)
          .note("confidence high (signature), medium (states)")
          .repeats("after any status but 2xx (from memory)")
          .from("onfido-java tests: 8 vectors; statuses of workflow runs [m]");

  private static final Vendor VERIFF =
      Vendor.named("veriff")
          .calledBack()
          .signature("header:X-HMAC-SIGNATURE")
          .with(HMAC_SHA256, HEX)
          .kind("/verification/id", "/verification/status")
          .id("/verification/id", "/verification/attemptId?")
          .outcome(
              "/verification/status",
              "approved: approved",
              "declined: declined, expired, abandoned",
              "pending: resubmission_requested, review")
          .vectors(3)
          .repeats("after anything but 200, hourly, for a week (from memory)")
          .from(
              "devdocs.veriff.com status table (9001, 9102, 9103, 9104, 9121); 2 body vectors; the same key signs session ids (GET)");

  private static final Vendor SUMSUB =
      Vendor.named("sumsub")
          .calledBack()
          .signature("header:X-Payload-Digest")
          .with(HMAC_SHA256, HEX)
          .kind("/applicantId", "/type")
          .id("/applicantId", "/type", "/createdAtMs")
          .outcome(
              "/reviewResult/reviewAnswer", "pending: absent", "approved: GREEN", "declined: RED")
          .type("/type")
          .commits("header:X-Payload-Digest-Alg=HMAC_SHA256_HEX")
          .note("confidence medium")
          .repeats("4 times: 5 min, 1 h, 5 h, 18 h")
          .from(
              "docs.sumsub.com webhook-manager, receive-verification-results; vector for SHA-1 only");

  private static final Vendor SUMSUB_SHA1 =
      Vendor.named("sumsub-sha1")
          .calledBack()
          .signature("header:X-Payload-Digest")
          .with(HMAC_SHA1, HEX)
          .raw()
          .vectors(1)
          .from("public test vectors");

  private static final Vendor PERSONA =
      Vendor.named("persona")
          .calledBack()
          .signature("header:Persona-Signature", "t={time},v1={signature}", " ")
          .signs("{time}.{body}")
          .with(HMAC_SHA256, HEX)
          .time("beside", SECONDS, FIVE_MINUTES)
          .kind("/data/id", "/data/attributes/name")
          .id("/data/id")
          .outcome(
              "/data/attributes/name",
              "approved: inquiry.approved",
              "declined: inquiry.declined, inquiry.failed",
              "pending: inquiry.completed, inquiry.marked-for-review")
          .type("/data/attributes/name")
          .note("confidence medium")
          .repeats(
              "after any status but 2xx, 8 at most; Persona-Webhook-Attempts-Left says how many")
          .from("docs.withpersona.com; no published vector, 1 derived");

  private static final Vendor IDENFY =
      Vendor.named("idenfy")
          .calledBack()
          .signature("header:Idenfy-Signature")
          .with(HMAC_SHA256, HEX)
          .kind("/scanRef", "/status/overall")
          .id("/scanRef", "/final")
          .outcome(
              "/status/overall",
              "approved: APPROVED",
              "declined: DENIED, EXPIRED",
              "pending: SUSPECTED, REVIEWING")
          .note("confidence medium")
          .repeats(
              "2xx within 10 s, else again; with a failure redirect set, anything but 200 sends the end user to the failure page")
          .from(
              "documentation.idenfy.com callback-signing, webhooks-overview, ResultCallback; no vector");

  private static final Vendor TRULIOO =
      Vendor.named("trulioo")
          .calledBack()
          .signature("header:x-trulioo-signature")
          .with(HMAC_SHA256, HEX)
          .kind("/id")
          .id("/id")
          .note("confidence medium")
          .from("developer.trulioo.com webhook, hmac; no vector");

  private static final Vendor METAMAP =
      Vendor.named("metamap")
          .calledBack()
          .signature("header:x-signature")
          .with(HMAC_SHA256, HEX)
          .kind("/eventName", "/resource")
          .id("/resource", "/eventName")
          .outcome(
              "/identityStatus",
              "approved: verified",
              "declined: rejected",
              "pending: reviewNeeded")
          .type("/eventName")
          .note("confidence low")
          .from("docs.metamap.com; no vector; identityStatus [m]");

  private static final Vendor DIDIT =
      Vendor.named("didit")
          .calledBack()
          .signature("header:X-Signature")
          .with(HMAC_SHA256, HEX)
          .time("/timestamp", SECONDS, FIVE_MINUTES)
          .kind("/session_id", "/status")
          .id("/session_id", "/status")
          .outcome(
              "/status",
              "approved: Approved",
              "declined: Declined",
              "pending: In Review, In Progress")
          .note("confidence medium")
          .from("docs.didit.me; raw-body header only, the two others are refused; no vector");

  private IdentityVendors() {}

  static List<Vendor> all() {
    return List.of(
        CAF_FACE_LIVENESS,
        CAF_FACE_AUTHENTICATION,
        CAF_ANY,
        CAF_CONNECT,
        SHUFTI_PRO,
        SHUFTI_PRO_LEGACY,
        UQUDO,
        ONFIDO,
        VERIFF,
        SUMSUB,
        SUMSUB_SHA1,
        PERSONA,
        IDENFY,
        TRULIOO,
        METAMAP,
        DIDIT);
  }
}
