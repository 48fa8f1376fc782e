package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.Algorithm.ECDSA_P256_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.ED25519;
import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.RSA_SHA256;
import static io.github.verifiedresponse.scheme.Encoding.BASE64URL;
import static io.github.verifiedresponse.scheme.Encoding.BASE64URL_PADDED_OR_NOT;
import static io.github.verifiedresponse.scheme.Encoding.HEX;
import static io.github.verifiedresponse.scheme.TimeForm.SECONDS;
import static io.github.verifiedresponse.scheme.Vendor.Family.JWS;
import static io.github.verifiedresponse.scheme.Vendor.Family.SD_JWT;

import java.time.Duration;
import java.util.List;

/** Signed credentials that a client presents: ID tokens and launch data. */
final class CredentialVendors {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final Duration ONE_DAY = Duration.ofDays(1);

  private static final Vendor GOOGLE_ID_TOKEN =
      Vendor.named("google-id-token")
          .session()
          .family(JWS)
          .carrier("text")
          .with(RSA_SHA256)
          .key("jwks:https://www.googleapis.com/oauth2/v3/certs")
          .time("/iat", SECONDS, Duration.ofHours(1))
          .kind(
              "/iss=https://accounts.google.com|accounts.google.com",
              "/aud=config:audience",
              "/sub",
              "/exp")
          .approvesAlways()
          .vectors(4)
          .from("googleapis/google-auth-library-java TokenVerifierTest, real token and key set");

  private static final Vendor APPLE_ID_TOKEN =
      Vendor.named("apple-id-token")
          .session()
          .family(JWS)
          .carrier("text")
          .with(RSA_SHA256)
          .key("jwks:https://appleid.apple.com/auth/keys")
          .time("/iat", SECONDS, Duration.ofMinutes(10))
          .kind("/iss=https://appleid.apple.com", "/aud=config:audience", "/sub", "/exp")
          .approvesAlways()
          .note("confidence medium")
          .from("[m]; same family as google-id-token");

  private static final Vendor FIREBASE_APP_CHECK =
      Vendor.named("firebase-app-check")
          .session()
          .family(JWS)
          .carrier("header:X-Firebase-AppCheck")
          .with(RSA_SHA256)
          .key("jwks:https://firebaseappcheck.googleapis.com/v1/jwks")
          .time("/iat", SECONDS, Duration.ofDays(7))
          .kind("/iss=config:issuer", "/aud=config:audience", "/sub", "/exp")
          .approvesAlways()
          .from(
              "firebase/firebase-admin-node src/app-check/token-verifier.ts: RS256, aud holds projects/ID, iss prefix, sub not empty; header name in the docs");

  private static final Vendor GOOGLE_IAP =
      Vendor.named("google-iap")
          .session()
          .family(JWS)
          .carrier("text")
          .with(ECDSA_P256_SHA256)
          .key("jwks:https://www.gstatic.com/iap/verify/public_key-jwk")
          .time("/iat", SECONDS, Duration.ofMinutes(10))
          .kind("/iss=https://cloud.google.com/iap", "/aud=config:audience", "/sub", "/exp")
          .vectors(2)
          .from("google-auth-library-java");

  private static final Vendor TELEGRAM_WEB_APP =
      Vendor.named("telegram-web-app")
          .session()
          .carrier("text")
          .signature("form:hash")
          .signs("{params:drop=hash;glue=\n}")
          .with(HMAC_SHA256, HEX)
          .keyOf("telegram")
          .keyForm(KeyForm.hmac("WebAppData"))
          .form()
          .time("/auth_date", SECONDS, ONE_DAY)
          .kind("/auth_date~[0-9]+")
          .approvesAlways()
          .vectors(12)
          .from(
              "Telegram-Mini-Apps telegram-apps + init-data-golang, aiogram: 4 independent positive values");

  private static final Vendor TELEGRAM_WEB_APP_ED25519 =
      Vendor.named("telegram-web-app-ed25519")
          .session()
          .carrier("text")
          .signature("form:signature")
          .signs("{config:bot-id}:WebAppData\n{params:drop=hash,signature;glue=\n}")
          .with(ED25519, BASE64URL)
          .key("key:e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d")
          .form()
          .time("/auth_date", SECONDS, ONE_DAY)
          .kind("/auth_date~[0-9]+")
          .approvesAlways()
          .vectors(3)
          .from("init-data-golang validate_third_party_test.go: genuine production value verifies");

  private static final Vendor TELEGRAM_LOGIN_WIDGET =
      Vendor.named("telegram-login-widget")
          .relayed()
          .carrier("query")
          .signature("form:hash")
          .signs("{params:drop=hash;glue=\n}")
          .with(HMAC_SHA256, HEX)
          .keyOf("telegram")
          .keyForm(KeyForm.SHA256)
          .form()
          .time("/auth_date", SECONDS, FIVE_MINUTES)
          .kind("/id~[0-9]{1,19}", "/auth_date~[1-9][0-9]{9}")
          .approvesAlways()
          .vectors(2)
          .from("aiogram test_auth_widget.py");

  private static final Vendor FACEBOOK_SIGNED_REQUEST =
      Vendor.named("facebook-signed-request")
          .relayed()
          .calledBack()
          .carrier("form:signed_request")
          .signature("part:0")
          .signs("{part:1}")
          .with(HMAC_SHA256, BASE64URL_PADDED_OR_NOT)
          .payload(Vendor.Payload.PART_JSON)
          .time("/issued_at", SECONDS, FIVE_MINUTES)
          .kind("/algorithm=HMAC-SHA256", "/issued_at")
          .approvesAlways()
          .vectors(9)
          .from(
              "facebookarchive/php-graph-sdk tests: 4 positive values, WITH padding; Facebook itself sends none: accept both by one canonical rule");

  private static final Vendor VK_LAUNCH_PARAMS =
      Vendor.named("vk-launch-params")
          .session()
          .carrier("text")
          .signature("form:sign")
          .signs("{params:keep=vk_;value=percent;glue=&}")
          .with(HMAC_SHA256, BASE64URL)
          .form()
          .time("/vk_ts", SECONDS, ONE_DAY)
          .kind("/vk_user_id~[0-9]+", "/vk_app_id~[0-9]+", "/vk_ts~[0-9]+")
          .approvesAlways()
          .vectors(1)
          .from("VKCOM/vk-apps-launch-params; its example is older than vk_ts");

  private static final Vendor SD_JWT_CREDENTIAL =
      Vendor.named("sd-jwt")
          .relayed()
          .family(SD_JWT)
          .carrier("text")
          .with(ECDSA_P256_SHA256)
          .vectors(3)
          .note("confidence medium")
          .from(
              "examples of the SD-JWT specification; key binding and status lists are a second step");

  private CredentialVendors() {}

  static List<Vendor> all() {
    return List.of(
        GOOGLE_ID_TOKEN,
        APPLE_ID_TOKEN,
        FIREBASE_APP_CHECK,
        GOOGLE_IAP,
        TELEGRAM_WEB_APP,
        TELEGRAM_WEB_APP_ED25519,
        TELEGRAM_LOGIN_WIDGET,
        FACEBOOK_SIGNED_REQUEST,
        VK_LAUNCH_PARAMS,
        SD_JWT_CREDENTIAL);
  }
}
