package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.doctor.Request.Header;
import io.github.verifiedresponse.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the test vendor signs, and the requests that carry it. */
final class Signed {
  static final String SECRET = "k3Jx9vQ2mTz7LpW4sYb8NcR1dGf6HhE0aUo5iXqZ";
  static final String OTHER_SECRET = "Zq8mWv1XeT5yKd3RbN7uHj2LfG9pSc4AoI6tVx0B";
  static final byte[] KEY =
      HexFormat.of().parseHex("9d1f4ac06be27835d40b9e61f7c2583a10ee6f94b3d75c218a46f03e7db95c12");
  static final Instant NOW = Instant.parse("2026-11-29T14:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private Signed() {}

  static byte[] bytes(String text) {
    return TestVendor.utf8(text);
  }

  static String text(String file) {
    try (InputStream in = Objects.requireNonNull(Signed.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] hmac(String algorithm, byte[] key, byte[] message) {
    return TestVendor.withKey(key).mac(algorithm, message);
  }

  static byte[] hmac(String secret, String message) {
    return hmac("HmacSHA256", bytes(secret), bytes(message));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String base64Url(byte[] bytes) {
    return TestVendor.base64Url(bytes);
  }

  static String shuftiLegacy(byte[] body, String secret) {
    return TestVendor.withSecret(secret).shuftiProLegacySignature(body);
  }

  static String shufti(byte[] body, String secret) {
    return TestVendor.withSecret(secret).shuftiProSignature(body);
  }

  static String shufti(String body) {
    return shufti(bytes(body), SECRET);
  }

  static String jws(String secret, String payload) {
    return jws("HS256", "HmacSHA256", bytes(secret), payload);
  }

  static String jws(String alg, String algorithm, byte[] key, String payload) {
    String header = TestVendor.HEADER.replace("HS256", alg);
    return TestVendor.withKey(key).token(algorithm, header, bytes(payload));
  }

  static String liveness(Instant time) {
    return liveness(String.valueOf(time.getEpochSecond()));
  }

  static String liveness(String iat) {
    return "{\"requestId\":\"76f3e80a\",\"isAlive\":true,\"personId\":\"anna\",\"iat\":"
        + iat
        + "}";
  }

  static Request json(byte[] body, String... headers) {
    return request("application/json", body, headers);
  }

  static Request json(String body, String... headers) {
    return json(bytes(body), headers);
  }

  static Request request(String type, byte[] body, String... headers) {
    return request("/results", type, body, headers);
  }

  /** Names and values, one after the other. */
  static Request request(String target, String type, byte[] body, String... headers) {
    List<Header> all =
        Stream.concat(
                Stream.of(new Header("Content-Type", type)),
                IntStream.range(0, headers.length / 2)
                    .mapToObj(i -> new Header(headers[2 * i], headers[2 * i + 1])))
            .toList();
    return new Request("POST", target, all, Content.copyOf(body));
  }
}
