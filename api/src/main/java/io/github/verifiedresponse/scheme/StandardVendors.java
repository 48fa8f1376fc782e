package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.Algorithm.ED25519;
import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA256;
import static io.github.verifiedresponse.scheme.Encoding.BASE64;
import static io.github.verifiedresponse.scheme.TimeForm.SECONDS;
import static io.github.verifiedresponse.scheme.Vendor.Family.HTTP_SIGNATURE;
import static io.github.verifiedresponse.scheme.Vendor.Family.JWS;
import static io.github.verifiedresponse.scheme.Vendor.Family.JWS_DETACHED;

import java.time.Duration;
import java.util.List;

/** Standards that many vendors sign by. */
final class StandardVendors {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private static final Vendor STANDARD_WEBHOOKS =
      Vendor.named("standard-webhooks")
          .calledBack()
          .signature("header:webhook-signature", "v1,{signature}", " ")
          .signs("{header:webhook-id}.{time}.{body}")
          .with(HMAC_SHA256, BASE64)
          .keyForm(KeyForm.WHSEC)
          .raw()
          .time("header:webhook-timestamp", SECONDS, FIVE_MINUTES)
          .id("header:webhook-id")
          .type("/type")
          .vectors(20)
          .repeats("after any status but 2xx; 410 may disable")
          .from("spec, Svix, openai-python, lithic-python tests");

  private static final Vendor STANDARD_WEBHOOKS_ED25519 =
      Vendor.named("standard-webhooks-ed25519")
          .calledBack()
          .signature("header:webhook-signature", "v1a,{signature}", " ")
          .signs("{header:webhook-id}.{time}.{body}")
          .with(ED25519, BASE64)
          .raw()
          .time("header:webhook-timestamp", SECONDS, FIVE_MINUTES)
          .id("header:webhook-id")
          .type("/type")
          .vectors(1)
          .repeats("after any status but 2xx")
          .from("svix-webhooks server test");

  private static final Vendor SVIX =
      Vendor.named("svix")
          .calledBack()
          .signature("header:svix-signature", "v1,{signature}", " ")
          .signs("{header:svix-id}.{time}.{body}")
          .with(HMAC_SHA256, BASE64)
          .keyForm(KeyForm.WHSEC)
          .raw()
          .time("header:svix-timestamp", SECONDS, FIVE_MINUTES)
          .id("header:svix-id")
          .type("/type")
          .vectors(1)
          .repeats("after any status but 2xx")
          .from("svix-webhooks tests");

  private static final Vendor RFC9421 =
      Vendor.named("rfc9421")
          .relayed()
          .calledBack()
          .family(HTTP_SIGNATURE)
          .with(ED25519)
          .raw()
          .time("/iat", SECONDS, FIVE_MINUTES)
          .vectors(11)
          .from("RFC 9421 B.2.1-B.2.3, B.2.5, B.2.6, B.3; RFC 9530");

  private static final Vendor JWS_HS256 =
      Vendor.named("jws-hs256")
          .relayed()
          .family(JWS)
          .carrier("text")
          .with(HMAC_SHA256)
          .vectors(1)
          .from("public test vectors");

  private static final Vendor JWS_HS256_RAW =
      Vendor.named("jws-hs256-raw")
          .relayed()
          .family(JWS)
          .carrier("text")
          .with(HMAC_SHA256)
          .keyForm("base64url")
          .vectors(1)
          .from("public test vectors");

  private static final Vendor OPEN_BANKING_HS256 =
      Vendor.named("open-banking-hs256")
          .calledBack()
          .family(JWS_DETACHED)
          .signature("header:x-jws-signature")
          .with(HMAC_SHA256)
          .keyForm("base64url")
          .vectors(2)
          .from("public test vectors");

  private StandardVendors() {}

  static List<Vendor> all() {
    return List.of(
        STANDARD_WEBHOOKS,
        STANDARD_WEBHOOKS_ED25519,
        SVIX,
        RFC9421,
        JWS_HS256,
        JWS_HS256_RAW,
        OPEN_BANKING_HS256);
  }
}
