package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.doctor.Doctor;
import io.github.verifiedresponse.doctor.Request;
import io.github.verifiedresponse.doctor.Request.Header;
import io.github.verifiedresponse.key.PublicKeys;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.message.RejectedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A vector as the doctor is asked: with the same settings as a verifier. */
final class VectorDoctors {
  /** Shorter runs of letters are words of a sentence. */
  private static final int LONG_ENOUGH = 12;

  private static final String CONFIG = "config.";

  private VectorDoctors() {}

  /** {@return one doctor, or one for each key of a set} It takes one key, and no set. */
  static Stream<Doctor> of(SchemeVector vector) {
    Map<String, String> settings = vector.settings();
    Doctor doctor =
        Doctor.of(vector.vendor().orElseThrow()).clock(Clock.fixed(vector.now(), ZoneOffset.UTC));
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String name = setting.getKey().substring(SchemeVector.PREFIX.length());
      doctor = with(doctor, name, setting.getValue());
    }
    String key = settings.get(SchemeVector.PREFIX + "public-key");
    return key == null ? Stream.of(doctor) : keys(vector, key).stream().map(doctor::publicKey);
  }

  private static Doctor with(Doctor doctor, String name, String value) {
    return switch (name) {
      case "secret" -> doctor.secret(value);
      case "key-format" -> doctor.keyFormat(value);
      case "clock-skew" -> doctor.clockSkew(Duration.parse(value));
      case "max-age" ->
          value.equals("unlimited") ? doctor.anyAge() : doctor.maxAge(Duration.parse(value));
      default ->
          name.startsWith(CONFIG) ? doctor.config(name.substring(CONFIG.length()), value) : doctor;
    };
  }

  private static List<VerificationKey> keys(SchemeVector vector, String text) {
    try {
      return PublicKeys.text("the vector's key", text).keys(vector.message(), "");
    } catch (RejectedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Request request(SchemeVector vector) {
    List<Header> headers =
        vector.headers().entrySet().stream()
            .map(header -> new Header(header.getKey(), header.getValue()))
            .toList();
    return new Request(vector.method(), vector.requestTarget(), headers, vector.body());
  }

  /** {@return what may not be printed of key, signature and content} Names have no digits. */
  static Stream<String> hidden(SchemeVector vector) {
    return Stream.of(
            vector.headers().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Content-Type"))
                .map(Map.Entry::getValue),
            Stream.of(vector.requestTarget(), vector.body().toText(StandardCharsets.UTF_8)),
            Stream.of("secret", "public-key")
                .map(name -> vector.settings().getOrDefault(SchemeVector.PREFIX + name, "")))
        .flatMap(texts -> texts)
        .flatMap(text -> Arrays.stream(text.split("[^A-Za-z0-9_]+")))
        .filter(piece -> piece.length() >= LONG_ENOUGH && piece.matches(".*[0-9].*"))
        .map(piece -> piece.substring(0, LONG_ENOUGH));
  }
}
