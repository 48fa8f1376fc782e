package io.github.verifiedresponse.scheme;

import java.util.List;

/** Vendors whose signatures do not say what a result must say, each with the reason. */
final class RefusedVendors {
  private RefusedVendors() {}

  static List<Vendor> all() {
    return List.of(
        Vendor.named("hubspot-v1")
            .refused(
                "its digest has the secret before the message, so that a digest of more can be computed from it without the secret"),
        Vendor.named("hubspot-v2")
            .refused(
                "its digest has the secret before the message, so that a digest of more can be computed from it without the secret"),
        Vendor.named("dropbox-sign")
            .refused(
                "only a time and the type of the event are signed: anyone can combine them with another result"),
        Vendor.named("plivo-v2")
            .refused(
                "the body is not signed: anyone can combine the signature with another result"),
        Vendor.named("smile-id")
            .refused(
                "only a time and the partner are signed: anyone can combine them with another result"),
        Vendor.named("wechat-mini-program")
            .refused(
                "it is a SHA-1 digest under a key of each user that this server would have to keep"),
        Vendor.named("shufti-v1.2")
            .refused(
                "the result is not signed, only its status code, message and reference: use shufti-pro"),
        Vendor.named("payu")
            .refused(
                "its digest has the secret before the message, so that a digest of more can be computed from it without the secret"),
        Vendor.named("dojah-v2").refused("the result is not covered by the signature"),
        Vendor.named("mercado-pago")
            .refused(
                "only an id and a time are signed: ask the vendor's API for the payment instead"),
        Vendor.named("paypal")
            .refused(
                "it signs a CRC-32 of the body, and a body with another total can have the same CRC"),
        Vendor.named("aws-sns").refused("the address of its certificate comes with the message"),
        Vendor.named("game-center").refused("the address of its key comes with the message"),
        Vendor.named("didit-v2")
            .refused(
                "it signs JSON that was written again, so that two readers can see two messages: use didit"),
        Vendor.named("qi-tech-v2").refused("it signs an MD5 digest of the body"),
        Vendor.named("gitlab").refused("its token is a password in a header and signs nothing"),
        Vendor.named("xendit").refused("its token is a password in a header and signs nothing"),
        Vendor.named("incode").refused("its token is a password in a header and signs nothing"),
        Vendor.named("yoti").refused("its token is a password in a header and signs nothing"));
  }
}
