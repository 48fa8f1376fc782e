package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA1;
import static io.github.verifiedresponse.scheme.Algorithm.HMAC_SHA256;
import static io.github.verifiedresponse.scheme.Algorithm.RSA_SHA1;
import static io.github.verifiedresponse.scheme.Algorithm.SHA256_SUFFIX;
import static io.github.verifiedresponse.scheme.Encoding.HEX;
import static io.github.verifiedresponse.scheme.TableRule.AN_AGE_NEEDS_A_TIME;
import static io.github.verifiedresponse.scheme.TableRule.A_CALL_BACK_IS_ANSWERED_AGAIN;
import static io.github.verifiedresponse.scheme.TableRule.A_CREDENTIAL_HAS_AN_AGE_AND_NO_ID;
import static io.github.verifiedresponse.scheme.TableRule.A_RELAYED_RESULT_HAS_A_SHAPE;
import static io.github.verifiedresponse.scheme.TableRule.IT_SAYS_WHERE_IT_COMES_FROM;
import static io.github.verifiedresponse.scheme.TableRule.NO_DIGEST_HAS_THE_SECRET_FIRST;
import static io.github.verifiedresponse.scheme.TableRule.NO_MESSAGE_CHOOSES_KEY_ALGORITHM_OR_FIELDS;
import static io.github.verifiedresponse.scheme.TableRule.SHA_1_IS_FOR_VENDORS_WITHOUT_CHOICE;
import static io.github.verifiedresponse.scheme.TableRule.WHAT_IS_HANDED_ON_IS_SIGNED;
import static io.github.verifiedresponse.scheme.TableRule.WHAT_IS_READ_IS_SIGNED;
import static io.github.verifiedresponse.scheme.TimeForm.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For each rule of the table entries that break it, made without the checks of the builder. */
class PlantedEntriesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aGoodEntryBreaksNoRule() {
    assertThat(TableRule.brokenBy(new Vendor(good()))).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("planted")
  void theRuleRefusesThePlantedEntry(
      TableRule rule, String what, Consumer<VendorBuilder> planting) {
    VendorBuilder draft = good();
    planting.accept(draft);

    assertThat(rule.isKeptBy(new Vendor(draft))).as(what).isFalse();
  }

  @Test
  void everyRuleIsBrokenByOne() {
    assertThat(planted().map(each -> each.get()[0])).contains((Object[]) TableRule.values());
  }

  /** Two fields of a JSON body are signed, by an HMAC. */
  private static VendorBuilder good() {
    VendorBuilder draft =
        Vendor.named("planted")
            .calledBack()
            .signature("header:X-Signature")
            .signs("{json:/id}|{json:/status}")
            .with(HMAC_SHA256, HEX)
            .kind("/id", "/status")
            .id("/id")
            .outcome("/status", "approved: ok");
    draft.source = "this test";
    return draft;
  }

  private static Arguments plant(TableRule rule, String what, Consumer<VendorBuilder> planting) {
    return Arguments.of(rule, what, planting);
  }

  static Stream<Arguments> planted() {
    return Stream.of(
            unsigned(), ages(), callBacks(), shapes(), credentials(), handedOn(), algorithms())
        .flatMap(each -> each);
  }

  private static Stream<Arguments> unsigned() {
    TableRule rule = WHAT_IS_READ_IS_SIGNED;
    return Stream.of(
        plant(rule, "an id", it -> it.id("/other")),
        plant(rule, "one of two ids", it -> it.id("/id", "/other")),
        plant(rule, "an id in a header", it -> it.id("header:X-Id")),
        plant(rule, "an outcome", it -> it.outcome("/other", "approved: ok")),
        plant(rule, "a time", it -> it.time("/at", SECONDS, MINUTE)),
        plant(rule, "a time in a header", it -> it.time("header:X-At", SECONDS, MINUTE)),
        plant(rule, "a type", it -> it.type("/other")),
        plant(rule, "a field that makes the kind", it -> it.kind("/other=payment")),
        plant(rule, "a pattern of the kind", it -> it.kind("/other~[0-9]+")),
        plant(
            rule,
            "a field of a form that is dropped",
            it -> it.form().signs("{params:drop=status,sig;glue=&}")),
        plant(
            rule,
            "a field of a form beside the prefix",
            it -> it.form().signs("{params:keep=st;glue=&}")));
  }

  private static Stream<Arguments> ages() {
    return Stream.of(
        plant(
            AN_AGE_NEEDS_A_TIME,
            "an age and no time",
            it -> it.time = new TimeRule("", SECONDS, MINUTE, null, JsonPointer.empty())));
  }

  private static Stream<Arguments> callBacks() {
    return Stream.of(
        plant(
            A_CALL_BACK_IS_ANSWERED_AGAIN,
            "a credential, of which no copy is counted",
            it -> {
              it.session = true;
              it.id = IdRule.NONE;
              it.signs("{json:/id}|{json:/status}|{json:/at}").time("/at", SECONDS, MINUTE);
            }));
  }

  private static Stream<Arguments> shapes() {
    return Stream.of(
        plant(
            A_RELAYED_RESULT_HAS_A_SHAPE,
            "an id and no kind",
            it -> {
              it.relayed();
              it.kind.clear();
            }));
  }

  private static Stream<Arguments> credentials() {
    TableRule rule = A_CREDENTIAL_HAS_AN_AGE_AND_NO_ID;
    Consumer<VendorBuilder> session =
        it -> {
          it.session();
          it.calledBack = false;
          it.signs("{json:/id}|{json:/status}|{json:/at}").time("/at", SECONDS, MINUTE);
          it.id = IdRule.NONE;
        };
    return Stream.of(
        plant(rule, "an id", session.andThen(it -> it.id("/id"))),
        plant(rule, "no age", session.andThen(it -> it.time("/at", SECONDS, null))),
        plant(rule, "no time", session.andThen(it -> it.time = TimeRule.NONE)),
        plant(rule, "the vendor calls back", session.andThen(VendorBuilder::calledBack)));
  }

  private static Stream<Arguments> handedOn() {
    TableRule rule = WHAT_IS_HANDED_ON_IS_SIGNED;
    Consumer<VendorBuilder> nothingRead =
        it -> {
          it.kind.clear();
          it.id = IdRule.NONE;
          it.outcome = OutcomeRule.NONE;
        };
    return Stream.of(
        plant(rule, "a body of which fields are signed", nothingRead.andThen(VendorBuilder::raw)),
        plant(rule, "a body behind an address", nothingRead.andThen(it -> it.signs("{url}"))),
        plant(rule, "a form", nothingRead.andThen(VendorBuilder::form)),
        plant(
            rule,
            "the second part",
            nothingRead.andThen(it -> it.payload(Vendor.Payload.PART_JSON).signs("{part:0}"))));
  }

  private static Stream<Arguments> algorithms() {
    TableRule fromTheMessage = NO_MESSAGE_CHOOSES_KEY_ALGORITHM_OR_FIELDS;
    return Stream.of(
        plant(
            NO_DIGEST_HAS_THE_SECRET_FIRST,
            "a digest with a value of the deployment first",
            it -> it.signs("{config:secret}{body}").with(SHA256_SUFFIX, HEX)),
        plant(SHA_1_IS_FOR_VENDORS_WITHOUT_CHOICE, "a MAC", it -> it.with(HMAC_SHA1, HEX)),
        plant(SHA_1_IS_FOR_VENDORS_WITHOUT_CHOICE, "a signature", it -> it.with(RSA_SHA1, HEX)),
        plant(fromTheMessage, "the address of a key", it -> it.key = "jwks:{json:/keys}"),
        plant(fromTheMessage, "the host of a key", it -> it.key = "jwks:https://{header:Host}/"),
        plant(fromTheMessage, "an address without TLS", it -> it.key = "jwks:http://a.example/"),
        plant(fromTheMessage, "the place of a key", it -> it.key = "header:jku"),
        plant(
            fromTheMessage,
            "the names of signed headers",
            it -> it.signs("{named-headers:x}{json:/id}|{json:/status}")),
        plant(IT_SAYS_WHERE_IT_COMES_FROM, "no source", it -> it.source = " "));
  }
}
