package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA256;
import static io.github.verifiedresponse.scheme.Encoding.BASE64;
import static io.github.verifiedresponse.scheme.Encoding.HEX;
import static io.github.verifiedresponse.scheme.TimeForm.SECONDS;

import java.time.Duration;
import java.util.List;

/** Shop systems that sign links to an application, and call back. */
final class ShopVendors {
  private static final Vendor SHOPIFY_APP_PROXY =
      Vendor.named("shopify-app-proxy")
          .session()
          .carrier("query")
          .signature("query:signature")
          .signs("{params:src=query;drop=signature;multi=comma;glue=}")
          .undivided()
          .with(HMAC_SHA256, HEX)
          .form()
          .time("/timestamp", SECONDS, Duration.ofMinutes(5))
          .kind(
              "/shop~[a-z0-9][a-z0-9-]*\\.myshopify\\.com",
              "/timestamp~[0-9]+",
              "/path_prefix~/[^=]*")
          .vectors(5)
          .note(
              "a parameter whose value holds `=` is refused, though Shopify signs it, because it could be read as two")
          .from(
              "Shopify/shopify_app app_proxy_verification_test.rb; pairs without a separator: fields can be moved, so the shapes are part of the check");

  private static final Vendor SHOPIFY_OAUTH =
      Vendor.named("shopify-oauth")
          .relayed()
          .carrier("query")
          .signature("query:hmac")
          .signs("{params:src=query;drop=hmac,signature;value=shopify;glue=&}")
          .with(HMAC_SHA256, HEX)
          .form()
          .time("/timestamp", SECONDS, Duration.ofDays(1))
          .kind("/shop~[a-z0-9][a-z0-9-]*\\.myshopify\\.com")
          .vectors(1)
          .from("Shopify/shopify_python_api session_test.py (documentation example)");

  private static final Vendor SHOPIFY_WEBHOOK =
      Vendor.named("shopify-webhook")
          .calledBack()
          .signature("header:X-Shopify-Hmac-Sha256")
          .with(HMAC_SHA256, BASE64)
          .raw()
          .vectors(4)
          .repeats(
              "8 times over 4 h; a subscription made by the Admin API is deleted after that; 5 s to answer")
          .from(
              "X-Shopify-Event-Id is NOT signed: for logs only; Shopify/shopify_app webhook_verification_test.rb (new and old secret); shopify.dev changelog 2024-09-10, ignore-duplicates");

  private ShopVendors() {}

  static List<Vendor> all() {
    return List.of(SHOPIFY_APP_PROXY, SHOPIFY_OAUTH, SHOPIFY_WEBHOOK);
  }
}
