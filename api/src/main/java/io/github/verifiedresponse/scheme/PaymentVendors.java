package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.Algorithm.ECDSA_P256_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.ECDSA_P521_SHA512;
import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA512;
import static io.github.verifiedresponse.scheme.Algorithm.RSA_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.SHA256_SUFFIX;
import static io.github.verifiedresponse.scheme.Encoding.BASE64;
import static io.github.verifiedresponse.scheme.Encoding.HEX;
import static io.github.verifiedresponse.scheme.Encoding.HEX_OF_EITHER_CASE;
import static io.github.verifiedresponse.scheme.TimeForm.MILLISECONDS;
import static io.github.verifiedresponse.scheme.TimeForm.SECONDS;
import static io.github.verifiedresponse.scheme.Vendor.Family.JWS_DETACHED;
import static io.github.verifiedresponse.scheme.Vendor.Family.JWS_HASH;

import java.time.Duration;
import java.util.List;

/** Vendors of payments, invoices and subscriptions. */
final class PaymentVendors {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private static final Vendor VNPAY =
      Vendor.named("vnpay")
          .relayed()
          .calledBack()
          .carrier("query")
          .signature("query:vnp_SecureHash")
          .signs("{params:src=query;drop=vnp_SecureHash,vnp_SecureHashType;value=form;glue=&}")
          .with(HMAC_SHA512, HEX)
          .form()
          .kind("/vnp_TxnRef", "/vnp_TmnCode", "/vnp_ResponseCode")
          .id("/vnp_TxnRef", "/vnp_TransactionNo")
          .outcome("/vnp_ResponseCode", "approved: \"00\"", "pending: \"07\"", "declined: *")
          .vectors(3)
          .note("confidence medium")
          .repeats(
              "it is repeated until the answer says RspCode 00 or 02; the HTTP status does not count")
          .from("lehuygiang28/vnpay tests (third party, 2 positive values); vnpay.js.org IPN page");

  private static final Vendor STRIPE =
      Vendor.named("stripe")
          .calledBack()
          .signature("header:Stripe-Signature", "t={time},v1={signature}")
          .signs("{time}.{body}")
          .with(HMAC_SHA256, HEX)
          .time("beside", SECONDS, FIVE_MINUTES)
          .kind("/id", "/type")
          .id("/id")
          .outcome(
              "/type",
              "approved: identity.verification_session.verified",
              "declined: identity.verification_session.requires_input,"
                  + " identity.verification_session.canceled",
              "pending: identity.verification_session.processing")
          .type("/type")
          .vectors(10)
          .repeats(
              "after any status but 2xx: up to 3 days, then the endpoint is disabled (from memory)")
          .from("stripe-dotnet vectors (10)");

  private static final Vendor PLAID =
      Vendor.named("plaid")
          .calledBack()
          .family(JWS_HASH)
          .signature("header:Plaid-Verification")
          .with(ECDSA_P256_SHA256)
          .time("/iat", SECONDS, FIVE_MINUTES)
          .kind("/iat")
          .commits("/request_body_sha256=sha256hex(body)")
          .note("confidence medium")
          .note(
              "its keys come by an authenticated POST to `/webhook_verification_key/get` for each `kid`, and so by a `PublicKeySource` of yours, such as `(message, kid) -> List.of(VerificationKey.ofText(kid, jwkOf(kid)))`, that keeps what it has fetched and limits how often it asks: anyone can send a `kid`")
          .repeats("after any status but 200 within 10 s: again for 24 h (from memory)")
          .from("plaid.com webhook-verification; no complete vector");

  private static final Vendor ADYEN_STANDARD =
      Vendor.named("adyen-standard")
          .calledBack()
          .signature("json:/additionalData/hmacSignature")
          .signs(
              "{json?:/pspReference}:{json?:/originalReference}:{json?:/merchantAccountCode}:{free:/merchantReference}:{json?:/amount/value}:{json?:/amount/currency}:{json?:/eventCode}:{json?:/success}")
          .with(HMAC_SHA256, BASE64)
          .keyForm(KeyForm.HEX)
          .kind("/pspReference", "/eventCode", "/success")
          .id("/pspReference", "/eventCode", "/success")
          .outcome("/success", "approved: \"true\"", "declined: \"false\"")
          .type("/eventCode")
          .vectors(3)
          .repeats(
              "duplicate answered with an error: the webhook goes into Failed and Adyen stops sending (adyen-magento2 #3089); the old form wants the text `[accepted]`")
          .note(
              "an item is the body by default; of the webhook, which wraps one in `notificationItems`, take it with `carrier=json:/notificationItems/0/NotificationRequestItem`, which refuses a second item")
          .from("Adyen/adyen-java-api-library HMACValidatorTest");

  private static final Vendor ADYEN_BODY =
      Vendor.named("adyen-body")
          .calledBack()
          .signature("header:HmacSignature")
          .with(HMAC_SHA256, BASE64)
          .keyForm(KeyForm.HEX)
          .raw()
          .vectors(1)
          .from("HMACValidatorTest");

  private static final Vendor SQUARE =
      Vendor.named("square")
          .calledBack()
          .signature("header:x-square-hmacsha256-signature")
          .signs("{url}{body}")
          .with(HMAC_SHA256, BASE64)
          .kind("/event_id", "/type")
          .id("/event_id")
          .type("/type")
          .vectors(8)
          .repeats("after any status but 2xx, 24 h (from memory)")
          .from("square/square-nodejs-sdk tests (8)");

  private static final Vendor PADDLE =
      Vendor.named("paddle")
          .calledBack()
          .signature("header:Paddle-Signature", "ts={time};h1={signature}")
          .signs("{time}:{body}")
          .with(HMAC_SHA256, HEX)
          .time("beside", SECONDS, FIVE_MINUTES)
          .id("/event_id?")
          .type("/event_type")
          .vectors(11)
          .repeats("after any status but 2xx (from memory); the SDK allows five seconds only")
          .from("PaddleHQ/paddle-node-sdk tests (11)");

  private static final Vendor REVOLUT =
      Vendor.named("revolut")
          .calledBack()
          .signature("header:Revolut-Signature", "v1={signature}", ",")
          .signs("v1.{time}.{body}")
          .with(HMAC_SHA256, HEX)
          .time("header:Revolut-Request-Timestamp", MILLISECONDS, FIVE_MINUTES)
          .kind("/event")
          .outcome(
              "/event",
              "approved: ORDER_COMPLETED",
              "pending: ORDER_AUTHORISED",
              "declined: ORDER_PAYMENT_DECLINED, ORDER_PAYMENT_FAILED")
          .type("/event")
          .vectors(5)
          .from("developer.revolut.com page and its printed values (2)");

  private static final Vendor COINBASE_COMMERCE =
      Vendor.named("coinbase-commerce")
          .calledBack()
          .signature("header:X-CC-Webhook-Signature")
          .with(HMAC_SHA256, HEX)
          .kind("/event/id", "/event/type")
          .id("/event/id")
          .outcome(
              "/event/type",
              "approved: charge:confirmed",
              "declined: charge:failed",
              "pending: charge:pending")
          .type("/event/type")
          .vectors(3)
          .repeats("after any status but 2xx, 3 days (from memory)")
          .from("coinbase-commerce-node tests");

  private static final Vendor GOCARDLESS =
      Vendor.named("gocardless")
          .calledBack()
          .signature("header:Webhook-Signature")
          .with(HMAC_SHA256, HEX)
          .kind("/events")
          .vectors(2)
          .repeats(
              "after any status but 2xx, 8 times (from memory); several events in one body, each with its own id")
          .from("gocardless-pro-java WebhookTest");

  private static final Vendor TRUELAYER =
      Vendor.named("truelayer")
          .calledBack()
          .family(JWS_DETACHED)
          .signature("header:Tl-Signature")
          .signs("{method} {path}\n{named-headers:tl_headers}{body}")
          .with(ECDSA_P521_SHA512)
          .key("jwks:https://webhooks.truelayer.com/.well-known/jwks")
          .id("/event_id?")
          .type("/event_type")
          .vectors(3)
          .from("truelayer-signing (3 vectors)");

  private static final Vendor COINBASE_WALLET =
      Vendor.named("coinbase-wallet")
          .calledBack()
          .signature("header:CB-SIGNATURE")
          .with(RSA_SHA256, BASE64)
          .vectors(2)
          .from("coinbase-python");

  private static final Vendor WOOVI =
      Vendor.named("woovi")
          .calledBack()
          .signature("header:x-webhook-signature")
          .with(RSA_SHA256, BASE64)
          .leastRsaBits(1024)
          .raw()
          .vectors(3)
          .from("Open-Pix SDK tests: 1024-bit key, the vendor leaves no choice");

  private static final Vendor WORLDLINE =
      Vendor.named("worldline")
          .calledBack()
          .signature("header:X-GCS-Signature")
          .with(HMAC_SHA256, BASE64)
          .kind("/id", "/type")
          .id("/id")
          .type("/type")
          .vectors(3)
          .from("public test vectors");

  private static final Vendor WOMPI =
      Vendor.named("wompi")
          .calledBack()
          .signature("json:/signature/checksum")
          .signs(
              "{json:/data/transaction/id}{json:/data/transaction/status}{json:/data/transaction/amount_in_cents}{time}")
          .undivided()
          .with(SHA256_SUFFIX, HEX_OF_EITHER_CASE)
          .time("json:/timestamp", SECONDS, FIVE_MINUTES)
          .kind(
              "/data/transaction/id",
              "/data/transaction/status=APPROVED|DECLINED|VOIDED|ERROR|PENDING")
          .id("/data/transaction/id", "/data/transaction/status")
          .outcome(
              "/data/transaction/status",
              "approved: APPROVED",
              "declined: DECLINED, ERROR, VOIDED",
              "pending: PENDING")
          .vectors(2)
          .from(
              "docs.wompi.co; the printed checksum is wrong; the list of signed properties is"
                  + " in the message, unsigned: fixed here");

  private static final Vendor MOMO =
      Vendor.named("momo")
          .relayed()
          .calledBack()
          .signature("json:/signature")
          .signs(
              "accessKey={config:access-key}&amount={json:/amount}&extraData={json:/extraData}&message={json:/message}&orderId={json:/orderId}&orderInfo={json:/orderInfo}&orderType={json:/orderType}&partnerCode={json:/partnerCode}&payType={json:/payType}&requestId={json:/requestId}&responseTime={json:/responseTime}&resultCode={json:/resultCode}&transId={json:/transId}")
          .with(HMAC_SHA256, HEX)
          .time("/responseTime", MILLISECONDS, FIVE_MINUTES)
          .kind("/orderId", "/resultCode")
          .id("/orderId", "/requestId")
          .outcome("/resultCode", "approved: 0", "pending: 9000, 7000", "declined: *")
          .from("momo-wallet/payment php ipn_momo.php; no published vector");

  private static final Vendor COINIFY =
      Vendor.named("coinify")
          .calledBack()
          .signature("header:X-Coinify-Webhook-Signature")
          .with(HMAC_SHA256, HEX)
          .raw()
          .vectors(1)
          .from("public test vectors");

  private PaymentVendors() {}

  static List<Vendor> all() {
    return List.of(
        VNPAY,
        STRIPE,
        PLAID,
        ADYEN_STANDARD,
        ADYEN_BODY,
        SQUARE,
        PADDLE,
        REVOLUT,
        COINBASE_COMMERCE,
        GOCARDLESS,
        TRUELAYER,
        COINBASE_WALLET,
        WOOVI,
        WORLDLINE,
        WOMPI,
        MOMO,
        COINIFY);
  }
}
