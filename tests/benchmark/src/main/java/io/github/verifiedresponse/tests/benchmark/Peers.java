package io.github.verifiedresponse.tests.benchmark;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.jwt.JwtHmacKey;
import com.google.crypto.tink.jwt.JwtHmacParameters;
import com.google.crypto.tink.jwt.JwtMac;
import com.google.crypto.tink.jwt.JwtMacConfig;
import com.google.crypto.tink.jwt.JwtValidator;
import com.google.crypto.tink.util.SecretBytes;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.onfido.webhooks.WebhookEventVerifier;
import com.stripe.net.Webhook.Signature;
import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.cxf.rs.security.jose.jws.HmacJwsSignatureVerifier;
import org.apache.cxf.rs.security.jose.jws.JwsCompactConsumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Other libraries, each used as its documentation says; they take text, and pay for making it. */
final class Peers {
  private static final String ONFIDO_EVENT =
      """
      {"payload":{"resource_type":"check","action":"check.completed",\
      "object":{"id":"benchmark","status":"complete",\
      "completed_at_iso8601":"2026-01-01T00:00:00Z","href":"https://api.onfido.com/v3/checks/1"},\
      "resource":%s}}""";

  private Peers() {}

  static Callable<Object> nimbus(List<Sample> samples) throws Exception {
    Supplier<byte[]> tokens = tokens(samples);
    JWSVerifier verifier = new MACVerifier(Sample.utf8(Sample.SECRET));
    return () -> {
      JWSObject token = JWSObject.parse(text(tokens.get()));
      return requireTrue(token.verify(verifier), token.getPayload().toBytes());
    };
  }

  static Callable<Object> jose4j(List<Sample> samples) {
    Supplier<byte[]> tokens = tokens(samples);
    SecretKey key = key();
    AlgorithmConstraints hs256 =
        new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "HS256");
    return () -> {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(hs256);
      jws.setCompactSerialization(text(tokens.get()));
      jws.setKey(key);
      return requireTrue(jws.verifySignature(), jws.getPayloadBytes());
    };
  }

  static Callable<Object> cxf(List<Sample> samples) {
    Supplier<byte[]> tokens = tokens(samples);
    HmacJwsSignatureVerifier verifier =
        new HmacJwsSignatureVerifier(
            Sample.utf8(Sample.SECRET),
            org.apache.cxf.rs.security.jose.jwa.SignatureAlgorithm.HS256);
    return () -> {
      JwsCompactConsumer consumer = new JwsCompactConsumer(text(tokens.get()));
      return requireTrue(
          consumer.verifySignatureWith(verifier), consumer.getDecodedJwsPayloadBytes());
    };
  }

  static Callable<Object> auth0(List<Sample> samples) {
    Supplier<byte[]> tokens = tokens(samples);
    JWTVerifier verifier = JWT.require(Algorithm.HMAC256(Sample.SECRET)).build();
    return () -> verifier.verify(text(tokens.get())).getClaims();
  }

  static Callable<Object> fusionAuth(List<Sample> samples) {
    Supplier<byte[]> tokens = tokens(samples);
    JWTDecoder decoder = new JWTDecoder();
    HMACVerifier verifier = HMACVerifier.newVerifier(Sample.SECRET);
    return () -> decoder.decode(text(tokens.get()), verifier).getAllClaims();
  }

  @AccessesPartialKey
  static Callable<Object> tink(List<Sample> samples) throws Exception {
    Supplier<byte[]> tokens = tokens(samples);
    JwtMacConfig.register();
    byte[] secret = Sample.utf8(Sample.SECRET);
    JwtHmacKey key =
        JwtHmacKey.builder()
            .setParameters(
                JwtHmacParameters.builder()
                    .setKeySizeBytes(secret.length)
                    .setKidStrategy(JwtHmacParameters.KidStrategy.IGNORED)
                    .setAlgorithm(JwtHmacParameters.Algorithm.HS256)
                    .build())
            .setKeyBytes(SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()))
            .build();
    JwtMac mac =
        KeysetHandle.newBuilder()
            .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
            .build()
            .getPrimitive(RegistryConfiguration.get(), JwtMac.class);
    JwtValidator validator =
        JwtValidator.newBuilder().ignoreTypeHeader().ignoreIssuer().ignoreAudiences().build();
    return () -> mac.verifyMacAndDecode(text(tokens.get()), validator).customClaimNames();
  }

  /** What an application asks for by name, as {@link WholeWay#readAsType} gives it. */
  static Callable<Object> auth0WithThreeClaims(List<Sample> samples) {
    Supplier<byte[]> tokens = tokens(samples);
    JWTVerifier verifier = JWT.require(Algorithm.HMAC256(Sample.SECRET)).build();
    return () -> {
      DecodedJWT token = verifier.verify(text(tokens.get()));
      return new WholeWay.Three(
          token.getClaim("requestId").asString(),
          token.getClaim("isAlive").asBoolean(),
          token.getClaim("reference").asString());
    };
  }

  static Callable<Object> jjwt(List<Sample> samples) {
    Supplier<byte[]> tokens = tokens(samples);
    JwtParser parser = Jwts.parser().verifyWith(key()).build();
    return () -> parser.parseSignedClaims(text(tokens.get())).getPayload();
  }

  static Callable<Object> nimbusProcessor(List<Sample> samples) {
    Supplier<byte[]> tokens = tokens(samples);
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.HS256, key()));
    return () -> processor.process(text(tokens.get()), (SecurityContext) null);
  }

  static Callable<Object> smallRye(List<Sample> samples) {
    Supplier<byte[]> tokens = tokens(samples);
    JWTAuthContextInfo info = new JWTAuthContextInfo();
    info.setSecretVerificationKey(key());
    info.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    DefaultJWTParser parser = new DefaultJWTParser(info);
    return () -> parser.parse(text(tokens.get())).getClaimNames();
  }

  static Callable<Object> spring(List<Sample> samples) {
    Supplier<byte[]> tokens = tokens(samples);
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(key()).build();
    return () -> decoder.decode(text(tokens.get())).getClaims();
  }

  static Callable<Object> svix(List<Sample> samples) throws Exception {
    var webhook = new com.svix.Webhook(Sample.utf8(Sample.SECRET));
    Supplier<Event> events = events(samples, "svix-");
    return () -> {
      Event event = events.get();
      webhook.verify(text(event.sample().body()), event.headers());
      return event;
    };
  }

  static Callable<Object> standardWebhooks(List<Sample> samples) throws Exception {
    var webhook = new com.standardwebhooks.Webhook(Sample.utf8(Sample.SECRET));
    Supplier<Event> events = events(samples, "webhook-");
    return () -> {
      Event event = events.get();
      webhook.verify(text(event.sample().body()), event.headers());
      return event;
    };
  }

  private record Event(Sample sample, Map<String, List<String>> headers) {}

  private static Supplier<Event> events(List<Sample> samples, String prefix) {
    return InTurn.of(samples, sample -> new Event(sample, webhookHeaders(sample, prefix)));
  }

  private static Map<String, List<String>> webhookHeaders(Sample sample, String prefix) {
    String seconds = Long.toString(Instant.now().getEpochSecond());
    byte[] mac = Sample.mac(Sample.utf8("msg_1." + seconds + "." + sample.json()));
    return Map.of(
        prefix + "id", List.of("msg_1"),
        prefix + "timestamp", List.of(seconds),
        prefix + "signature", List.of("v1," + Base64.getEncoder().encodeToString(mac)));
  }

  static Callable<Object> stripe(List<Sample> samples) {
    Supplier<Map.Entry<byte[], String>> events = InTurn.of(samples, Peers::signedForStripe);
    return () -> {
      Map.Entry<byte[], String> event = events.get();
      return Signature.verifyHeader(text(event.getKey()), event.getValue(), Sample.SECRET, 86_400);
    };
  }

  private static Map.Entry<byte[], String> signedForStripe(Sample sample) {
    String seconds = Long.toString(Instant.now().getEpochSecond());
    byte[] mac = Sample.mac(Sample.utf8(seconds + "." + sample.json()));
    return Map.entry(sample.body(), "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac));
  }

  /** An event as large as the other bodies; Onfido's model steps over most of it. */
  static Callable<Object> onfido(int size) {
    Supplier<Map.Entry<byte[], String>> events =
        InTurn.of(Sample.several(size - ONFIDO_EVENT.length()), Peers::signedForOnfido);
    var verifier = new WebhookEventVerifier(Sample.SECRET);
    return () -> {
      Map.Entry<byte[], String> event = events.get();
      return verifier.readPayload(text(event.getKey()), event.getValue()).getObject();
    };
  }

  private static Map.Entry<byte[], String> signedForOnfido(Sample sample) {
    byte[] body = Sample.utf8(ONFIDO_EVENT.formatted(sample.json()));
    return Map.entry(body, HexFormat.of().formatHex(Sample.mac(body)));
  }

  private static Supplier<byte[]> tokens(List<Sample> samples) {
    return InTurn.of(samples, Sample::token);
  }

  /** Peers take text, so who has bytes pays for that too. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static SecretKey key() {
    return new SecretKeySpec(Sample.utf8(Sample.SECRET), "HmacSHA256");
  }

  private static Object requireTrue(boolean verified, Object result) {
    if (!verified) {
      throw new IllegalStateException("a genuine message was refused");
    }
    return result;
  }
}
