package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.tests.vectors.SchemeVectorsTest.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of others in forms that our own do not have, and what is called right of them. */
class SchemeVectorJudgeTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** RFC 9421, section B.4: a request without a body, which no deployment can hand on. */
  private static final String TRANSFORMED =
      """
      {"row":"rfc9421","method":"GET","target":"/demo?name1=Value1&Name2=value2","body":"",
       "expected":"valid","config":{"alg":"ed25519"},
       "headers":{"Host":"example.org","Date":"Fri, 15 Jul 2022 14:24:55 GMT",
        "Accept":"application/json, */*",
        "Signature-Input":"transform=(\\"@method\\" \\"@path\\" \\"@authority\\" \\"accept\\");created=1618884473;keyid=\\"test-key-ed25519\\"",
        "Signature":"transform=:ZT1kooQsEHpZ0I1IjCqtQppOmIqlJPeo7DHR3SoMn0s5JZ1eRGS0A+vyYP9t/LXlh5QMFFQ6cpLt2m0pmj3NDA==:"},
       "key":"spki:MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="}
      """;

  /** The example that GitHub publishes. */
  private static final String GITHUB =
      """
      {"row":"github","body":"%s","expected":"valid","secret":"It's a Secret to Everybody",
       "headers":{"X-Hub-Signature-256":"sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"}}
      """
          .formatted(
              Base64.getEncoder().encodeToString("Hello, World!".getBytes(StandardCharsets.UTF_8)));

  /** The example that Slack publishes. */
  private static final String SLACK =
      """
      {"row":"slack","expected":"valid","now":1531420618,"secret":"8f742231b10e8888abcd99yyyzzz85a5",
       "headers":{"X-Slack-Request-Timestamp":"1531420618",
        "X-Slack-Signature":"v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"},
       "body":"dG9rZW49eHl6ejBXYmFwQTR2QkNERUZhc3gwcTZHJnRlYW1faWQ9VDFEQzJKSDNKJnRlYW1fZG9tYWluPXRlc3R0ZWFtbm93JmNoYW5uZWxfaWQ9RzhQU1M5VDNWJmNoYW5uZWxfbmFtZT1mb29iYXImdXNlcl9pZD1VMkNFUkxLSkEmdXNlcl9uYW1lPXJvYWRydW5uZXImY29tbWFuZD0lMkZ3ZWJob29rLWNvbGxlY3QmdGV4dD0mcmVzcG9uc2VfdXJsPWh0dHBzJTNBJTJGJTJGaG9va3Muc2xhY2suY29tJTJGY29tbWFuZHMlMkZUMURDMkpIM0olMkYzOTc3MDA4ODU1NTQlMkY5NnJHbGZtaWJJR2xnY1pSc2tYYUlGZk4mdHJpZ2dlcl9pZD0zOTg3Mzg2NjMwMTUuNDc0NDU2MjkxMjEuODAzYTBiYzg4N2ExNGQxMGQyYzQ0N2ZjZThiNjcwM2M="}
      """;

  private static Result judge(String vector, Consumer<ObjectNode> change) {
    try {
      ObjectNode json = (ObjectNode) MAPPER.readTree(vector);
      change.accept(json);
      return judge(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Result judge(ObjectNode json) {
    List<String> why = new ArrayList<>();
    return SchemeVectorsTest.judge(new SchemeVector("this test", 0, json), why);
  }

  private static void isForged(ObjectNode vector) {
    vector.put("expected", "invalid");
    ObjectNode headers = (ObjectNode) vector.get("headers");
    headers.put("Signature", headers.get("Signature").asText().replace("ZT1k", "ZT1l"));
  }

  @Test
  void aRequestWithoutBodyIsRefusedByDesignAndComputedAllTheSame() {
    assertThat(judge(TRANSFORMED, it -> {})).isEqualTo(Result.REFUSED);
    assertThat(judge(TRANSFORMED, SchemeVectorJudgeTest::isForged)).isEqualTo(Result.RIGHT);
    assertThat(judge(TRANSFORMED, it -> it.put("expected", "invalid"))).isEqualTo(Result.WRONG);
    assertThat(
            judge(
                TRANSFORMED,
                it -> {
                  isForged(it);
                  it.put("expected", "valid");
                }))
        .isEqualTo(Result.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"@method\",\"@path\"]"})
  void aSignatureThatFitsAnyBodyIsRefusedByDesignWhateverItHasToCover(String require)
      throws JsonProcessingException {
    String vector = TRANSFORMED.replace("\"alg\"", "\"require\":" + require + ",\"alg\"");

    assertThat(judge(vector, it -> {})).isEqualTo(Result.REFUSED);
    assertThat(judge(vector, it -> it.put("method", "POST").put("expected", "invalid")))
        .isEqualTo(Result.RIGHT);
  }

  @Test
  void aValidSignatureThatDoesNotCoverWhatIsRequiredIsWrong() {
    String vector = TRANSFORMED.replace("\"alg\"", "\"require\":[\"@query\"],\"alg\"");

    assertThat(judge(vector, it -> {})).isEqualTo(Result.WRONG);
    assertThat(judge(vector, it -> it.put("expected", "invalid"))).isEqualTo(Result.RIGHT);
  }

  @ParameterizedTest
  @CsvSource({"method,GET", "Content-Type,application/json; charset=utf-16", "large,"})
  void everyRefusalIsRightForAnInvalidOneAndNoneForAValidOne(String what, String value) {
    Consumer<ObjectNode> change =
        it -> {
          switch (what) {
            case "method" -> it.put("method", value);
            case "large" -> it.put("body", "A".repeat(4_000_000));
            default -> ((ObjectNode) it.get("headers")).put(what, value);
          }
        };

    assertThat(judge(GITHUB, it -> {})).isEqualTo(Result.RIGHT);
    assertThat(judge(GITHUB, change)).isEqualTo(Result.WRONG);
    assertThat(judge(GITHUB, change.andThen(it -> it.put("expected", "invalid"))))
        .isEqualTo(Result.RIGHT);
  }

  @Test
  void aTimeThatIsNullIsNotKnown() {
    assertThat(judge(GITHUB, it -> it.putNull("now").putNull("tolerance"))).isEqualTo(Result.RIGHT);
    assertThat(judge(SLACK, it -> {})).isEqualTo(Result.RIGHT);
    assertThat(judge(SLACK, it -> it.put("now", 1_531_420_700).putNull("tolerance")))
        .isEqualTo(Result.RIGHT);
    assertThat(judge(SLACK, it -> it.putNull("now").putNull("tolerance"))).isEqualTo(Result.RIGHT);
    assertThat(judge(SLACK, it -> it.put("now", 1_531_421_000))).isEqualTo(Result.WRONG);
  }

  @Test
  void theKeyOfAMacMayBeCalledAKey() {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String text = "8f742231b10e8888abcd99yyyzzz85a5";
    String encoded = base64.encodeToString(text.getBytes(StandardCharsets.UTF_8));

    for (String key :
        List.of(
            "\"" + text + "\"",
            "\"utf8:" + text + "\"",
            "{\"jwk\":{\"kty\":\"oct\",\"k\":\"" + encoded + "\"}}")) {
      String vector = SLACK.replace("\"secret\":\"" + text + "\"", "\"key\":" + key);
      assertThat(judge(vector, it -> it.putNull("secret"))).as(key).isEqualTo(Result.RIGHT);
    }
  }

  @Test
  void aSetOfKeysMayBeGivenAsText() {
    String set =
        "jwks:{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"test-key-ed25519\","
            + "\"x\":\"JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs\"}]}";

    assertThat(judge(TRANSFORMED, it -> it.put("key", set))).isEqualTo(Result.REFUSED);
  }
}
