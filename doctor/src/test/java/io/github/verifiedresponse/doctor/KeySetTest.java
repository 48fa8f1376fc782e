package io.github.verifiedresponse.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.scheme.Signing;
import io.github.verifiedresponse.scheme.SigningKey;
import io.github.verifiedresponse.scheme.SigningResult;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JWK set is read as the setting of the public key reads it. */
class KeySetTest {
  private static final Vendor VENDOR = Vendors.named("standard-webhooks-ed25519");

  /** Ed25519's key is at the end of its SubjectPublicKeyInfo. */
  private static final int KEY_BYTES = 32;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void oneKeyOfASetFits(@TempDir Path folder) throws IOException {
    SigningKey signing = SigningKey.generate(VENDOR);

    assertThat(run(folder, signing, SigningKey.generate(VENDOR), signing)).isZero();
    assertThat(run(folder, signing, signing, SigningKey.generate(VENDOR))).isZero();
  }

  @Test
  void noKeyOfASetFits(@TempDir Path folder) throws IOException {
    assertThat(
            run(
                folder,
                SigningKey.generate(VENDOR),
                SigningKey.generate(VENDOR),
                SigningKey.generate(VENDOR)))
        .isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("unverified");
  }

  private int run(Path folder, SigningKey signing, SigningKey... published) throws IOException {
    SigningResult parts = Signing.of(VENDOR, signing).sign();
    Path set =
        Files.writeString(
            folder.resolve("keys.json"),
            Stream.of(published)
                .map(KeySetTest::jwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}")));
    List<String> arguments =
        new ArrayList<>(
            List.of("--scheme", VENDOR.name(), "--public-key-file", set.toString(), "--body", "-"));
    parts
        .headers()
        .forEach((name, value) -> arguments.addAll(List.of("--header", name + ": " + value)));
    return Main.run(
        arguments,
        Map.of(),
        new ByteArrayInputStream(Signed.bytes(parts.body())),
        new PrintStream(said, true, StandardCharsets.UTF_8),
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private static String jwk(SigningKey key) {
    String pem = key.publicKey().orElseThrow().replaceAll("-----[A-Z ]+-----|\\s", "");
    byte[] encoded = Base64.getDecoder().decode(pem);
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + Signed.base64Url(raw) + "\"}";
  }
}
