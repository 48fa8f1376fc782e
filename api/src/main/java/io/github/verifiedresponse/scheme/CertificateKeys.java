package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys of certificates in the header of a JWS ({@code x5c}, RFC 7515, section 4.1.6) that lead to a
 * pinned root. The leaf and the intermediate each hold an extension that says what they are for, so
 * that no other certificate under that root is accepted. Revocation is not looked up.
 *
 * @param oids the extension of the leaf and the extension of the intermediate
 */
record CertificateKeys(
    Algorithm algorithm, List<X509Certificate> roots, List<String> oids, Clock clock)
    implements JwsKeys {
  /** Leaf and intermediate; the third is the root, which is pinned and so not looked at. */
  private static final int LENGTH = 3;

  @Override
  public boolean readHeader() {
    return true;
  }

  @Override
  public @Nullable FittingKey fitting(
      InboundMessage message, @Nullable ObjectNode header, SignedMessage input, Content signature) {
    X509Certificate leaf = header == null ? null : leaf(header.path("x5c"));
    byte[] claimed = PublicJwsKeys.decoded(signature);
    if (leaf == null || claimed.length == 0) {
      return null;
    }
    VerificationKey key =
        new VerificationKey("certificate under the pinned root", "", leaf.getPublicKey());
    PublicKeySignatures signatures =
        new PublicKeySignatures(algorithm, (asked, keyId) -> List.of(key));
    return signatures.fittingOf(key, input, claimed);
  }

  private @Nullable X509Certificate leaf(JsonNode chain) {
    if (!chain.isArray() || chain.size() != LENGTH) {
      return null;
    }
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509Certificate leaf = certificate(factory, chain.get(0));
      X509Certificate intermediate = certificate(factory, chain.get(1));
      CertPathValidator.getInstance("PKIX")
          .validate(factory.generateCertPath(List.of(leaf, intermediate)), parameters());
      return has(leaf, oids.get(0)) && has(intermediate, oids.get(1)) ? leaf : null;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return null;
    }
  }

  private PKIXParameters parameters() throws GeneralSecurityException {
    Set<TrustAnchor> anchors =
        roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(clock.instant()));
    return parameters;
  }

  private static X509Certificate certificate(CertificateFactory factory, JsonNode text)
      throws GeneralSecurityException {
    byte[] der = Base64.getDecoder().decode(text.asText());
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }

  private static boolean has(X509Certificate certificate, String oid) {
    return certificate.getExtensionValue(oid) != null;
  }
}
