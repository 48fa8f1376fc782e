package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A chain of certificates as an entry pins it, made by the Java platform's own tool: {@code leaf},
 * {@code ca}, {@code root}; beside them {@code bare}, a leaf for another purpose, and {@code
 * other}, another root. They are valid at {@link SignedSample#NOW}.
 */
final class TestCertificates {
  private static final String LEAF = "1.2.840.113635.100.6.11.1=0500";
  private static final String INTERMEDIATE = "1.2.840.113635.100.6.2.1=0500";
  private static final String START = "2023/11/10 00:00:00";
  private static final String PASSWORD = "changeit";
  private static final KeyStore STORE = make();

  private final Path folder;

  private TestCertificates(Path folder) {
    this.folder = folder;
  }

  static X509Certificate of(String name) throws GeneralSecurityException {
    return (X509Certificate) STORE.getCertificate(name);
  }

  static Instant validFrom() throws GeneralSecurityException {
    return of("leaf").getNotBefore().toInstant();
  }

  /** Signs claims by one key, with these certificates in the header. */
  static String token(String claims, String signer, String... chain)
      throws GeneralSecurityException {
    List<String> certificates = new ArrayList<>();
    for (String name : chain) {
      certificates.add(
          '"' + Base64.getEncoder().encodeToString(STORE.getCertificate(name).getEncoded()) + '"');
    }
    String header = "{\"alg\":\"ES256\",\"x5c\":[" + String.join(",", certificates) + "]}";
    String input =
        Encoding.BASE64URL.encode(SignedSample.utf8(header))
            + "."
            + Encoding.BASE64URL.encode(SignedSample.utf8(claims));
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign((PrivateKey) STORE.getKey(signer, PASSWORD.toCharArray()));
    signature.update(SignedSample.utf8(input));
    return input + "." + Encoding.BASE64URL.encode(signature.sign());
  }

  private static KeyStore make() {
    try {
      Path folder = Files.createTempDirectory("certificates");
      try {
        return new TestCertificates(folder).made();
      } finally {
        delete(folder);
      }
    } catch (IOException | InterruptedException | GeneralSecurityException e) {
      throw new IllegalStateException("keytool made no certificates", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private KeyStore made() throws IOException, InterruptedException, GeneralSecurityException {
    pair("root", "bc:c");
    pair("ca", "bc:c");
    pair("leaf", "ku:c=digitalSignature");
    pair("bare", "ku:c=digitalSignature");
    pair("other", "bc:c");
    issue("root", "ca", " -ext bc:c -ext " + INTERMEDIATE);
    issue("ca", "leaf", " -ext " + LEAF);
    issue("ca", "bare", " -ext ku:c=digitalSignature");
    return KeyStore.getInstance(folder.resolve("store").toFile(), PASSWORD.toCharArray());
  }

  private void pair(String name, String extension) throws IOException, InterruptedException {
    keytool(
        "-genkeypair -alias %s -dname CN=%s -keyalg EC -groupname secp256r1 -validity 30 -ext %s"
            .formatted(name, name, extension),
        "-startdate",
        START);
  }

  private void issue(String by, String name, String extensions)
      throws IOException, InterruptedException {
    Path request = folder.resolve(name + ".csr");
    Path issued = folder.resolve(name + ".pem");
    keytool("-certreq -alias " + name, "-file", request.toString());
    keytool(
        "-gencert -rfc -validity 20 -alias " + by + extensions,
        "-startdate",
        START,
        "-infile",
        request.toString(),
        "-outfile",
        issued.toString());
    keytool("-importcert -noprompt -alias " + name, "-file", issued.toString());
  }

  private void keytool(String words, String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add("-J-XX:TieredStopAtLevel=1"); // each run is short
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of(more));
    String store = folder.resolve("store").toString();
    command.addAll(List.of("-keystore", store, "-storepass", PASSWORD, "-storetype", "PKCS12"));
    Path output = Files.createTempFile(folder, "keytool", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
  }
}
