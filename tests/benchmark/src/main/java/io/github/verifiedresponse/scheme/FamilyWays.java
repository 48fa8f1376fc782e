package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * A row of each family beside its own primitive over the same bytes: what the row does with a
 * genuine request until its bytes are authentic, before JSON of the payload is read.
 *
 * @param limit the primitive alone, with a key and an object that are at hand; for public keys what
 *     a caller of the Java platform writes
 * @param ours what the row does
 */
public record FamilyWays(String family, String row, Callable<Object> limit, Callable<Object> ours) {
  private static final String URL = "https://www.example.com/results";

  /**
   * {@return all rows}
   *
   * @param size about how many bytes of payload are signed
   */
  public static List<FamilyWays> all(int size) throws Exception {
    return List.of(
        detached("standard-webhooks", size),
        detached("shufti-pro", size),
        detached("standard-webhooks-ed25519", size),
        detached("sendgrid", size),
        detached("google-play-billing", size),
        token("jws-hs256", size),
        token("google-iap", size),
        token("uqudo", size),
        bodyHash(size),
        withoutPayload(size),
        httpMessage("hmac-sha256", size),
        httpMessage("ed25519", size),
        credential(size));
  }

  private static Signing signing(String row) {
    Vendor vendor = Vendors.named(row);
    return Signing.of(vendor, SigningKey.generate(vendor));
  }

  private static FamilyWays detached(String row, int size) throws Exception {
    Signing signing = signing(row).field("/filler", "x".repeat(size));
    SigningResult parts = signing.sign();
    VendorScheme scheme = (VendorScheme) signing.vendor().scheme(signing.deployment());
    SignedParts carried = scheme.carrier().take(message(parts));
    DetachedSignature detached = (DetachedSignature) scheme.proof();
    Received received = new Received(carried, scheme.parts());
    byte[] signed = detached.match(received).signed().joined().toByteArray();
    byte[] signature =
        Objects.requireNonNull(signing.vendor().encoding.decode(parts.signature()), "signature");
    return new FamilyWays(
        "DetachedSignature",
        row,
        Primitives.alone(signing, signed, signature),
        () -> detached.match(new Received(carried, scheme.parts())));
  }

  private static FamilyWays token(String row, int size) throws Exception {
    Signing signing = signing(row).field("/filler", "x".repeat(size));
    String token = signing.sign().content();
    CompactJws jws = (CompactJws) proof(signing);
    Content content = Content.ofText(token);
    InboundMessage message = InboundMessage.of("POST", "/results").build();
    return new FamilyWays(
        "CompactJws",
        row,
        Primitives.alone(signing, input(token), signatureOf(token)),
        () -> jws.verify(message, content));
  }

  private static FamilyWays bodyHash(int size) throws Exception {
    Signing signing = signing("messagebird");
    byte[] body = utf8("x".repeat(size));
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\":\"MessageBird\",\"nbf\":%s,\"exp\":%s,\"jti\":\"j\",\"url_hash\":\"%s\",\"payload_hash\":\"%s\"}"
            .formatted(
                now - 1,
                now + 86_400,
                Digests.sha256Hex(Content.ofText(URL)),
                Digests.sha256Hex(Content.copyOf(body)));
    String token =
        signed(signing, base64Url(utf8("{\"alg\":\"HS256\"}")) + "." + base64Url(utf8(claims)));
    Callable<Object> mac = Primitives.alone(signing, input(token), signatureOf(token));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return new FamilyWays(
        "BodyHashJws",
        "messagebird",
        () -> List.of(mac.call(), digest.digest(body)),
        proving(signing, Map.of("MessageBird-Signature-JWT", token), body));
  }

  private static FamilyWays withoutPayload(int size) throws Exception {
    Signing signing = signing("open-banking-hs256");
    byte[] body = utf8("x".repeat(size));
    String token = signed(signing, base64Url(utf8("{\"alg\":\"HS256\"}")) + "." + base64Url(body));
    String detached =
        token.substring(0, token.indexOf('.')) + "." + token.substring(token.lastIndexOf('.'));
    return new FamilyWays(
        "DetachedJws",
        "open-banking-hs256",
        Primitives.alone(signing, input(token), signatureOf(token)),
        proving(signing, Map.of("x-jws-signature", detached), body));
  }

  private static FamilyWays httpMessage(String alg, int size) throws Exception {
    Vendor vendor = Vendors.named("rfc9421");
    Signing signing = Signing.of(vendor, SigningKey.generate(vendor, alg)).with("alg", alg);
    byte[] body = utf8("x".repeat(size));
    String digest =
        "sha-256=:" + Encoding.BASE64.encode(Digests.digest("SHA-256", Content.copyOf(body))) + ":";
    String covered =
        "(\"@method\" \"@target-uri\" \"content-digest\");created="
            + Instant.now().getEpochSecond();
    byte[] base =
        utf8(
            "\"@method\": POST\n\"@target-uri\": %s\n\"content-digest\": %s\n\"@signature-params\": %s"
                .formatted(URL, digest, covered));
    byte[] signature = signing.key().sign(signing.algorithm(), base);
    Callable<Object> alone = Primitives.alone(signing, base, signature);
    MessageDigest bare = MessageDigest.getInstance("SHA-256");
    return new FamilyWays(
        "HttpMessageSignature",
        "rfc9421 " + alg,
        () -> List.of(alone.call(), bare.digest(body)),
        proving(
            signing,
            Map.of(
                "Content-Digest",
                digest,
                "Signature-Input",
                "sig1=" + covered,
                "Signature",
                "sig1=:" + Encoding.BASE64.encode(signature) + ":"),
            body));
  }

  /** The claims are read, too: without them no disclosure is known to be the issuer's. */
  private static FamilyWays credential(int size) throws Exception {
    Signing signing = signing("sd-jwt").field("/filler", "x".repeat(size));
    String text = signing.sign().content();
    String token = text.substring(0, text.indexOf('~'));
    return new FamilyWays(
        "SdJwt",
        "sd-jwt",
        Primitives.alone(signing, input(token), signatureOf(token)),
        proving(signing, Map.of("Content-Type", "application/dc+sd-jwt"), utf8(text)));
  }

  private static Callable<Object> proving(Signing signing, Map<String, String> headers, byte[] body)
      throws RejectedException {
    VendorScheme scheme = (VendorScheme) signing.vendor().scheme(signing.deployment());
    InboundMessage message = message(headers, "application/json", Content.copyOf(body));
    SignedParts carried = scheme.carrier().take(message);
    return () -> scheme.proof().prove(new Received(carried, scheme.parts()));
  }

  private static InboundMessage message(SigningResult parts) {
    return message(parts.headers(), parts.mediaType(), Content.ofText(parts.body()));
  }

  private static InboundMessage message(
      Map<String, String> headers, String mediaType, Content body) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Content-Type", mediaType);
    all.putAll(headers);
    return InboundMessage.of("POST", "/results")
        .headers(name -> all.containsKey(name) ? List.of(all.getOrDefault(name, "")) : List.of())
        .body(() -> body)
        .build();
  }

  private static Proof proof(Signing signing) {
    return ((VendorScheme) signing.vendor().scheme(signing.deployment())).proof();
  }

  private static String signed(Signing signing, String input) {
    return input + "." + base64Url(signing.key().sign(signing.algorithm(), utf8(input)));
  }

  private static byte[] input(String token) {
    return utf8(token.substring(0, token.lastIndexOf('.')));
  }

  private static byte[] signatureOf(String token) {
    return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
