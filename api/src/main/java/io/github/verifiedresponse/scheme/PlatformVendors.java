package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.Algorithm.ECDSA_P256_SHA256_DER;
import static io.github.verifiedresponse.scheme.Algorithm.ED25519;
import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA1;
import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA256;
import static io.github.verifiedresponse.scheme.Encoding.BASE64;
import static io.github.verifiedresponse.scheme.Encoding.HEX;
import static io.github.verifiedresponse.scheme.TimeForm.MILLISECONDS;
import static io.github.verifiedresponse.scheme.TimeForm.RFC3339;
import static io.github.verifiedresponse.scheme.TimeForm.SECONDS;
import static io.github.verifiedresponse.scheme.Vendor.Family.JWS_HASH;

import java.time.Duration;
import java.util.List;

/** Platforms that call back. */
final class PlatformVendors {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private static final Vendor TWILIO =
      Vendor.named("twilio")
          .calledBack()
          .signature("header:X-Twilio-Signature")
          .signs("{url}{params:src=form;pair=;glue=;empty=ok}")
          .signedText("(?!.*[?&]bodySHA256=[0-9a-f]{64}$).*")
          .undivided()
          .note("nothing is between address and fields: a sender can move fields into the query")
          .with(HMAC_SHA1, BASE64)
          .keyOf("twilio")
          .form()
          .vectors(13)
          .repeats("once by default, more by URL options (from memory)")
          .from("twilio-java RequestValidatorTest (12 values); SHA-1: the vendor leaves no choice");

  private static final Vendor TWILIO_JSON =
      Vendor.named("twilio-json")
          .calledBack()
          .signature("header:X-Twilio-Signature")
          .signs("{url}")
          .signedText("(?!.*AccountSidAC).*[?&]bodySHA256=[0-9a-f]{64}")
          .with(HMAC_SHA1, BASE64)
          .keyOf("twilio")
          .commits("query:bodySHA256=sha256hex(body)")
          .vectors(3)
          .repeats("once by default, more by URL options (from memory)")
          .from("as above (2 values)");

  private static final Vendor SENDGRID =
      Vendor.named("sendgrid")
          .calledBack()
          .signature("header:X-Twilio-Email-Event-Webhook-Signature")
          .signs("{time}{body}")
          .with(ECDSA_P256_SHA256_DER, BASE64)
          .raw()
          .time("header:X-Twilio-Email-Event-Webhook-Timestamp", SECONDS, FIVE_MINUTES)
          .vectors(5)
          .repeats(
              "after any status but 2xx, 24 h (from memory); several events in one body; duplicates are normal (docs issue 2933)")
          .from("sendgrid/sendgrid-java EventWebhookTest");

  private static final Vendor GITHUB =
      Vendor.named("github")
          .calledBack()
          .signature("header:X-Hub-Signature-256", "sha256={signature}")
          .with(HMAC_SHA256, HEX)
          .raw()
          .vectors(6)
          .repeats("not by itself; redelivery by hand has the same GUID")
          .from(
              "X-GitHub-Delivery is NOT signed: for logs only; GitHub docs, octokit (6 vectors); octokit/webhooks.js #770 asks for several secrets");

  private static final Vendor META_WEBHOOK =
      Vendor.named("meta-webhook")
          .calledBack()
          .signature("header:X-Hub-Signature-256", "sha256={signature}")
          .with(HMAC_SHA256, HEX)
          .raw()
          .type("/object")
          .note("confidence medium")
          .repeats("after any status but 2xx, up to 7 days (from memory); many events in one body")
          .from("[m]; same grammar as GitHub; body is escaped Unicode: hash bytes");

  private static final Vendor SLACK =
      Vendor.named("slack")
          .calledBack()
          .signature("header:X-Slack-Signature", "v0={signature}")
          .signs("v0:{time}:{body}")
          .with(HMAC_SHA256, HEX)
          .raw()
          .time("header:X-Slack-Request-Timestamp", SECONDS, FIVE_MINUTES)
          .handshake("text/plain", "{/challenge}", "/type=url_verification")
          .vectors(3)
          .repeats("3 times, X-Slack-Retry-Num; 2xx within 3 s (from memory)")
          .from("Slack docs vector (3)");

  private static final Vendor ZOOM =
      Vendor.named("zoom")
          .calledBack()
          .signature("header:x-zm-signature", "v0={signature}")
          .signs("v0:{time}:{body}")
          .with(HMAC_SHA256, HEX)
          .raw()
          .time("header:x-zm-request-timestamp", SECONDS, FIVE_MINUTES)
          .type("/event")
          .handshake(
              "application/json",
              "{\"plainToken\":\"{/payload/plainToken}\",\"encryptedToken\":\"{mac:/payload/plainToken}\"}",
              "/event=endpoint.url_validation")
          .repeats("not documented; the address is validated again every 72 h")
          .from("developers.zoom.us changelog; no published vector; same template as Slack");

  private static final Vendor DISCORD =
      Vendor.named("discord")
          .calledBack()
          .signature("header:X-Signature-Ed25519")
          .signs("{time}{body}")
          .with(ED25519, HEX)
          .time("header:X-Signature-Timestamp", SECONDS, FIVE_MINUTES)
          .kind("/type")
          .id("/id")
          .type("/type")
          .handshake("application/json", "{\"type\":1}", "/type=1")
          .repeats("not sent again")
          .from("getsentry/sentry #60881; no published vector found");

  private static final Vendor LINE =
      Vendor.named("line")
          .calledBack()
          .signature("header:X-Line-Signature")
          .with(HMAC_SHA256, BASE64)
          .raw()
          .vectors(2)
          .repeats("redelivery if switched on; webhookEventId per event (from memory)")
          .from("line-bot-sdk tests (2)");

  private static final Vendor MESSAGEBIRD =
      Vendor.named("messagebird")
          .calledBack()
          .family(JWS_HASH)
          .carrier("any")
          .signature("header:MessageBird-Signature-JWT")
          .with(HMAC_SHA256)
          .kind("/iss=MessageBird", "/exp", "/nbf", "/jti")
          .id("/jti")
          .commits("/url_hash=sha256hex(url)", "/payload_hash=sha256hex(body)?")
          .vectors(14)
          .from("messagebird/java-rest-api webhook_test_data.json");

  private static final Vendor HUBSPOT_V3 =
      Vendor.named("hubspot-v3")
          .calledBack()
          .signature("header:X-HubSpot-Signature-v3")
          .signs("{method}{url}{body}{time}")
          .undivided()
          .note("nothing is between address and body: read an object or array, and no query")
          .with(HMAC_SHA256, BASE64)
          .raw()
          .time("header:X-HubSpot-Request-Timestamp", MILLISECONDS, FIVE_MINUTES)
          .vectors(1)
          .from("hubspot-api-python");

  private static final Vendor MESSAGEBIRD_LEGACY =
      Vendor.named("messagebird-legacy")
          .calledBack()
          .carrier("any")
          .signature("header:MessageBird-Signature")
          .signs("{time}\n{params:src=query;glue=&;value=form;empty=ok}\n{body.sha256}")
          .with(HMAC_SHA256, BASE64)
          .raw()
          .time("header:MessageBird-Request-Timestamp", SECONDS, FIVE_MINUTES)
          .vectors(10)
          .from("public test vectors");

  private static final Vendor TWITCH =
      Vendor.named("twitch")
          .calledBack()
          .signature("header:Twitch-Eventsub-Message-Signature", "sha256={signature}")
          .signs("{header:Twitch-Eventsub-Message-Id}{time}{body}")
          .with(HMAC_SHA256, HEX)
          .time("header:Twitch-Eventsub-Message-Timestamp", RFC3339, Duration.ofMinutes(10))
          .id("header:Twitch-Eventsub-Message-Id")
          .handshake(
              "text/plain",
              "{/challenge}",
              "/subscription/status=webhook_callback_verification_pending")
          .vectors(5)
          .from("public test vectors");

  private static final Vendor BOX_PRIMARY =
      Vendor.named("box-primary")
          .calledBack()
          .signature("header:box-signature-primary")
          .signs("{body}{time}")
          .with(HMAC_SHA256, BASE64)
          .raw()
          .time("header:box-delivery-timestamp", RFC3339, Duration.ofMinutes(10))
          .vectors(4)
          .from("public test vectors");

  private static final Vendor BOX_SECONDARY =
      Vendor.named("box-secondary")
          .calledBack()
          .signature("header:box-signature-secondary")
          .signs("{body}{time}")
          .with(HMAC_SHA256, BASE64)
          .raw()
          .time("header:box-delivery-timestamp", RFC3339, Duration.ofMinutes(10))
          .vectors(1)
          .from("public test vectors");

  private static final Vendor DATASAUR =
      Vendor.named("datasaur")
          .calledBack()
          .signature("header:X-Datasaur-Signature")
          .with(HMAC_SHA256, HEX)
          .raw()
          .vectors(1)
          .from("public test vectors");

  private static final Vendor CKEDITOR =
      Vendor.named("ckeditor")
          .calledBack()
          .signature("header:X-CS-Signature")
          .signs("{method}{path}{time}{body}")
          .with(HMAC_SHA256, HEX)
          .time("header:X-CS-Timestamp", MILLISECONDS, FIVE_MINUTES)
          .vectors(1)
          .from("public test vectors");

  private PlatformVendors() {}

  static List<Vendor> all() {
    return List.of(
        TWILIO,
        TWILIO_JSON,
        SENDGRID,
        GITHUB,
        META_WEBHOOK,
        SLACK,
        ZOOM,
        DISCORD,
        LINE,
        MESSAGEBIRD,
        HUBSPOT_V3,
        MESSAGEBIRD_LEGACY,
        TWITCH,
        BOX_PRIMARY,
        BOX_SECONDARY,
        DATASAUR,
        CKEDITOR);
  }
}
