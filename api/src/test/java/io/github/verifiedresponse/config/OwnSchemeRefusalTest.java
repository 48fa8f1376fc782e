package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.OwnVendorSamples.VENDOR;
import static io.github.verifiedresponse.config.OwnVendorSamples.detached;
import static io.github.verifiedresponse.config.OwnVendorSamples.jws;
import static io.github.verifiedresponse.config.OwnVendorSamples.reason;
import static io.github.verifiedresponse.config.OwnVendorSamples.verified;
import static io.github.verifiedresponse.config.OwnVendorSamples.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settings describe and would sign too little, or two messages by one text. */
class OwnSchemeRefusalTest {
  private static TestMessage signed(String body, String text) {
    String mac = VENDOR.hexMac(text);
    return TestMessage.ofJson(body).header("X-Acme-Signature", "sha256=" + mac);
  }

  private static ResponseVerifier ofFields(String signed) {
    return verifier(
        detached("signed", signed, "time", "-", "kind", "/id", "type", "-", "outcome", "-"));
  }

  @Test
  void aSeparatorThatBeginsInAPartIsRefused() {
    ResponseVerifier verifier = ofFields("{json:/id}--{json:/amount}");
    String text = "shop---5";

    assertThat(verified(verifier, signed("{\"id\":\"shop\",\"amount\":-5}", text)).id())
        .isEqualTo("shop");
    assertThat(reason(verifier, signed("{\"id\":\"shop-\",\"amount\":5}", text)))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void behindAPartThatMayHoldTheSeparatorNoOtherDoes() {
    ResponseVerifier verifier = ofFields("{free:/ref}:{json:/id}:{json:/note}");
    String text = "bob:1:2:x";

    assertThat(
            verified(verifier, signed("{\"ref\":\"bob:1\",\"id\":\"2\",\"note\":\"x\"}", text))
                .id())
        .isEqualTo("2");
    assertThat(reason(verifier, signed("{\"ref\":\"bob\",\"id\":\"1\",\"note\":\"2:x\"}", text)))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void anAddressTouchesNoBodyThatCouldGrowIntoIt() {
    assertThatThrownBy(
            () ->
                Verifiers.of(
                    detached(
                        "signed",
                        "{path}{body}",
                        "payload",
                        "raw",
                        "time",
                        "-",
                        "kind",
                        "-",
                        "id",
                        "-",
                        "type",
                        "-",
                        "outcome",
                        "-")))
        .hasMessageContaining("signs two parts with nothing between them");
  }

  @Test
  @DisplayName("AT-070 a time that is not under the MAC stops the start")
  void aTimeThatIsNotSignedStopsTheStart() {
    for (String signed : new String[] {"{body}", "{header:X-Acme-Time}.{body}"}) {
      assertThatThrownBy(() -> Verifiers.of(detached("signed", signed)))
          .hasMessageContaining("has a time of the request if and only if it is signed")
          .hasMessageContaining("the signed text holds {time}");
    }
  }

  @Test
  void aPatternHoldsNoSeparatorOfSeveral() {
    assertThatThrownBy(
            () ->
                Verifiers.of(
                    detached(
                        "signature",
                        "header:X:t={time},v1={signature}",
                        "signature-separator",
                        "comma",
                        "time",
                        "beside")))
        .hasMessageContaining("does not hold the separator");
  }

  @Test
  void anOutcomeByAnAbsentFieldIsNotSignedAsAnEmptyOne() {
    assertThatThrownBy(
            () ->
                Verifiers.of(
                    detached(
                        "signed",
                        "{time}.{json:/id}.{json?:/status}",
                        "outcome",
                        "/status=approved:absent;declined:*")))
        .hasMessageContaining("signed as if it was empty");
  }

  @Test
  void noFieldTouchesTheNextOrTheOneBeforeIt() {
    for (String undivided : List.of("drop=sig", "pair=;glue=&", "glue=;value=percent")) {
      assertThatThrownBy(
              () ->
                  Verifiers.of(
                      detached(
                          "signature",
                          "form:sig",
                          "signed",
                          "{params:" + undivided + "}",
                          "payload",
                          "form",
                          "time",
                          "-")))
          .hasMessageContaining("signs two parts with nothing between them");
    }
  }

  @Test
  void noFieldWithoutANameIsLeftUnsigned() {
    for (String empty : List.of("drop=", "drop=sig,", "drop=,sig", "drop=sig,,hash", "drop= ")) {
      assertThatThrownBy(
              () ->
                  Verifiers.of(
                      detached(
                          "signature",
                          "form:sig",
                          "signed",
                          "{params:" + empty + ";glue=&}",
                          "payload",
                          "form",
                          "time",
                          "-")))
          .as(empty)
          .hasMessageContaining("drop=} has an empty name");
    }
  }

  @Test
  void anOutcomeOfTheRestIsOnlyDeclinedWhereTypesAreNotSigned() {
    assertThatThrownBy(
            () ->
                Verifiers.of(
                    detached(
                        "signed",
                        "{time}.{json:/id}.{json:/ok}",
                        "outcome",
                        "/ok=declined:false;approved:*")))
        .hasMessageContaining("list the values of that outcome");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "signature# -# v.signature is not set: with scheme=detached, set it, for example to"
            + " header:X-Signature:sha256={signature} [VR-1008]",
        "signature# X-Sig# v.signature='X-Sig': a place is header:NAME [VR-1021]",
        "signature# header:X:{signature}=# a signature's pattern ends with {signature} [VR-1021]",
        "signed# {time}.{bdoy}# v.signed='{time}.{bdoy}': {bdoy} is no token of a signed text"
            + " [VR-1021]",
        "signed# {time}.{body# a brace is not closed",
        "signed# {params:glue}# {params:…} has options such as",
        "signed# {time}# does not sign its result: the signed text must hold {body}",
        "signed# {time}.{header:X-Other}# does not sign its result",
        "signed# {time}.{header:X-Id}{body}# signs two parts with nothing between them",
        "signed# {time}.{path}{json:/id}.{json:/status}# signs two parts with nothing between them",
        "signed# {json:/id}{time}{json:/status}# signs two parts with nothing between them",
        "signed# {time}.{json:/id}{config:x}{json:/status}# signs two parts with nothing between"
            + " them",
        "signed# {time}.{json:/status}# does not sign /id, which it reads",
        "signed# {time}.{json:/id}# does not sign /status, which it reads",
        "outcome# /status=approved:ok,absent# * and absent cannot be listed with other values",
        "outcome# /status=declined:*;approved:ok# any other value: write it last",
        "time# -# has a time of the request if and only if it is signed",
        "time# beside# has a time beside the signature if and only if its pattern says so",
        "time-format# iso# use one of seconds, milliseconds, rfc3339 [VR-1021]",
        "id# header:X-Id# has an id that is not signed",
        "id# id# v.id='id': write a JSON pointer, which starts with a slash",
        "type# event# v.type='event': write a JSON pointer, which starts with a slash",
        "kind# status# v.kind='status': write a JSON pointer, which starts with a slash",
        "kind# /a~[# v.kind='/a~[': ",
        "outcome# passed# v.outcome='passed': write it as /status=approved:passed,ok;declined:*",
        "outcome# /status=accepted:passed# write it as /status=approved:passed,ok;declined:*",
        "outcome# /status=approved:# write it as /status=approved:passed,ok;declined:*",
        "outcome./status# approved:passed# v.outcome is set in more than one way: keep only one"
            + " [VR-1010]",
        "with# hmac-sha1# use one of ecdsa-p256-sha256, ",
        "with# ed25519# v.secret has no effect with a scheme that uses a public key",
        "encoding# HEX# use one of hex, hex-of-either-case, base64",
        "payload# form# does not sign its result",
        "session# true# replay guard",
        "alg# HS256# v.alg only applies with scheme=jws: remove it [VR-1011]",
        "config.alg# HS512# config.alg has no effect with scheme=detached: remove it",
        "vendor# Acme Inc# write a name of letters",
        "scheme# detach# is not a scheme",
        "scheme# stripe# v.signed only applies with scheme=detached or scheme=jws: remove it"
            + " [VR-1011]"
      })
  void doesNotStart(String setting, String value, String why) {
    Map<String, String> settings = detached(setting, value);
    String[] parts = why.split(" (?=\\[VR-)");
    if (setting.equals("session")) {
      settings.put("verified-response.v.replay-guard", "memory");
    }

    assertThatThrownBy(() -> Verifiers.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "alg# -# v.alg is not set: with scheme=jws, set it to the vendor's algorithm",
        "alg# none# v.alg='none': this algorithm does not exist: use one of HS256 HS384",
        "alg# ES256# v.secret has no effect with a scheme that uses a public key",
        "signed# {body}# v.signed only applies with scheme=detached: remove it",
        "config.alg# HS512# config.alg has no effect with scheme=jws: remove it",
        "id# -# v.kind is not set: the secret may also sign other messages",
        "id# header:X-Id# has an id or time outside the token",
        "time# header:X-Time# has an id or time outside the token"
      })
  void aTokenDoesNotStart(String setting, String value, String why) {
    assertThatThrownBy(() -> Verifiers.of(jws(setting, value))).hasMessageContaining(why);
  }
}
