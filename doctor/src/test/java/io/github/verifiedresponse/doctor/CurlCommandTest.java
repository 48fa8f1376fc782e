package io.github.verifiedresponse.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.doctor.Request.Header;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A curl command is read as curl and a shell read it. */
class CurlCommandTest {
  private static String body(String command) {
    return new CurlCommand(file -> Signed.bytes("of " + file + "\r\n"))
        .request(command)
        .body()
        .toText(StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatABrowserCopies() {
    Request request =
        Request.ofCurl(
            """
            curl 'https://shop.example/results?x=1#top' \\
              -H 'Content-Type: application/json' \\
              -H $'Signature: it\\'s\\u00e9' --compressed -o out.txt \\
              --data-raw '{"a":"@b"}'
            """);

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/results?x=1");
    assertThat(request.headers())
        .containsExactly(
            new Header("Content-Type", "application/json"), new Header("Signature", "it'sé"));
    assertThat(request.body().toText(StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"@b\"}");
  }

  @Test
  void readsOptionsInAllSpellings() {
    Request request = Request.ofCurl("-XPUT -HA:1 --url http://x.example -u me:you");

    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.target()).isEqualTo("/");
    assertThat(request.headers()).containsExactly(new Header("A", "1"));
    assertThat(Request.ofCurl("curl http://x.example/a").method()).isEqualTo("GET");
  }

  @Test
  void joinsDataAsCurlDoes() {
    assertThat(body("curl x -d a=1 -d b=2")).isEqualTo("a=1&b=2");
    assertThat(body("curl x --json {} --json []")).isEqualTo("{}[]");
    assertThat(body("curl x -d \"a \\\"b\\\" \\$c\"")).isEqualTo("a \"b\" $c");
    assertThat(body("curl x -d a\\ b")).isEqualTo("a b");
    assertThat(body("curl x -d 'a'\\\r\n'b'")).isEqualTo("ab");
  }

  @Test
  void readsOptionsOfOneLetterThatAreOneWord() {
    Request request = Request.ofCurl("curl -sSLXPUT -kHA:1 -vd '{\"a\":1}' -so out http://x/p");

    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.target()).isEqualTo("/p");
    assertThat(request.values("A")).containsExactly("1");
    assertThat(request.body().toText(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    assertThat(body("curl -sda=1 x")).isEqualTo("a=1");
  }

  @Test
  void losesTheLineBreaksOfAFileWhereCurlDoes() {
    assertThat(body("curl x -d @f")).isEqualTo("of f");
    assertThat(body("curl x --data-binary @f")).isEqualTo("of f\r\n");
    assertThat(body("curl x --json @f")).isEqualTo("of f\r\n");
  }

  @Test
  void addsTheContentTypeThatCurlAdds() {
    assertThat(Request.ofCurl("curl x -d a=1").values("content-type"))
        .containsExactly("application/x-www-form-urlencoded");
    assertThat(Request.ofCurl("curl x --json {}").values("content-type"))
        .containsExactly("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl x -H",
        "curl x -d 'k3Jx9vQ2",
        "curl x -F a=k3Jx9vQ2",
        "curl x -d @k3Jx9vQ2",
        "curl x -H k3Jx9vQ2",
        "curl x --data-urlencode k3Jx9vQ2",
        "curl x -sFa=k3Jx9vQ2",
        "curl x -T k3Jx9vQ2",
        "curl x --upload-file k3Jx9vQ2",
        "curl x -sG -d k3Jx9vQ2",
        "curl x --get -d k3Jx9vQ2",
        "curl x -K k3Jx9vQ2",
        "curl x --form-string a=k3Jx9vQ2",
        "curl x --url-query k3Jx9vQ2",
        "curl x -d a -: x -d k3Jx9vQ2",
        "curl x -sd"
      })
  void refusesWhatCannotBeReadWithoutQuotingIt(String command) {
    assertThatThrownBy(() -> Request.ofCurl(command))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("k3Jx9vQ2");
  }
}
