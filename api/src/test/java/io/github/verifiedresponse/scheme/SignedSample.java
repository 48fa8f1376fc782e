package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Content;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A genuine request of a vendor, as {@link Signing} makes it, whose bytes a test can change. */
final class SignedSample {
  static final long NOW = 1_700_000_000;

  final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  final byte[] body;
  final String query;

  private final String mediaType;

  private SignedSample(Map<String, String> headers, byte[] body, String query, String mediaType) {
    this.headers.putAll(headers);
    this.body = body;
    this.query = query;
    this.mediaType = mediaType;
  }

  static Deployment known(Vendor vendor, TestKeys keys) {
    return vendor.takesCertificates()
        ? keys.certified()
        : Signing.of(vendor, keys.key()).deployment();
  }

  static SignedSample of(Vendor vendor, TestKeys keys) {
    return vendor.takesCertificates() ? certified(vendor, keys) : signed(vendor, keys);
  }

  /** {@link Signing} has no certificates. */
  private static SignedSample certified(Vendor vendor, TestKeys keys) {
    Signing.Result made = new Signing.Result("", false, "1", null, Map.of());
    ObjectNode claims = SampleFields.of(vendor, keys.certified(), made, Instant.ofEpochSecond(NOW));
    String body = keys.certifiedToken(claims.toString());
    if (vendor.carrier.startsWith("json:")) {
      ObjectNode envelope = JsonNodeFactory.instance.objectNode();
      Payloads.put(envelope, Place.parse(vendor.carrier).pointer(), new TextNode(body));
      body = envelope.toString();
    }
    String mediaType = vendor.carrier().mediaTypes().stream().sorted().findFirst().orElse("");
    return new SignedSample(Map.of(), utf8(body), "", mediaType);
  }

  private static SignedSample signed(Vendor vendor, TestKeys keys) {
    SigningResult parts = Signing.of(vendor, keys.key()).at(Instant.ofEpochSecond(NOW)).sign();
    return new SignedSample(parts.headers(), utf8(parts.body()), parts.query(), parts.mediaType());
  }

  /** A copy with other bytes. */
  SignedSample with(byte[] otherBody, String otherQuery) {
    return new SignedSample(headers, otherBody, otherQuery, mediaType);
  }

  String header(String name) {
    return Objects.requireNonNull(headers.get(name));
  }

  TestMessage request() {
    TestMessage request =
        new TestMessage()
            .target(query.isEmpty() ? "/results" : "/results?" + query)
            .body(Content.copyOf(body));
    headers.forEach(request::header);
    return mediaType.isEmpty() ? request : request.header("Content-Type", mediaType);
  }

  static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
