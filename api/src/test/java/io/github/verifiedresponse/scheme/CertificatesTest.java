package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates in a token's header, made by the Java platform's own tool. */
class CertificatesTest {
  private static final Vendor VENDOR = Vendors.named("apple-transaction");
  private static final String LEAF = "1.2.840.113635.100.6.11.1=0500";
  private static final String INTERMEDIATE = "1.2.840.113635.100.6.2.1=0500";
  private static Path folder = Path.of("");
  private static Instant now = Instant.EPOCH;
  private static KeyStore store;

  @BeforeAll
  static void makeCertificates(@TempDir Path temporary) throws Exception {
    folder = temporary;
    pair("root", "bc:c");
    pair("ca", "bc:c");
    pair("leaf", "ku:c=digitalSignature");
    pair("bare", "ku:c=digitalSignature");
    pair("other", "bc:c");
    issue("root", "ca", "-ext", "bc:c", "-ext", INTERMEDIATE);
    issue("ca", "leaf", "-ext", LEAF);
    issue("ca", "bare", "-ext", "ku:c=digitalSignature");
    store = KeyStore.getInstance(folder.resolve("store").toFile(), "changeit".toCharArray());
    now =
        ((X509Certificate) store.getCertificate("leaf")).getNotBefore().toInstant().plusSeconds(9);
  }

  private static void pair(String name, String extension) throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        "30",
        "-ext",
        extension);
  }

  private static void issue(String by, String name, String... extensions) throws Exception {
    Path request = folder.resolve(name + ".csr");
    Path issued = folder.resolve(name + ".pem");
    keytool("-certreq", "-alias", name, "-file", request.toString());
    List<String> gencert =
        new ArrayList<>(
            List.of(
                "-gencert",
                "-alias",
                by,
                "-infile",
                request.toString(),
                "-outfile",
                issued.toString(),
                "-rfc",
                "-validity",
                "20"));
    gencert.addAll(List.of(extensions));
    keytool(gencert.toArray(String[]::new));
    keytool("-importcert", "-alias", name, "-file", issued.toString(), "-noprompt");
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-keystore",
            folder.resolve("store").toString(),
            "-storepass",
            "changeit",
            "-storetype",
            "PKCS12"));
    Path output = Files.createTempFile(folder, "keytool", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
  }

  private static String certificate(String name) throws Exception {
    return Base64.getEncoder().encodeToString(store.getCertificate(name).getEncoded());
  }

  private static String token(String signer, String... chain) throws Exception {
    StringBuilder certificates = new StringBuilder();
    for (String name : chain) {
      certificates.append(certificates.isEmpty() ? "\"" : ",\"").append(certificate(name));
      certificates.append('"');
    }
    String header = "{\"alg\":\"ES256\",\"x5c\":[" + certificates + "]}";
    String claims =
        "{\"bundleId\":\"com.example\",\"environment\":\"Production\",\"transactionId\":\"t1\","
            + "\"signedDate\":"
            + now.toEpochMilli()
            + "}";
    String input =
        Encoding.BASE64URL.encode(SignedSample.utf8(header))
            + "."
            + Encoding.BASE64URL.encode(SignedSample.utf8(claims));
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign((PrivateKey) store.getKey(signer, "changeit".toCharArray()));
    signature.update(SignedSample.utf8(input));
    return input + "." + Encoding.BASE64URL.encode(signature.sign());
  }

  private static ResponseVerifier verifier(String root, Instant at) throws Exception {
    TestClock clock = TestClock.at(at);
    Deployment known =
        Deployment.of((X509Certificate) store.getCertificate(root))
            .with("bundle-id", "com.example")
            .with("environment", "Production")
            .withClock(clock);
    return ResponseVerifier.named("apple")
        .scheme(VENDOR.scheme(known))
        .replayGuard(ReplayGuard.disabled())
        .clock(clock)
        .build();
  }

  private static Reason reason(String root, Instant at, String token) throws Exception {
    return Verdicts.reason(verifier(root, at).verify(TestMessage.ofToken(token).build()));
  }

  @Test
  void takesAChainThatLeadsToThePinnedRoot() throws Exception {
    assertThat(
            Verdicts.verified(
                    verifier("root", now)
                        .verify(TestMessage.ofToken(token("leaf", "leaf", "ca", "root")).build()))
                .id())
        .isEqualTo("t1");
  }

  @Test
  void refusesAChainThatLeadsElsewhere() throws Exception {
    assertThat(reason("other", now, token("leaf", "leaf", "ca", "root")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesALeafThatIsForAnotherPurpose() throws Exception {
    assertThat(reason("root", now, token("bare", "bare", "ca", "root")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesASignatureOfAnotherKeyOfTheChain() throws Exception {
    assertThat(reason("root", now, token("bare", "leaf", "ca", "root")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesAChainThatIsTooShortOrTooOld() throws Exception {
    assertThat(reason("root", now, token("leaf", "leaf"))).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason("root", now.plus(Duration.ofDays(25)), token("leaf", "leaf", "ca", "root")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void pinsTheShippedRootWhenNothingElseIsSet() throws Exception {
    Deployment known =
        Deployment.withoutKeys().with("bundle-id", "com.example").with("environment", "Production");
    ResponseVerifier shipped =
        ResponseVerifier.named("apple")
            .scheme(VENDOR.scheme(known))
            .replayGuard(ReplayGuard.disabled())
            .build();

    assertThat(
            Verdicts.reason(
                shipped.verify(TestMessage.ofToken(token("leaf", "leaf", "ca", "root")).build())))
        .isEqualTo(Reason.UNVERIFIED);
  }
}
