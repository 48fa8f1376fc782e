package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.Deployment;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.scheme.Signing;
import io.github.verifiedresponse.scheme.SigningKey;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.nio.charset.StandardCharsets;

/** Keys, verifiers and messages of fuzz targets. */
public final class FuzzMessages {
  private static final String SECRET = "a-secret-of-the-fuzzer-0123456789abcdef";
  private static final String WHSEC = "whsec_YS1zZWNyZXQtb2YtdGhlLWZ1enplci0wMTIzNDU2Nzg5";

  private FuzzMessages() {}

  /** Returns the same key each time, so that an input stays what it was. */
  public static SigningKey key(Vendor vendor) {
    try {
      return SigningKey.ofSecret(vendor, SECRET);
    } catch (IllegalArgumentException otherForm) {
      return SigningKey.ofSecret(vendor, WHSEC);
    }
  }

  /** Returns a deployment with a secret that is a text. */
  public static Deployment deployment() {
    return key(Vendors.named("github")).deployment();
  }

  /** Returns a deployment with what the vendor's entry asks for. */
  public static Deployment deployment(Vendor vendor) {
    return Signing.of(vendor, key(vendor)).deployment();
  }

  /** Returns a verifier by which each result was used already: it accepts nothing. */
  public static ResponseVerifier verifier(SignatureScheme scheme) {
    return ResponseVerifier.named("fuzz")
        .scheme(scheme)
        .sender(Sender.CLIENT)
        .clock(TestClock.at(SignedRow.NOW))
        .replayGuard((identity, terms) -> Admission.Refused.USED)
        .build();
  }

  /** Returns a message of such lines as {@link RawMessage} reads. */
  public static InboundMessage read(String text) {
    return RawMessage.read(text.getBytes(StandardCharsets.UTF_8)).message().build();
  }
}
