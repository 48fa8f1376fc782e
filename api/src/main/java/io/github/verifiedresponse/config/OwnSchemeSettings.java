package io.github.verifiedresponse.config;

import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.Algorithm;
import io.github.verifiedresponse.scheme.Encoding;
import io.github.verifiedresponse.scheme.TimeForm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An entry of the table of vendors, written as settings. */
final class OwnSchemeSettings {
  static final Set<String> NAMES = Set.of("detached", "jws");

  private static final String DETACHED = "detached";
  static final String NEEDS_SIGNATURE =
      "with scheme=detached, set it, for example to header:X-Signature:sha256={signature}";
  static final String NEEDS_ALG =
      "with scheme=jws, set it to the vendor's algorithm, such as ES256";
  private static final String ONLY_OWN = "only applies with scheme=detached or scheme=jws";
  private static final Set<Algorithm> BROKEN = Set.of(Algorithm.HMAC_SHA1, Algorithm.RSA_SHA1);

  static final SettingGroup ALL =
      new SettingGroup(
          Mistake.SCHEME, Rule.only(ONLY_OWN, OwnSchemeSettings::isOwn, SchemeSettings.SCHEME));

  private static final Rule OF_DETACHED =
      Rule.only(
          "only applies with scheme=detached",
          settings -> !isOwn(settings) || isDetached(settings),
          SchemeSettings.SCHEME);
  private static final Rule OF_JWS =
      Rule.only(
          "only applies with scheme=jws", settings -> !isDetached(settings), SchemeSettings.SCHEME);

  /** What is in the content. */
  enum Payload {
    JSON,
    FORM,
    RAW
  }

  static final Setting<String> VENDOR =
      ALL.setting("vendor", "", SettingValues::name)
          .means(
              "The vendor's name with `scheme=detached` or `scheme=jws`; the verifier's by default."
                  + " Only verifiers of one vendor may share a secret, and they share a replay"
                  + " scope.");
  static final Setting<String> SIGNATURE =
      ALL.setting(
              "signature",
              "",
              Function.identity(),
              OF_DETACHED,
              Rule.needed(NEEDS_SIGNATURE, OwnSchemeSettings::isDetached))
          .means(
              "With `scheme=detached`: where the signature is and, after a second colon, how it is"
                  + " written there: `header:X-Sig`, `header:X-Sig:sha256={signature}`,"
                  + " `header:X-Sig:t={time},v1={signature}`, `query:sig`, `form:sig`,"
                  + " `json:/sig`.");
  private static final Map<String, String> SEPARATORS = Map.of("space", " ", "comma", ",");
  static final Setting<String> SEPARATOR =
      ALL.setting(
              "signature-separator",
              "",
              SettingValues.choice(SEPARATORS, "use space or comma"),
              OF_DETACHED)
          .means(
              "With `scheme=detached`: the separator of several signatures, of which one must be"
                  + " valid: `space` or `comma`. By default there is one signature.");
  static final Setting<String> SIGNED =
      ALL.setting("signed", "{body}", Function.identity(), OF_DETACHED)
          .means(
              "With `scheme=detached`: the text that is signed, such as `{time}.{body}`, written"
                  + " with the tokens in [vendors.md](vendors.md#add-a-vendor-by-settings).");
  private static final Map<String, Algorithm> ALGORITHMS =
      new TreeMap<>(
          Stream.of(Algorithm.values())
              .filter(it -> !BROKEN.contains(it))
              .collect(Collectors.toMap(Algorithm::toString, Function.identity())));
  static final Setting<Algorithm> WITH =
      ALL.setting(
              "with",
              "hmac-sha256",
              SettingValues.choice(
                  ALGORITHMS, "use one of " + String.join(", ", ALGORITHMS.keySet())),
              OF_DETACHED)
          .means(
              "With `scheme=detached`: the algorithm: `hmac-sha256`, `hmac-sha384`, `hmac-sha512`,"
                  + " `sha256-suffix`, `rsa-sha256`, `rsa-pss-sha512`, `ecdsa-p256-sha256` (or"
                  + " `…-der`), `ecdsa-p384-sha384`, `ecdsa-p521-sha512`, `ed25519`.");
  static final Setting<Encoding> ENCODING =
      ALL.setting("encoding", "hex", SettingValues.choice(Encoding.class), OF_DETACHED)
          .means(
              "With `scheme=detached`: how the signature's bytes are written: `hex` (lower case),"
                  + " `hex-of-either-case`, `base64`, `base64url`, `base64url-padded-or-not`.");
  static final Setting<Payload> PAYLOAD =
      ALL.setting("payload", "json", SettingValues.choice(Payload.class), OF_DETACHED)
          .means(
              "With `scheme=detached`: what the content is: `json`, `form` (its signed fields, by"
                  + " `{params:…}`), or `raw`.");
  static final Setting<String> ALG =
      ALL.setting(
              "alg",
              "",
              Function.identity(),
              OF_JWS,
              Rule.needed(NEEDS_ALG, settings -> isOwn(settings) && !isDetached(settings)))
          .means(
              "With `scheme=jws`: the only algorithm that is accepted: `HS256`, `HS384`, `HS512`,"
                  + " `RS256`, `PS512`, `ES256`, `ES384`, `ES512` or `EdDSA`.");
  static final Setting<List<String>> JWS_TYPES =
      ALL.setting("jws-types", "jwt", SettingValues::list, OF_JWS)
          .means(
              "With `scheme=jws`: the accepted values of the header `typ`, if it is present, in"
                  + " lower case.");
  static final Setting<String> TIME =
      ALL.setting("time", "", Function.identity())
          .means(
              "With `scheme=detached` or `scheme=jws`: where the signed time is: `/POINTER` in the"
                  + " payload, `header:NAME` or `json:/POINTER` of a text that the signed text"
                  + " contains as `{time}`, or `beside` the signature. No time is signed by"
                  + " default.");
  static final Setting<TimeForm> TIME_FORMAT =
      ALL.setting(
              "time-format",
              "seconds",
              SettingValues.choice(TimeForm.class),
              Rule.only("only applies with time", it -> it.isSet(TIME), TIME))
          .means("With `time`: `seconds` or `milliseconds` since 1970, or `rfc3339`.");
  static final Setting<List<String>> ID =
      ALL.setting("id", "", SettingValues::list)
          .means(
              "With `scheme=detached` or `scheme=jws`: where the result's id is: a pointer or"
                  + " `header:NAME`; a list where ids repeat, so that the signed content counts"
                  + " once.");
  static final Setting<String> TYPE =
      ALL.setting("type", "", Function.identity())
          .means(
              "With `scheme=detached` or `scheme=jws`: the pointer to the type of an event, for"
                  + " `VerifiedPayload.type()`.");
  static final Setting<List<String>> KIND =
      ALL.setting(
              "kind",
              "",
              text -> List.of(text.split(",\\s*(?=!?/)")),
              Rule.needed(
                  "the secret may also sign other messages: name what a result contains, such as"
                      + " /id,/status",
                  it ->
                      isOwn(it)
                          && !it.isSet(ID)
                          && it.find(CheckSettings.SENDER).orElse(Sender.CLIENT) == Sender.CLIENT))
          .means(
              "With `scheme=detached` or `scheme=jws`: what makes the payload a result, as a list:"
                  + " `/there`, `!/absent`, `/type=result`, `/aud=config:audience`,"
                  + " `/user~[0-9]+`.");
  static final Setting<String> OUTCOME =
      ALL.setting(
              "outcome",
              "",
              Function.identity(),
              new Rule(
                  Mistake.NO_EFFECT,
                  (settings, it) -> !isOwn(settings) && !settings.outcomes().isEmpty(),
                  "./POINTER " + ONLY_OWN + ": remove it",
                  List.of()),
              new Rule(
                  Mistake.SET_TWICE,
                  (settings, it) -> settings.outcomes().size() + (settings.isSet(it) ? 1 : 0) > 1,
                  " is set in more than one way: keep only one",
                  List.of()))
          .means(
              "With `scheme=detached` or `scheme=jws`: what the vendor decided, as"
                  + " `/POINTER=approved:passed,ok;declined:*`, or `approved` if it signs nothing"
                  + " else. In a file also `outcome./POINTER=approved:passed,ok;declined:*`.");
  static final Setting<Boolean> SESSION =
      ALL.setting("session", "false", SettingValues.BOOLEAN)
          .means(
              "With `scheme=detached` or `scheme=jws`: whether the signed content is a credential"
                  + " that may be used repeatedly until it is too old.");

  private OwnSchemeSettings() {}

  static boolean isOwn(SettingReader settings) {
    return NAMES.contains(settings.text(SchemeSettings.SCHEME));
  }

  static boolean isDetached(SettingReader settings) {
    return settings.text(SchemeSettings.SCHEME).equals(DETACHED);
  }
}
