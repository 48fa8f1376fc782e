package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;

/** What the schemes do before they read JSON: authentic bytes out. */
public final class SignaturesAlone {
  private static final InboundMessage MESSAGE = InboundMessage.of("POST", "/").build();

  private final CompactJws caf;
  private final DetachedSignature shufti;
  private final DetachedSignature legacy;

  /** Prepares both schemes with these secrets. */
  public SignaturesAlone(KeySource secrets) {
    this.caf = new CompactJws(HmacAlgorithm.HS256, secrets);
    this.shufti = detached("shufti-pro", secrets);
    this.legacy = detached("shufti-pro-legacy", secrets);
  }

  private static DetachedSignature detached(String name, KeySource secrets) {
    Vendor vendor = Vendors.named(name);
    return new DetachedSignature(
        vendor, new SuffixDigest(vendor.keyForm, secrets), Deployment.of(secrets));
  }

  /** {@return the payload of a token of Caf} */
  public Content caf(Content token) throws RejectedException {
    return caf.verify(new SignedParts(MESSAGE, token, null)).content();
  }

  /** {@return the name of the secret that signed a body of Shufti Pro} */
  public String shufti(Content body, String signature) throws RejectedException {
    return shufti.match(new Received(new SignedParts(MESSAGE, body, signature))).key().name();
  }

  /** {@return the same for older accounts} */
  public String legacy(Content body, String signature) throws RejectedException {
    return legacy.match(new Received(new SignedParts(MESSAGE, body, signature))).key().name();
  }
}
