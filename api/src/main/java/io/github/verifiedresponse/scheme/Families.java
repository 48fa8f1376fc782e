package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.PublicKeySource;
import io.github.verifiedresponse.key.VerificationKey;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Puts an entry and a deployment together into a scheme. */
final class Families {
  private static final String SHIPPED = "key:";
  private static final String SHIPPED_ROOT = "root:";

  /** Issuers of credentials send one, also to verifiers that have their key. */
  private static final String IGNORED_CHAIN = "x5c";

  private final Vendor vendor;
  private final Deployment deployment;

  private Families(Vendor vendor, Deployment deployment) {
    this.vendor = vendor;
    this.deployment = deployment;
  }

  /** Refuses an entry that could not work, whatever its deployment. */
  static void check(Vendor vendor) {
    if (!vendor.relayed && !vendor.calledBack) {
      throw mistake(vendor, "says neither relayed() nor calledBack()");
    }
    boolean hasPlace = !vendor.signature.isEmpty();
    boolean needsPlace =
        switch (vendor.family) {
          case DETACHED, JWS_HASH, JWS_DETACHED -> true;
          case JWS, HTTP_SIGNATURE, SD_JWT -> false;
        };
    if (needsPlace != hasPlace) {
      throw mistake(vendor, "needs a signature(…) if and only if it is beside the content");
    }
    if (vendor.time.isBeside() != vendor.grammar.holdsTime()) {
      throw mistake(vendor, "has a time beside the signature if and only if its pattern says so");
    }
    if (vendor.session && vendor.time.maxAge() == null) {
      throw mistake(vendor, "is a session, and so needs a maxAge");
    }
    try {
      vendor.handshake.check(vendor);
    } catch (IllegalArgumentException e) {
      throw mistake(vendor, String.valueOf(e.getMessage()));
    }
    SignedTextRules.broken(vendor)
        .ifPresent(
            what -> {
              throw mistake(vendor, what);
            });
  }

  private static IllegalArgumentException mistake(Vendor vendor, String what) {
    return new IllegalArgumentException("the vendor '" + vendor.name() + "' " + what);
  }

  static SignatureScheme scheme(Vendor vendor, Deployment deployment) {
    return new VendorScheme(
        vendor,
        VendorCarriers.of(vendor),
        PartNames.of(vendor),
        new Families(vendor, deployment).proof(),
        ResultShape.of(vendor, deployment),
        deployment);
  }

  private Proof proof() {
    return switch (vendor.family) {
      case DETACHED -> new DetachedSignature(vendor, primitive(vendor.algorithm), deployment);
      case JWS -> new CompactJws(rules(), jwsKeys());
      case JWS_HASH ->
          new BodyHashJws(
              Place.parse(vendor.signature),
              new CompactJws(rules(), jwsKeys()),
              Commitments.of(vendor, deployment));
      case JWS_DETACHED ->
          new DetachedJws(
              Place.parse(vendor.signature),
              Template.compile(vendor.template, deployment),
              rules().permitting("b64", "crit", "jku"),
              jwsKeys(),
              deployment.value("jwks-url").orElse(vendor.keyAddress().orElse("")));
      case SD_JWT ->
          new SdJwt(
              new CompactJws(rules().typed(SdJwt.TYPES).permitting(IGNORED_CHAIN), jwsKeys()));
      case HTTP_SIGNATURE -> httpSignature();
    };
  }

  private Proof httpSignature() {
    Algorithm algorithm =
        deployment.value("alg").map(Algorithm::ofHttpName).orElse(vendor.algorithm);
    List<String> required = components();
    boolean needsUrl = required.contains("@target-uri") || required.contains("@scheme");
    return new HttpMessageSignature(
        algorithm,
        primitive(algorithm),
        required,
        needsUrl || deployment.value("public-url").isPresent()
            ? Optional.of(deployment.publicUrl())
            : Optional.empty());
  }

  /** The body is handed on, so it must be covered. */
  private List<String> components() {
    String text = deployment.value("components").orElse("@method,@target-uri,content-digest");
    List<String> components = Arrays.stream(text.split(",")).map(String::strip).toList();
    if (!components.contains(HttpMessageSignature.CONTENT_DIGEST)) {
      throw new IllegalArgumentException(
          "config.components lacks content-digest, so a signature would be valid for any body: add"
              + " content-digest");
    }
    return components;
  }

  private Primitive primitive(Algorithm algorithm) {
    return switch (algorithm.kind()) {
      case MAC -> new Macs(secrets(), new KeyedMacs(algorithm.jca(), keyForm()));
      case SUFFIX_DIGEST -> new SuffixDigest(keyForm(), secrets());
      case PUBLIC_KEY -> signatures(algorithm);
    };
  }

  /**
   * Another HMAC, for a vendor whose pages do not say which, or what an issuer of credentials signs
   * with; never one of another kind.
   */
  private Algorithm jwsAlgorithm() {
    Algorithm chosen = deployment.value("alg").map(Algorithm::ofJwsName).orElse(vendor.algorithm);
    if (chosen.kind() != vendor.algorithm.kind()) {
      throw mistake(vendor, "is signed with another kind of algorithm");
    }
    return chosen;
  }

  private JwsHeaderRules rules() {
    JwsHeaderRules rules =
        JwsHeaderRules.of(jwsAlgorithm()).typed(vendor.headerTypes.toArray(String[]::new));
    return vendor.takesCertificates() ? rules.permitting("x5c") : rules;
  }

  private JwsKeys jwsKeys() {
    Algorithm algorithm = jwsAlgorithm();
    if (!algorithm.takesPublicKey()) {
      return new HmacKeys(secrets(), new KeyedMacs(algorithm.jca(), keyForm()));
    }
    if (vendor.takesCertificates()) {
      return new CertificateKeys(algorithm, roots(), vendor.oids, deployment.clock());
    }
    return new PublicJwsKeys(signatures(algorithm));
  }

  private PublicKeySignatures signatures(Algorithm algorithm) {
    return new PublicKeySignatures(algorithm, publicKeys(), vendor.leastRsaBits);
  }

  private KeyForm keyForm() {
    boolean isText = deployment.keyForm().filter(KeyForm.UTF8::equals).isPresent();
    if (vendor.keyForm.isDerived() && isText) { // the key itself may be given, in hex or Base64
      throw mistake(
          vendor, "computes its key from the secret's text, in one way: remove key-format");
    }
    return deployment.keyForm().orElse(vendor.keyForm);
  }

  private KeySource secrets() {
    return deployment.secrets().orElseThrow(() -> mistake(vendor, "needs a shared secret: set it"));
  }

  private PublicKeySource publicKeys() {
    if (deployment.publicKeys().isPresent()) {
      return deployment.publicKeys().get();
    }
    if (!vendor.key.startsWith(SHIPPED)) {
      throw mistake(vendor, "needs the vendor's public key: set public-key or jwks-url");
    }
    VerificationKey shipped =
        VerificationKey.ofText(
            "the published key of " + vendor.name(), vendor.key.substring(SHIPPED.length()));
    return (message, keyId) -> List.of(shipped);
  }

  private List<X509Certificate> roots() {
    return deployment.roots().isEmpty()
        ? List.of(root(vendor.key.substring(SHIPPED_ROOT.length())))
        : deployment.roots();
  }

  private static X509Certificate root(String base64) {
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException("the shipped root cannot be read", e);
    }
  }
}
