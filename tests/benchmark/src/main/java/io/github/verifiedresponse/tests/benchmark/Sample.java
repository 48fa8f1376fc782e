package io.github.verifiedresponse.tests.benchmark;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Content;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.Mac;

/**
 * One genuine message of each kind, with a payload of about this size. Peers want more claims than
 * Caf signs, so they are there.
 */
final class Sample {
  static final String SECRET = "benchmark-secret-0123456789-abcdef-0123";
  static final KeySource KEYS = Keys.of(Secret.of("the benchmark's secret", SECRET));
  private static final int LEAST_SAMPLES = 4;
  private static final int MOST_SAMPLES = 64;
  private static final int ALL_SAMPLES = 1 << 20;
  private static final TestVendor VENDOR = TestVendor.withSecret(SECRET);

  private final String json;
  private final byte[] body;
  private final byte[] token;
  private final String shufti;
  private final String legacy;

  private Sample(String json) {
    this.json = json;
    this.body = utf8(json);
    this.token = utf8(VENDOR.token("HmacSHA256", TestVendor.HEADER, body));
    this.shufti = VENDOR.shuftiProSignature(body);
    this.legacy = VENDOR.shuftiProLegacySignature(body);
  }

  static Sample of(int size, String id) {
    return new Sample(json(size, id));
  }

  /** {@return different results of about this size, together no more than some megabytes} */
  static List<Sample> several(int size) {
    int count = Math.max(LEAST_SAMPLES, Math.min(MOST_SAMPLES, ALL_SAMPLES / size));
    return IntStream.range(0, count).mapToObj(i -> of(size, "benchmark-" + i)).toList();
  }

  String json() {
    return json;
  }

  byte[] body() {
    return body;
  }

  byte[] token() {
    return token;
  }

  /** The signature of Shufti Pro. */
  String shufti() {
    return shufti;
  }

  /** The signature of Shufti Pro for older accounts. */
  String legacy() {
    return legacy;
  }

  Content tokenContent() {
    return Content.copyOf(token);
  }

  Content bodyContent() {
    return Content.copyOf(body);
  }

  /**
   * Names, numbers and some texts that are not ASCII, as vendors' results have; the larger ones
   * have longer texts, as images are.
   */
  private static String json(int size, String id) {
    long now = Instant.now().getEpochSecond();
    StringBuilder json =
        new StringBuilder()
            .append("{\"requestId\":\"")
            .append(id)
            .append("\",\"isAlive\":true,\"iat\":")
            .append(now)
            .append(",\"exp\":")
            .append(now + 86_400)
            .append(",\"sub\":\"anna\",\"iss2\":\"vendor\",\"reference\":\"")
            .append(id)
            .append("\",\"event\":\"verification.accepted\",\"fields\":[");
    Random random = new Random(id.hashCode());
    String separator = "";
    while (json.length() < size - 100) {
      json.append(separator)
          .append("{\"name\":\"field-")
          .append(random.nextInt(1_000))
          .append("\",\"score\":0.")
          .append(100 + random.nextInt(900))
          .append(",\"ok\":")
          .append(random.nextBoolean())
          .append(",\"text\":\"Zo\u00eb ")
          .append(Long.toHexString(random.nextLong()).repeat(Math.max(1, size / 16_384)))
          .append("\"}");
      separator = ",";
    }
    return json.append("]}").toString();
  }

  static byte[] mac(byte[] bytes) {
    return VENDOR.mac("HmacSHA256", bytes);
  }

  static Mac newMac() {
    return VENDOR.newMac("HmacSHA256");
  }

  static byte[] utf8(String text) {
    return TestVendor.utf8(text);
  }
}
