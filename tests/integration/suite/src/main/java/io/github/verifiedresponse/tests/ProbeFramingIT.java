package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that two parties could read as two requests. A server may refuse them by itself; what it
 * lets through is verified, or refused by the door.
 */
@Tag(ShortForm.TAG)
class ProbeFramingIT extends DeployedProbe {
  private static final String LENGTH = "Content-Length: ";
  private static final String CHUNKED = "Transfer-Encoding: chunked\n";
  private static final String JWT = "Content-Type: application/jwt\n";

  /** A request, after its request line and Host, for a token: header lines and what follows. */
  private record Framing(String name, Function<String, String> rest) {
    static Framing sized(String name, String headers) {
      return new Framing(name, token -> headers + LENGTH + token.length() + "\n\n" + token);
    }

    static Framing chunked(String name, String headers) {
      return new Framing(
          name,
          token -> headers + "\n" + Integer.toHexString(token.length()) + "\n" + token + "\n0\n\n");
    }

    static Framing length(String name, Function<String, String> length) {
      return new Framing(name, token -> JWT + LENGTH + length.apply(token) + "\n\n" + token);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Framing> framings() {
    return Stream.of(
        new Framing(
            "AT-105 length and chunked",
            token -> JWT + CHUNKED + LENGTH + token.length() + "\n\n" + chunk(token)),
        new Framing(
            "AT-105 chunked and length",
            token -> JWT + LENGTH + token.length() + "\n" + CHUNKED + "\n" + chunk(token)),
        Framing.chunked("AT-106 foo", JWT + "Transfer-Encoding: foo\n"),
        Framing.chunked("AT-106 chunked, foo", JWT + "Transfer-Encoding: chunked, foo\n"),
        Framing.chunked("AT-106 foo, chunked", JWT + "Transfer-Encoding: foo, chunked\n"),
        Framing.chunked("AT-106 empty encoding", JWT + "Transfer-Encoding:\n"),
        Framing.chunked("AT-106 xchunked", JWT + "Transfer-Encoding: xchunked\n"),
        Framing.chunked("AT-106 chunked twice", JWT + CHUNKED + CHUNKED),
        Framing.chunked("AT-106 identity", JWT + "Transfer-Encoding: identity\n"),
        Framing.sized("AT-106 identity with length", JWT + "Transfer-Encoding: identity\n"),
        Framing.length("AT-107 two equal lengths", t -> t.length() + "\n" + LENGTH + t.length()),
        Framing.length("AT-107 two lengths", t -> t.length() + "\n" + LENGTH + (t.length() - 1)),
        Framing.length("AT-107 length list", t -> t.length() + ", " + t.length()),
        Framing.length("AT-107 signed length", t -> "+" + t.length()),
        Framing.length("AT-107 hexadecimal length", t -> "0x" + Integer.toHexString(t.length())),
        Framing.length("AT-107 negative length", t -> "-1"),
        Framing.length("AT-107 empty length", t -> ""),
        Framing.length("AT-107 length over 32 bits", t -> "4294967298"),
        Framing.length("AT-107 length of 63 bits", t -> "9223372036854775807"),
        Framing.length("AT-107 length over 64 bits", t -> "18446744073709551617"),
        Framing.length("AT-107 shorter length", t -> Integer.toString(t.length() - 1)),
        Framing.sized("AT-113 no content type", ""),
        Framing.sized("AT-113 empty content type", "Content-Type:\n"),
        Framing.sized("AT-113 two content types", JWT + "Content-Type: text/plain\n"),
        Framing.sized("AT-113 two equal content types", JWT + JWT),
        Framing.sized("AT-113 content type list", "Content-Type: application/jwt, text/html\n"),
        Framing.sized("AT-113 another charset", "Content-Type: application/jwt;charset=utf-16\n"),
        Framing.sized("AT-113 any type", "Content-Type: */*\n"),
        Framing.sized("AT-113 folded type", "Content-Type: application/jwt;\n charset=utf-8\n"),
        Framing.sized("AT-113 blank before the colon", "Content-Type : application/jwt\n"),
        Framing.sized("AT-111 compressed", JWT + "Content-Encoding: gzip\n"),
        Framing.sized("AT-117 override", JWT + "X-HTTP-Method-Override: GET\n"),
        new Framing(
            "AT-108 chunk extension",
            t -> JWT + CHUNKED + "\n" + Integer.toHexString(t.length()) + ";a=b\n" + t + "\n0\n\n"),
        new Framing("AT-103 trailer", t -> JWT + CHUNKED + "\n0\nX-Signed-Result: " + t + "\n\n"));
  }

  private static String chunk(String token) {
    return Integer.toHexString(token.length()) + "\n" + token + "\n0\n\n";
  }

  @ParameterizedTest
  @MethodSource("framings")
  void noFramingLeadsPastTheServletDoor(Framing framing) throws IOException {
    probe.assertVerifiedOrRefused("POST", "caf/receive", framing.name(), framing.rest());
  }

  @ParameterizedTest
  @MethodSource("framings")
  void noFramingLeadsPastTheResourceDoor(Framing framing) throws IOException {
    Otherwise.skipUnless(!framing.name().matches(".* length (over 32|of 63) bits"), "unsent-body");
    probe.assertVerifiedOrRefused("POST", "api/place/method", framing.name(), framing.rest());
  }

  /** Behind a proxy, what follows on the same connection is another person's. */
  @ParameterizedTest
  @ValueSource(strings = {"caf/receive", "api/place/method"})
  void aRequestThatIsRefusedByItsFormLeavesItsConnectionToTheNext(String path) throws IOException {
    String token = Probe.token(Probe.payload());
    String start = "POST %s%s HTTP/1.1\nHost: 127.0.0.1\n".formatted(deployed.getPath(), path);
    try (RawHttp connection = new RawHttp(probe.client().base())) {
      for (int i = 0; i < 3; i++) {
        connection.write(lines(start + "Content-Type: text/html\n" + LENGTH + "4\n\n"));
        probe.runs(); // meanwhile the server could have answered, before the body
        connection.write("late");
        Answer refused = connection.read();
        assertThat(refused.verdict()).isEqualTo("415 unsupported-content");
        if (refused.header("Connection").equalsIgnoreCase("close")) {
          return; // said in the answer, as Open Liberty does: nobody sends anything more on it
        }
      }
      connection.write(lines(start + JWT + LENGTH + token.length() + "\n\n") + token);
      assertThat(connection.read().verdict()).isEqualTo("200");
    }
  }

  private static String lines(String head) {
    return head.replace("\n", "\r\n");
  }

  static Stream<Framing> headers() {
    return Stream.of(
        new Framing("AT-099 plain", t -> "X-Signed-Result: " + t + "\n\n"),
        new Framing("AT-099 another case", t -> "x-SIGNED-result: " + t + "\n\n"),
        new Framing("AT-100 folded", t -> "X-Signed-Result: " + t.replace(".", ".\n ") + "\n\n"),
        new Framing("AT-100 folded by tab", t -> "X-Signed-Result:\n\t" + t + "\n\n"),
        new Framing("AT-101 blank before the colon", t -> "X-Signed-Result : " + t + "\n\n"),
        new Framing("AT-102 NUL", t -> "X-Signed-Result: " + t + "\0\n\n"),
        new Framing("AT-102 not ASCII", t -> "X-Signed-Result: " + t + "\u00ff\n\n"),
        new Framing("AT-098 list", t -> "X-Signed-Result: " + t + "," + t + "\n\n"),
        new Framing("AT-097 twice", t -> ("X-Signed-Result: " + t + "\n").repeat(2) + "\n"),
        new Framing(
            "AT-097 after an empty one", t -> "X-Signed-Result:\nX-Signed-Result: " + t + "\n\n"),
        new Framing("AT-104 too long", t -> "X-Signed-Result: " + t + "A".repeat(16_384) + "\n\n"),
        new Framing(
            "AT-104 much too long", t -> "X-Signed-Result: " + t + "A".repeat(100_000) + "\n\n"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void noSpellingOfAHeaderLeadsPastTheServletDoor(Framing header) throws IOException {
    probe.assertVerifiedOrRefused("GET", "caf/header", header.rest());
  }

  @ParameterizedTest
  @MethodSource("headers")
  void noSpellingOfAHeaderLeadsPastTheResourceDoor(Framing header) throws IOException {
    probe.assertVerifiedOrRefused("GET", "api/entity/header", header.rest());
  }

  @ParameterizedTest(name = "AT-117 {0}")
  @ValueSource(
      strings = {"GET", "HEAD", "OPTIONS", "TRACE", "post", "PUT", "PATCH", "DELETE", "FOO"})
  void noMethodLeadsPastADoor(String method) throws IOException {
    Function<String, String> rest = Framing.sized(method, JWT).rest();
    probe.assertVerifiedOrRefused(method, "caf/receive", rest);
    probe.assertVerifiedOrRefused(method, "api/place/method", rest);
    probe.assertVerifiedOrRefused(
        method, "caf/header", token -> "X-Signed-Result: " + token + "\n\n");
    probe.assertVerifiedOrRefused(
        method, "api/entity/header", token -> "X-Signed-Result: " + token + "\n\n");
  }

  static Stream<String> pathForms() {
    return PathForms.all();
  }

  @ParameterizedTest(name = "AT-118, AT-121 {0}")
  @MethodSource("pathForms")
  void noSpellingOfAPathLeadsPastADoor(String form) throws IOException {
    Function<String, String> rest = Framing.sized(form, JWT).rest();
    for (String path : new String[] {form.substring(1), "api" + form}) {
      long before = probe.runs();
      probe.assertVerifiedOrRefused("POST", path, rest);
      if (PathForms.isAmbiguous(form)) {
        Otherwise.skipUnless(probe.runs() == before, "runs." + path.replace('/', '.'));
        // not the status: some servers answer such a path themselves, Payara even with an empty 200
        assertThat(probe.runs()).as("runs for %s", path).isEqualTo(before);
      }
    }
  }

  /** The handler asks for no payload: it would run for anybody whom the filter has not seen. */
  @ParameterizedTest(name = "AT-120 {0}")
  @ValueSource(strings = {"by-pattern/bulk", "exact"})
  void noPathThatTheServerRemembersLeadsPastADoor(String guarded) throws IOException {
    String forged = Framing.sized(guarded, JWT).rest().apply(Probe.forged());
    long before = probe.runs();
    for (String seen : new String[] {"p;/../", "q;a=b/../", "r/..;/", "s/%2e%2e;/"}) {
      for (String other : new String[] {guarded + "y", "y".repeat(20), guarded + "/../y/bulk"}) {
        probe.sendRaw("POST", seen + guarded, forged);
        Answer refused = probe.sendRaw("POST", seen + other, forged);
        assertThat(probe.runs()).as("runs after %s%s: %s", seen, other, refused).isEqualTo(before);
      }
    }
  }
}
