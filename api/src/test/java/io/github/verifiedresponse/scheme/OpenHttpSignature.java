package io.github.verifiedresponse.scheme;

import java.util.List;

/**
 * HTTP message signatures of which nothing has to be covered: no deployment starts with such, and
 * other people's vectors need it.
 */
public final class OpenHttpSignature {
  private OpenHttpSignature() {}

  /** Returns the scheme {@code rfc9421}, open for what is not signed. */
  public static SignatureScheme scheme(Deployment deployment) {
    VendorScheme closed =
        (VendorScheme)
            Vendors.named("rfc9421").scheme(deployment.with("components", "content-digest"));
    HttpMessageSignature proof = (HttpMessageSignature) closed.proof();
    return new VendorScheme(
        closed.vendor(),
        closed.carrier(),
        closed.parts(),
        new HttpMessageSignature(
            proof.algorithm(), proof.primitive(), List.of(), proof.publicUrl()),
        closed.shape(),
        closed.deployment());
  }
}
