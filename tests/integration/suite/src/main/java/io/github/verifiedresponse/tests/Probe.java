package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.tests.probe.MacScheme;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** The deployed probe: what it is sent, and how often its handlers have run. */
final class Probe {
  static final String JWT = "application/jwt";

  /** Stand in every payload, so that a log can be searched for them. */
  static final String PERSON = "Zoe Probe-Person";

  static final String REQUEST_ID = "probe-request-id-";

  private final Client client;

  Probe(Client client) {
    this.client = client;
  }

  Client client() {
    return client;
  }

  /** A fresh result of somebody who passed. */
  static String payload() {
    return payload(true, Duration.ZERO);
  }

  static String payload(boolean isAlive, Duration age) {
    return "{\"requestId\":\"%s%s\",\"isAlive\":%s,\"iat\":%d,\"name\":\"%s\"}"
        .formatted(
            REQUEST_ID,
            UUID.randomUUID(),
            isAlive,
            Instant.now().minus(age).getEpochSecond(),
            PERSON);
  }

  static String token(String payload) {
    return Vendors.cafToken(payload);
  }

  /** The same header and payload as a genuine token, signed with another secret. */
  static String forged() {
    return Vendors.token(
        "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", payload(), "another-client-secret-0123456789abcdef");
  }

  /** Posts a token that is the whole body. */
  Answer post(String path, String token, String... headers) {
    return client.post(path, JWT, token, headers);
  }

  /** Posts a body with its MAC beside it. */
  Answer postSigned(String path, String contentType, byte[] body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = MacScheme.HEADER;
    all[headers.length + 1] = mac(body);
    return client.post(path, contentType, body, all);
  }

  private static String mac(byte[] body) {
    return TestVendor.withSecret(MacScheme.SECRET).hexMac(body);
  }

  long runs() {
    return Long.parseLong(client.get("open/runs").body());
  }

  /** Genuine: the handler runs once and sees what was signed. Forged: it does not run. */
  void assertGuards(String path) {
    long before = runs();
    assertThat(post(path, forged()).verdict()).as("forged").isEqualTo("401 unverified");
    assertThat(post(path, "").verdict()).as("nothing").isEqualTo("401 missing-signature");
    assertThat(runs()).as("runs").isEqualTo(before);

    String payload = payload();
    Answer genuine = post(path, token(payload));
    Otherwise.skipUnless(
        genuine.body().equals(payload),
        "dispatched-twice." + path.replaceFirst("\\?.*", "").replace('/', '.'));
    assertThat(genuine.verdict()).as(genuine.body()).isEqualTo("200");
    assertThat(genuine.body()).isEqualTo(payload);
    assertThat(runs()).as("runs").isEqualTo(before + 1);
    assertThat(post(path, token(payload)).verdict()).as("replay").isEqualTo("409 replayed");
  }

  /**
   * Sends a raw request, forged and then genuine: no handler runs for the first, and what runs for
   * the second was given its payload. What follows the line of the Host is made for a token.
   */
  void assertVerifiedOrRefused(String method, String path, Function<String, String> rest)
      throws IOException {
    assertVerifiedOrRefused(method, path, path, rest);
  }

  /** The same; what is sent has a name, under which a server's module may explain a fault. */
  void assertVerifiedOrRefused(
      String method, String path, String name, Function<String, String> rest) throws IOException {
    long before = runs();
    Answer refused = sendRaw(method, path, rest.apply(forged()));
    assertThat(runs()).as("runs after %s", refused).isEqualTo(before);
    assertNoFault(name, refused);

    String payload = payload();
    Answer genuine = sendRaw(method, path, rest.apply(token(payload)));
    if (runs() > before) {
      assertThat(genuine.status()).isEqualTo(200);
      assertThat(genuine.body()).startsWith(method.equals("HEAD") ? "" : payload);
      assertThat(runs()).isEqualTo(before + 1);
    }
    assertNoFault(name, genuine);
  }

  /** A line feed stands for the end of a line. */
  Answer sendRaw(String method, String path, String rest) throws IOException {
    String start =
        "%s %s%s HTTP/1.1\nHost: 127.0.0.1:%d\nConnection: close\n"
            .formatted(method, client.base().getPath(), path, client.base().getPort());
    return RawHttp.send(client.base(), (start + rest).replace("\n", "\r\n"));
  }

  private static void assertNoFault(String name, Answer answer) {
    Otherwise.skipUnless(answer.status() != 500, "fault." + name.replaceAll("[/ ]", "."));
    // 501: the server itself does not know a transfer coding or a method
    assertThat(answer.status() < 500 || answer.status() == 501).as("answer %s", answer).isTrue();
  }
}
