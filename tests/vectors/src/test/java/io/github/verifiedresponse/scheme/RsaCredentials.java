package io.github.verifiedresponse.scheme;

/** SD-JWT under a key whose signatures are verified in a few microseconds. */
public final class RsaCredentials {
  private RsaCredentials() {}

  /** {@return the entry of the table, with another algorithm} */
  public static Vendor vendor() {
    return Vendor.named("sd-jwt")
        .relayed()
        .family(Vendor.Family.SD_JWT)
        .carrier("text")
        .with(Algorithm.RSA_SHA256)
        .from("Vendors");
  }
}
