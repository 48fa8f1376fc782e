package io.github.verifiedresponse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code rediss://} the server's certificate and name are checked. */
class RedisTlsTest {
  private static final String TRUST = "javax.net.ssl.trustStore";
  private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String KEY = "00".repeat(32);
  private static final String PASSWORD = "changeit";

  private final int port = RedisServer.freePort();
  private final List<RedisServer> started = new ArrayList<>();
  private Path directory;

  @BeforeEach
  void writeTo(@TempDir Path temporary) {
    directory = temporary;
  }

  @AfterEach
  void setRight() {
    System.clearProperty(TRUST);
    System.clearProperty(TRUST_PASSWORD);
    started.forEach(RedisServer::close);
  }

  @Test
  void aServerWithATrustedCertificateOfItsNameIsUsed() throws Exception {
    Path keys = keys("ip:127.0.0.1");
    trust(keys);

    start(keys);

    assertThat(open().find(KEY)).isEmpty();
  }

  @Test
  void aTrustedCertificateOfAnotherNameIsRefused() throws Exception {
    Path keys = keys("dns:elsewhere.example");
    trust(keys);

    start(keys);

    assertRefused();
  }

  @Test
  void aCertificateThatNobodyTrustsIsRefused() throws Exception {
    start(keys("ip:127.0.0.1"));

    assertRefused();
  }

  private void assertRefused() throws Exception {
    try (LogCapture log = LogCapture.start()) {
      Results.in(open()).assertUnavailable(Results.fresh());
      assertThat(log.lines()).anyMatch(line -> line.contains("is not usable"));
    }
  }

  private Store open() {
    return RedisStores.open("rediss://" + RedisServer.LOOPBACK + ":" + port, RedisStores.PATIENCE);
  }

  private void trust(Path keys) throws IOException, GeneralSecurityException {
    KeyStore own = load(keys);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("redis", own.getCertificate(own.aliases().nextElement()));
    Path file = directory.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    System.setProperty(TRUST, file.toString());
    System.setProperty(TRUST_PASSWORD, PASSWORD);
  }

  private static KeyStore load(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private void start(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = load(keys);
    String alias = store.aliases().nextElement();
    RedisServer server =
        RedisServer.started(
            "--tls-port",
            Integer.toString(port),
            "--tls-auth-clients",
            "no",
            "--tls-cert-file",
            pem("CERTIFICATE", store.getCertificate(alias).getEncoded()),
            "--tls-key-file",
            pem("PRIVATE KEY", store.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
    started.add(server);
  }

  private String pem(String type, byte[] der) throws IOException {
    Path file = directory.resolve(type.replace(' ', '-') + ".pem");
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, base64));
    return file.toString();
  }

  private Path keys(String name) throws IOException, InterruptedException {
    Path file = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=redis",
                "-ext",
                "san=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }
}
