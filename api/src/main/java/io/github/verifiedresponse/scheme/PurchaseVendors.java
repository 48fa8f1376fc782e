package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.Algorithm.ECDSA_P256_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.ECDSA_P256_SHA256_DER;
import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.RSA_SHA1;
import static io.github.verifiedresponse.scheme.Encoding.BASE64;
import static io.github.verifiedresponse.scheme.Encoding.HEX;
import static io.github.verifiedresponse.scheme.TimeForm.MILLISECONDS;
import static io.github.verifiedresponse.scheme.Vendor.Family.JWS;

import java.util.List;

/** Purchases that an app or a browser relays, and what their vendors call back. */
final class PurchaseVendors {

  /** Apple Root CA - G3, from https://www.apple.com/certificateauthority/. */
  private static final String APPLE_ROOT_CA_G3 =
      "MIICQzCCAcmgAwIBAgIILcX8iNLFS5UwCgYIKoZIzj0EAwMwZzEbMBkGA1UEAwwSQXBwbGUgUm9vdCBD"
          + "QSAtIEczMSYwJAYDVQQLDB1BcHBsZSBDZXJ0aWZpY2F0aW9uIEF1dGhvcml0eTETMBEGA1UECgwKQXBw"
          + "bGUgSW5jLjELMAkGA1UEBhMCVVMwHhcNMTQwNDMwMTgxOTA2WhcNMzkwNDMwMTgxOTA2WjBnMRswGQYD"
          + "VQQDDBJBcHBsZSBSb290IENBIC0gRzMxJjAkBgNVBAsMHUFwcGxlIENlcnRpZmljYXRpb24gQXV0aG9y"
          + "aXR5MRMwEQYDVQQKDApBcHBsZSBJbmMuMQswCQYDVQQGEwJVUzB2MBAGByqGSM49AgEGBSuBBAAiA2IA"
          + "BJjpLz1AcqTtkyJygRMc3RCV8cWjTnHcFBbZDuWmBSp3ZHtfTjjTuxxEtX/1H7YyYl3J6YRbTzBPEVoA"
          + "/VhYDKX1DyxNB0cTddqXl5dvMVztK517IDvYuVTZXpmkOlEKMaNCMEAwHQYDVR0OBBYEFLuw3qFYM4ia"
          + "pIqZ3r6966/ayySrMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgEGMAoGCCqGSM49BAMDA2gA"
          + "MGUCMQCD6cHEFl4aXTQY2e3v9GwOAEZLuN+yRhHFD/3meoyhpmvOwgPUnPWTxnS4at+qIxUCMG1mihDK"
          + "1A3UT82NQz60imOlM27jbdoXt2QfyFMm+YhidDkLF1vLUagM6BgD56KyKA==";

  private static final Vendor GOOGLE_PLAY_BILLING =
      Vendor.named("google-play-billing")
          .relayed()
          .carrier("json:/data")
          .signature("json:/signature")
          .signs("{content}")
          .with(RSA_SHA1, BASE64)
          .kind("/packageName=config:package-name?", "/purchaseToken")
          .id("/purchaseToken")
          .outcome("/purchaseState", "approved: 0", "pending: 4", "declined: 1")
          .vectors(4)
          .note("confidence high (signature), medium (states)")
          .repeats("by the app, until it is acknowledged, within 3 days (from memory)")
          .from(
              "voltrue2/in-app-purchase receipt of a real purchase, awa/go-iap; purchaseState 4 = pending in the JSON [m]");

  private static final Vendor APPLE_TRANSACTION =
      Vendor.named("apple-transaction")
          .relayed()
          .family(JWS)
          .carrier("text")
          .with(ECDSA_P256_SHA256)
          .root(APPLE_ROOT_CA_G3, "1.2.840.113635.100.6.11.1", "1.2.840.113635.100.6.2.1")
          .time("/signedDate", MILLISECONDS, null)
          .kind("/bundleId=config:bundle-id", "/environment=config:environment")
          .id("/transactionId?")
          .outcome("/revocationDate", "approved: absent", "declined: *")
          .vectors(6)
          .repeats("by the app, at each start")
          .from(
              "apple/app-store-server-library-java test resources; Xcode and LocalTesting skip the check there");

  private static final Vendor APPLE_NOTIFICATION =
      Vendor.named("apple-notification")
          .calledBack()
          .family(JWS)
          .carrier("json:/signedPayload")
          .with(ECDSA_P256_SHA256)
          .root(APPLE_ROOT_CA_G3, "1.2.840.113635.100.6.11.1", "1.2.840.113635.100.6.2.1")
          .time("/signedDate", MILLISECONDS, null)
          .kind(
              "/notificationUUID",
              "/notificationType",
              "/data/bundleId=config:bundle-id",
              "/data/environment=config:environment")
          .id("/notificationUUID")
          .type("/notificationType")
          .vectors(4)
          .repeats(
              "200-206 stops it; 40x or 50x: again after 1, 12, 24, 48, 72 h (production only); since March 2026 reports that 400 is no longer retried")
          .from(
              "developer.apple.com responding-to-app-store-server-notifications; forum threads 700173, 756151");

  /**
   * One key signs an order before its payment and a subscription behind it, so that each could be
   * read as the other. An id with no prefix of Razorpay's, as in its tests, is either.
   */
  private static final String A_PAYMENT = "~(?!order_|sub_|plink_).+";

  private static final String NO_PAYMENT = "~(?!pay_).+";

  private static final Vendor RAZORPAY_ORDER =
      Vendor.named("razorpay-order")
          .relayed()
          .signature("field:razorpay_signature")
          .signs("{field:razorpay_order_id}|{field:razorpay_payment_id}")
          .with(HMAC_SHA256, HEX)
          .keyOf("razorpay")
          .kind("/razorpay_order_id" + NO_PAYMENT, "/razorpay_payment_id" + A_PAYMENT)
          .id("/razorpay_payment_id")
          .approvesAlways()
          .vectors(1)
          .repeats("by the browser")
          .from("razorpay-java and -node tests; the handler is called on success only");

  private static final Vendor RAZORPAY_SUBSCRIPTION =
      Vendor.named("razorpay-subscription")
          .relayed()
          .signature("field:razorpay_signature")
          .signs("{field:razorpay_payment_id}|{field:razorpay_subscription_id}")
          .with(HMAC_SHA256, HEX)
          .keyOf("razorpay")
          .kind("/razorpay_payment_id" + A_PAYMENT, "/razorpay_subscription_id" + NO_PAYMENT)
          .id("/razorpay_payment_id")
          .approvesAlways()
          .vectors(1)
          .repeats("by the browser")
          .from("as above; the order of the fields is reversed");

  private static final Vendor RAZORPAY_PAYMENT_LINK =
      Vendor.named("razorpay-payment-link")
          .relayed()
          .signature("field:razorpay_signature")
          .signs(
              "{field:payment_link_id}|{field:payment_link_reference_id}|{field:payment_link_status}|{field:razorpay_payment_id}")
          .with(HMAC_SHA256, HEX)
          .keyOf("razorpay")
          .kind("/payment_link_id", "/payment_link_status")
          .id("/razorpay_payment_id")
          .outcome(
              "/payment_link_status",
              "approved: paid",
              "pending: partially_paid",
              "declined: expired, cancelled")
          .vectors(1)
          .repeats("by the browser")
          .from(
              "as above (form names of the SDK; the redirect itself says razorpay_payment_link_*)");

  private static final Vendor RAZORPAY_WEBHOOK =
      Vendor.named("razorpay-webhook")
          .calledBack()
          .signature("header:X-Razorpay-Signature")
          .with(HMAC_SHA256, HEX)
          .kind("/event")
          .outcome(
              "/event",
              "approved: payment.captured, order.paid",
              "declined: payment.failed",
              "pending: payment.authorized")
          .type("/event")
          .vectors(1)
          .note("confidence high (signature), medium (rest)")
          .repeats("after any status but 2xx, for 24 h; then the webhook is disabled (from memory)")
          .from("razorpay-java UtilsTest; x-razorpay-event-id is NOT signed: for logs only");

  private static final Vendor SKADNETWORK_2_2 =
      Vendor.named("skadnetwork-2.2")
          .relayed()
          .signature("json:/attribution-signature")
          .signs(
              "{json:/version}\u2063{json:/ad-network-id}\u2063{json:/campaign-id}\u2063{json:/app-id}\u2063{json:/transaction-id}\u2063{json:/redownload}\u2063{json:/source-app-id}\u2063{json:/fidelity-type}")
          .with(ECDSA_P256_SHA256_DER, BASE64)
          .kind("/version=\"2.2\"")
          .id("/transaction-id")
          .vectors(1)
          .from("public test vectors");

  private static final Vendor SKADNETWORK_3_0_WIN =
      Vendor.named("skadnetwork-3.0-win")
          .relayed()
          .signature("json:/attribution-signature")
          .signs(
              "{json:/version}\u2063{json:/ad-network-id}\u2063{json:/campaign-id}\u2063{json:/app-id}\u2063{json:/transaction-id}\u2063{json:/redownload}\u2063{json:/source-app-id}\u2063{json:/fidelity-type}\u2063{json:/did-win}")
          .with(ECDSA_P256_SHA256_DER, BASE64)
          .kind("/version=\"3.0\"", "/did-win=true")
          .id("/transaction-id")
          .vectors(1)
          .from("public test vectors");

  private static final Vendor SKADNETWORK_3_0_LOSE =
      Vendor.named("skadnetwork-3.0-lose")
          .relayed()
          .signature("json:/attribution-signature")
          .signs(
              "{json:/version}\u2063{json:/ad-network-id}\u2063{json:/campaign-id}\u2063{json:/app-id}\u2063{json:/transaction-id}\u2063{json:/redownload}\u2063{json:/fidelity-type}\u2063{json:/did-win}")
          .with(ECDSA_P256_SHA256_DER, BASE64)
          .kind("/version=\"3.0\"", "/did-win=false")
          .id("/transaction-id")
          .vectors(1)
          .from("public test vectors");

  private PurchaseVendors() {}

  static List<Vendor> all() {
    return List.of(
        GOOGLE_PLAY_BILLING,
        APPLE_TRANSACTION,
        APPLE_NOTIFICATION,
        RAZORPAY_ORDER,
        RAZORPAY_SUBSCRIPTION,
        RAZORPAY_PAYMENT_LINK,
        RAZORPAY_WEBHOOK,
        SKADNETWORK_2_2,
        SKADNETWORK_3_0_WIN,
        SKADNETWORK_3_0_LOSE);
  }
}
