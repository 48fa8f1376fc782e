package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.VerificationKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key of each kind, which signs with the Java platform alone. */
final class TestKeys {
  private static final String SECRET = "a-secret-of-the-contract-0123456789abcdef";
  private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

  private final Vendor vendor;
  private final String number;

  TestKeys(Vendor vendor, int number) {
    this.vendor = vendor;
    this.number = Integer.toString(number);
  }

  Deployment deployment() {
    if (vendor.algorithm.takesPublicKey()) {
      VerificationKey key = new VerificationKey("the contract's key", "", pair().getPublic());
      return Deployment.of((message, keyId) -> List.of(key));
    }
    Secret secret = Secret.of("the contract's secret", SECRET + number);
    Deployment deployment = Deployment.of(message -> List.of(secret));
    return vendor.keyForm.isDerived() ? deployment : deployment.withKeyForm("utf8");
  }

  byte[] sign(byte[] message) {
    try {
      return switch (vendor.algorithm.kind()) {
        case MAC -> mac(message);
        case SUFFIX_DIGEST -> suffixed(message);
        case PUBLIC_KEY -> signed(message);
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] secret() {
    byte[] text = (SECRET + number).getBytes(StandardCharsets.UTF_8);
    return vendor.keyForm.isDerived() ? vendor.keyForm.key(text) : text;
  }

  private byte[] mac(byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(vendor.algorithm.jca());
    mac.init(new SecretKeySpec(secret(), vendor.algorithm.jca()));
    return mac.doFinal(message);
  }

  private byte[] suffixed(byte[] message) throws GeneralSecurityException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(message);
    all.writeBytes(secret());
    return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
  }

  private byte[] signed(byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(vendor.algorithm.jca());
    signature.initSign(pair().getPrivate());
    signature.update(message);
    return signature.sign();
  }

  private KeyPair pair() {
    return PAIRS.computeIfAbsent(vendor.algorithm + number, name -> generate());
  }

  private KeyPair generate() {
    try {
      String jca = vendor.algorithm.jca();
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(
              jca.endsWith("RSA") ? "RSA" : jca.contains("ECDSA") ? "EC" : "Ed25519");
      if (jca.contains("ECDSA")) {
        generator.initialize(
            new ECGenParameterSpec(jca.startsWith("SHA512") ? "secp521r1" : "secp256r1"));
      } else if (jca.endsWith("RSA")) {
        generator.initialize(2048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
