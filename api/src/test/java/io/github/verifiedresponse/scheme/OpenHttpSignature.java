package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.SignedParts;
import java.util.List;

/**
 * HTTP message signatures of which nothing has to be covered: no deployment starts with such, and
 * other people's vectors need it.
 */
public final class OpenHttpSignature {
  private OpenHttpSignature() {}

  /** Returns the scheme {@code rfc9421}, open for what is not signed. */
  public static SignatureScheme scheme(Deployment deployment) {
    return scheme(deployment, List.of());
  }

  /** Returns the same for requests with a body or none, where these components must be covered. */
  public static SignatureScheme ofAnyRequest(Deployment deployment, List<String> required) {
    VendorScheme open = scheme(deployment, required);
    return new VendorScheme(
        open.vendor(),
        message -> new SignedParts(message, message.body(), null),
        open.parts(),
        open.proof(),
        open.shape(),
        open.deployment());
  }

  private static VendorScheme scheme(Deployment deployment, List<String> required) {
    VendorScheme closed =
        (VendorScheme)
            Vendors.named("rfc9421").scheme(deployment.with("components", "content-digest"));
    HttpMessageSignature proof = (HttpMessageSignature) closed.proof();
    return new VendorScheme(
        closed.vendor(),
        closed.carrier(),
        closed.parts(),
        new HttpMessageSignature(proof.algorithm(), proof.primitive(), required, proof.publicUrl()),
        closed.shape(),
        closed.deployment());
  }
}
