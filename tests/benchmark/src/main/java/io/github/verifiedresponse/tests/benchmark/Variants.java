package io.github.verifiedresponse.tests.benchmark;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.onfido.webhooks.WebhookEventVerifier;
import com.stripe.net.Webhook.Signature;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.scheme.SignaturesAlone;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.cxf.rs.security.jose.jws.HmacJwsSignatureVerifier;
import org.apache.cxf.rs.security.jose.jws.JwsCompactConsumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Every way that is measured, each prepared as its documentation says, outside the measurement. */
final class Variants {
  static final String TOKEN = "token, bytes out";
  static final String CLAIMS = "token, claims read";
  static final String PARTS = "parts of the whole way";
  static final String HEADER = "body with a signature header";
  static final String LIMIT = "limit";
  static final String LIMIT_AND_TREE = LIMIT + ", and Jackson's tree";
  static final String SHUFTI = "VerifiedResponse, Shufti Pro";
  static final String LEGACY = "VerifiedResponse, Shufti Pro legacy";

  private static final String ONFIDO_EVENT =
      """
      {"payload":{"resource_type":"check","action":"check.completed",\
      "object":{"id":"benchmark","status":"complete",\
      "completed_at_iso8601":"2026-01-01T00:00:00Z","href":"https://api.onfido.com/v3/checks/1"},\
      "resource":%s}}""";

  private Variants() {}

  static List<Variant> of(int size) throws Exception {
    Sample sample = Sample.of(size, "benchmark");
    return List.of(
        new Variant(TOKEN, LIMIT, limitOfToken(sample)),
        new Variant(TOKEN, "VerifiedResponse", ours(sample)),
        new Variant(TOKEN, "nimbus JWSObject", nimbus(sample)),
        new Variant(TOKEN, "jose4j", jose4j(sample)),
        new Variant(TOKEN, "CXF", cxf(sample)),
        new Variant(CLAIMS, LIMIT, limitOfToken(sample)),
        new Variant(CLAIMS, LIMIT_AND_TREE, limitWithTree(sample)),
        new Variant(CLAIMS, "VerifiedResponse, whole way", WholeWay.of(sample)),
        new Variant(CLAIMS, "java-jwt", auth0(sample)),
        new Variant(CLAIMS, "jjwt", jjwt(sample)),
        new Variant(CLAIMS, "nimbus processor", nimbusProcessor(sample)),
        new Variant(CLAIMS, "SmallRye", smallRye(sample)),
        new Variant(CLAIMS, "Spring", spring(sample)),
        new Variant(PARTS, "whole way", WholeWay.of(sample)),
        new Variant(PARTS, "signature", ours(sample)),
        new Variant(PARTS, "strict JSON", strictJson(sample)),
        new Variant(PARTS, "replay guard, taken back", WholeWay.guard()),
        new Variant(HEADER, LIMIT, limitOfBody(sample)),
        new Variant(HEADER, LIMIT + " of a digest", limitOfDigest(sample)),
        new Variant(HEADER, SHUFTI, shufti(sample)),
        new Variant(HEADER, LEGACY, legacy(sample)),
        new Variant(HEADER, "svix", svix(sample)),
        new Variant(HEADER, "standard-webhooks", standardWebhooks(sample)),
        new Variant(HEADER, "stripe", stripe(sample)),
        new Variant(HEADER, "onfido, read into its model", onfido(size)));
  }

  /** A MAC that is used again, over the signing input in its place, and one decoding. */
  private static Callable<Object> limitOfToken(Sample sample) {
    Callable<AtTheLimit> limit = atTheLimit(sample);
    return limit::call;
  }

  /** The same, and what whoever hands claims on has to do, as Jackson does it by default. */
  private static Callable<Object> limitWithTree(Sample sample) {
    Callable<AtTheLimit> limit = atTheLimit(sample);
    ObjectReader reader = new ObjectMapper().reader();
    return () -> reader.readTree(limit.call().payload().array());
  }

  private record AtTheLimit(int tag, ByteBuffer payload) {}

  private static Callable<AtTheLimit> atTheLimit(Sample sample) {
    Mac mac = Sample.newMac();
    byte[] token = sample.token();
    int last = Content.copyOf(token).lastIndexOf((byte) '.');
    int first = Content.copyOf(token).endOfBase64Url(0);
    Base64.Decoder decoder = Base64.getUrlDecoder();
    return () -> {
      mac.update(token, 0, last);
      byte[] tag = mac.doFinal();
      return new AtTheLimit(
          tag[0], decoder.decode(ByteBuffer.wrap(token, first + 1, last - first - 1)));
    };
  }

  /** A MAC over the body, as most vendors sign one. */
  private static Callable<Object> limitOfBody(Sample sample) {
    Mac mac = Sample.newMac();
    byte[] body = sample.body();
    return () -> mac.doFinal(body);
  }

  /** Less than any vendor's signature: no secret is in it. */
  private static Callable<Object> limitOfDigest(Sample sample) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] body = sample.body();
    return () -> digest.digest(body);
  }

  private static Callable<Object> ours(Sample sample) {
    SignaturesAlone schemes = new SignaturesAlone(Sample.KEYS);
    Content token = sample.tokenContent();
    return () -> schemes.caf(token);
  }

  private static Callable<Object> shufti(Sample sample) {
    SignaturesAlone schemes = new SignaturesAlone(Sample.KEYS);
    Content body = sample.bodyContent();
    return () -> schemes.shufti(body, sample.shufti());
  }

  private static Callable<Object> legacy(Sample sample) {
    SignaturesAlone schemes = new SignaturesAlone(Sample.KEYS);
    Content body = sample.bodyContent();
    return () -> schemes.legacy(body, sample.legacy());
  }

  private static Callable<Object> strictJson(Sample sample) {
    Content payload = sample.bodyContent();
    return payload::toJsonObject;
  }

  private static Callable<Object> nimbus(Sample sample) throws Exception {
    JWSVerifier verifier = new MACVerifier(Sample.utf8(Sample.SECRET));
    return () -> {
      JWSObject token = JWSObject.parse(text(sample.token()));
      return requireTrue(token.verify(verifier), token.getPayload().toBytes());
    };
  }

  private static Callable<Object> jose4j(Sample sample) {
    SecretKey key = key();
    AlgorithmConstraints hs256 =
        new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "HS256");
    return () -> {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(hs256);
      jws.setCompactSerialization(text(sample.token()));
      jws.setKey(key);
      return requireTrue(jws.verifySignature(), jws.getPayloadBytes());
    };
  }

  private static Callable<Object> cxf(Sample sample) {
    HmacJwsSignatureVerifier verifier =
        new HmacJwsSignatureVerifier(
            Sample.utf8(Sample.SECRET),
            org.apache.cxf.rs.security.jose.jwa.SignatureAlgorithm.HS256);
    return () -> {
      JwsCompactConsumer consumer = new JwsCompactConsumer(text(sample.token()));
      return requireTrue(
          consumer.verifySignatureWith(verifier), consumer.getDecodedJwsPayloadBytes());
    };
  }

  private static Callable<Object> auth0(Sample sample) {
    JWTVerifier verifier = JWT.require(Algorithm.HMAC256(Sample.SECRET)).build();
    return () -> verifier.verify(text(sample.token())).getClaims();
  }

  private static Callable<Object> jjwt(Sample sample) {
    JwtParser parser = Jwts.parser().verifyWith(key()).build();
    return () -> parser.parseSignedClaims(text(sample.token())).getPayload();
  }

  private static Callable<Object> nimbusProcessor(Sample sample) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.HS256, key()));
    return () -> processor.process(text(sample.token()), (SecurityContext) null);
  }

  private static Callable<Object> smallRye(Sample sample) {
    JWTAuthContextInfo info = new JWTAuthContextInfo();
    info.setSecretVerificationKey(key());
    info.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    DefaultJWTParser parser = new DefaultJWTParser(info);
    return () -> parser.parse(text(sample.token())).getClaimNames();
  }

  private static Callable<Object> spring(Sample sample) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(key()).build();
    return () -> decoder.decode(text(sample.token())).getClaims();
  }

  private static Callable<Object> svix(Sample sample) throws Exception {
    var webhook = new com.svix.Webhook(Sample.utf8(Sample.SECRET));
    var headers = webhookHeaders(sample, "svix-");
    return () -> {
      webhook.verify(text(sample.body()), headers);
      return headers;
    };
  }

  private static Callable<Object> standardWebhooks(Sample sample) throws Exception {
    var webhook = new com.standardwebhooks.Webhook(Sample.utf8(Sample.SECRET));
    var headers = webhookHeaders(sample, "webhook-");
    return () -> {
      webhook.verify(text(sample.body()), headers);
      return headers;
    };
  }

  private static Map<String, List<String>> webhookHeaders(Sample sample, String prefix) {
    String seconds = Long.toString(Instant.now().getEpochSecond());
    byte[] mac = Sample.mac(Sample.utf8("msg_1." + seconds + "." + sample.json()));
    return Map.of(
        prefix + "id", List.of("msg_1"),
        prefix + "timestamp", List.of(seconds),
        prefix + "signature", List.of("v1," + Base64.getEncoder().encodeToString(mac)));
  }

  private static Callable<Object> stripe(Sample sample) {
    String seconds = Long.toString(Instant.now().getEpochSecond());
    byte[] mac = Sample.mac(Sample.utf8(seconds + "." + sample.json()));
    String header = "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac);
    return () -> Signature.verifyHeader(text(sample.body()), header, Sample.SECRET, 86_400);
  }

  /** An event as large as the other bodies; Onfido's model steps over most of it. */
  private static Callable<Object> onfido(int size) {
    String rest = Sample.of(size - ONFIDO_EVENT.length(), "benchmark").json();
    byte[] body = Sample.utf8(ONFIDO_EVENT.formatted(rest));
    String signature = HexFormat.of().formatHex(Sample.mac(body));
    var verifier = new WebhookEventVerifier(Sample.SECRET);
    return () -> verifier.readPayload(text(body), signature).getObject();
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
