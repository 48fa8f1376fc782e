package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.Carried;
import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.KeySource;
import io.github.verifiedresponse.RejectedException;

/** What the schemes do before they read JSON: authentic bytes out. */
public final class SignaturesAlone {
  private static final InboundMessage MESSAGE = InboundMessage.of("POST", "/").build();

  private final CompactJws caf;
  private final SuffixDigest shufti;
  private final SuffixDigest legacy;

  /** Prepares both schemes with these secrets. */
  public SignaturesAlone(KeySource secrets) {
    this.caf = new CompactJws(HmacAlgorithm.HS256, secrets);
    this.shufti = new SuffixDigest(SuffixDigest.Suffix.HEX_SHA256_OF_SECRET, secrets);
    this.legacy = new SuffixDigest(SuffixDigest.Suffix.SECRET, secrets);
  }

  /** {@return the payload of a token of Caf} */
  public Content caf(Content token) throws RejectedException {
    return caf.verify(new Carried(MESSAGE, token, null)).content();
  }

  /** {@return the name of the secret that signed a body of Shufti Pro} */
  public String shufti(Content body, String signature) throws RejectedException {
    return shufti.verify(new Carried(MESSAGE, body, null), signature).name();
  }

  /** {@return the same for older accounts} */
  public String legacy(Content body, String signature) throws RejectedException {
    return legacy.verify(new Carried(MESSAGE, body, null), signature).name();
  }
}
