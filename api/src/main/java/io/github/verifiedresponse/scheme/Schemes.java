package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.KeySource;

/** The known ways of signing, each named after its vendor. */
public final class Schemes {
  private Schemes() {}

  /**
   * Caf's signed response: a compact JWS (RFC 7515) with HS256 under the client secret of the token
   * that asked for it. The signed thing is the whole token; by default it is the body.
   *
   * <p><b>The phone holds other tokens under the same secret</b>, its SDK access token first of
   * all, so a good signature is not enough: the payload must have the shape of this product's
   * result.
   *
   * @param product which result is expected
   * @param secrets Caf's {@code clientSecret}, used as text
   * @see <a href="https://docs.caf.io/api/mobile-api/response-signature">Caf: response
   *     signature</a>
   */
  public static SignatureScheme caf(CafProduct product, KeySource secrets) {
    return caf(product, HmacAlgorithm.HS256, secrets);
  }

  /**
   * Caf's signed response, with another pinned algorithm.
   *
   * @param product which result is expected
   * @param algorithm the only accepted algorithm; Caf's pages show HS256
   * @param secrets Caf's {@code clientSecret}, used as text
   */
  public static SignatureScheme caf(
      CafProduct product, HmacAlgorithm algorithm, KeySource secrets) {
    return Vendors.find("caf", product.variant())
        .orElseThrow()
        .scheme(Deployment.of(secrets).with("alg", algorithm.name()));
  }

  /**
   * Shufti Pro, for accounts made after 15 March 2023: the header {@code Signature} holds 64
   * lower-case hex digits of SHA-256(raw body, then the lower-case hex SHA-256 of the secret).
   * Every HTTP response and callback is signed so; no time is signed.
   *
   * @param secrets the account's secret key
   * @see <a href="https://developers.shuftipro.com/docs/verification_endpoints/responses">Shufti
   *     Pro: responses</a>
   */
  public static SignatureScheme shuftiPro(KeySource secrets) {
    return Vendors.named("shufti-pro").scheme(secrets);
  }

  /**
   * Shufti Pro, for accounts made before 15 March 2023: as {@link #shuftiPro}, but SHA-256(raw
   * body, then the secret itself). The form is a property of the account; it is never guessed, and
   * one secret never serves both.
   *
   * @param secrets the account's secret key
   */
  public static SignatureScheme shuftiProLegacy(KeySource secrets) {
    return Vendors.named("shufti-pro-legacy").scheme(secrets);
  }
}
