package io.github.verifiedresponse.config;

import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.Requirement;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.OnNotAccepted;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import java.time.Duration;
import java.util.Optional;

/** Where the result sits, what else must hold, and what follows. */
final class CheckSettings {
  static final SettingGroup ALL = new SettingGroup(Mistake.VALUE);

  static final Setting<Optional<Carrier>> CARRIER =
      ALL.setting("carrier", "body", Carriers::at, (it, place) -> place.ifPresent(it::carrier))
          .means(
              "Where in the request the signed content is: `body`, `header:NAME`, `form:NAME`,"
                  + " `query:NAME`, `json:/POINTER` or `json:/POINTER,/SIGNATURE-POINTER`.");
  static final Setting<Carrier> MEDIA_TYPES =
      ALL.setting(
              "media-types",
              "",
              SettingValues::mediaTypes,
              ResponseVerifierBuilder::carrier,
              Rule.only("only applies with carrier=body", it -> it.get(CARRIER).isEmpty(), CARRIER))
          .means(
              "With `carrier=body`: the accepted Content-Types, separated by commas; the scheme's"
                  + " own by default.");
  static final Setting<Freshness> MAX_AGE =
      ALL.setting("max-age", "", SettingValues::freshness, SchemeSettings.SIGNS_TIME)
          .means(
              "How old a result may be, as an ISO 8601 duration, or `unlimited`. Only for schemes"
                  + " that sign a time; by default the scheme's own, `PT5M` for most.");
  static final Setting<Duration> CLOCK_SKEW =
      ALL.setting("clock-skew", "PT30S", SettingValues::duration, SchemeSettings.SIGNS_TIME)
          .means("The accepted difference between the vendor's clock and this server's.");
  static final Setting<BindingRule> BINDING =
      ALL.setting("binding", "none", BindingRule::read, Rule.NOT_EMPTY)
          .means(
              "Whose result it must be: `/POINTER=principal`, `/POINTER=session:NAME`,"
                  + " `/POINTER=attribute:NAME` and `/POINTER=expected:BEAN` compare a string of"
                  + " the payload with what the server knows; `/POINTER=issued-to:principal` (or"
                  + " `issued-to:session:NAME`, `issued-to:attribute:NAME`) requires an open"
                  + " reference that was issued for this caller; `none` accepts any person's"
                  + " result, with a warning at start-up.");
  static final Setting<Outcome[]> ACCEPT =
      ALL.setting(
              "accept",
              "any",
              SettingValues::outcomes,
              ResponseVerifierBuilder::accept,
              Rule.NOT_EMPTY)
          .means(
              "The outcomes that are accepted: `any`, or a list of `approved`, `declined`,"
                  + " `pending`, `unknown`.");
  static final Setting<String[]> TYPES =
      ALL.setting(
              "types",
              "any",
              SettingValues::types,
              ResponseVerifierBuilder::types,
              Rule.NOT_EMPTY,
              SchemeSettings.NAMES_TYPE)
          .means(
              "The types of events that are accepted: `any`, or a list such as"
                  + " `payment.captured,payment.failed`, compared exactly. Only for schemes that"
                  + " have types. An annotation's `types` can narrow the list but not extend it.");
  static final Setting<Requirement[]> REQUIRE =
      ALL.setting(
              "require", "", Requirements::read, ResponseVerifierBuilder::require, Rule.NOT_EMPTY)
          .means(
              "Values that the payload must contain besides its outcome: a list of"
                  + " `/POINTER=json-value`, strictly typed, such as"
                  + " `/isAlive=true,/country=\"BR\"`.");
  static final Setting<Sender> SENDER =
      ALL.setting("sender", "", SettingValues.choice(Sender.class), ResponseVerifierBuilder::sender)
          .means(
              "Who sends the results, as the scheme says by default: `client`, an untrusted phone"
                  + " or browser, or `vendor`, which sends call-backs and repeats them until it"
                  + " receives 2xx. It determines the defaults of `on-replay`, `on-not-accepted`"
                  + " and `give-back`.");
  static final Setting<String> REPLAY_SCOPE =
      ALL.setting("replay-scope", "", SettingValues::name, ResponseVerifierBuilder::replayScope)
          .means(
              "The scope within which a result can be used once; by default the scheme's name, so"
                  + " that a result used at one endpoint counts as used at all endpoints of the"
                  + " vendor.");
  static final Setting<Duration> REPLAY_RETENTION =
      ALL.setting(
              "replay-retention",
              "P30D",
              SettingValues::duration,
              ResponseVerifierBuilder::replayRetention)
          .means(
              "How long a used result is remembered when no `max-age` limits it. Must be longer"
                  + " than one hour, because the clock may be wrong.");

  static {
    ALL.setting(
            "on-replay",
            "",
            SettingValues.choice(OnReplay.class),
            ResponseVerifierBuilder::onReplay)
        .means(
            "What happens to a result that has already been used: `reject` it (the default for a"
                + " client), `acknowledge` it with 200 and without the handler (the default for a"
                + " vendor), or `attach` it with `firstSeen()` false for handlers that are"
                + " idempotent.");
    ALL.setting(
            "on-not-accepted",
            "",
            SettingValues.choice(OnNotAccepted.class),
            ResponseVerifierBuilder::onNotAccepted)
        .means(
            "What happens to a genuine result of another type, or with an outcome that is not"
                + " accepted: `reject` it (the default for a client), or `acknowledge` it with 200"
                + " and without the handler (the default for a vendor).");
    ALL.setting(
            "give-back",
            "",
            SettingValues.choice(GiveBack.class),
            ResponseVerifierBuilder::giveBack)
        .means(
            "What indicates that a handler did nothing, so that its result can be sent again:"
                + " `explicit`, only `VerifiedPayload.giveBack()` (the default for a client);"
                + " `exception`, also an exception thrown by the handler itself; `status`, also a"
                + " response with 5xx, 408, 425 or 429 (the default for a vendor, refused for a"
                + " client); `never`.");
    ALL.setting(
            "claim-timeout", "PT1M", SettingValues::duration, ResponseVerifierBuilder::claimTimeout)
        .means(
            "From `PT1S` to `P1D`. When a node stops while a result is in use: after this time a"
                + " vendor's result is accepted again, and a client's counts as used. Must be"
                + " longer than any handler takes.");
    ALL.setting("max-body", "256KiB", SettingValues::bytes, ResponseVerifierBuilder::maxBody)
        .means("The maximum size of the body: `65536`, `256KiB`, `2MiB`.");
    ALL.setting("max-json-depth", "32", SettingValues::count, ResponseVerifierBuilder::maxJsonDepth)
        .means(
            "How many levels deep JSON may be nested, up to 1000. Strings, names and the number of"
                + " values in a signed result are limited only by `max-body`.");
    ALL.setting(
            "max-json-digits", "1000", SettingValues::count, ResponseVerifierBuilder::maxJsonDigits)
        .means("The maximum number of digits of a number in JSON, up to 10000.");
    ALL.setting(
            "entity",
            "message",
            SettingValues.choice(Entity.class),
            ResponseVerifierBuilder::entity)
        .means(
            "What a JAX-RS method receives as its entity: `message`, the body byte for byte, or"
                + " `payload`, the verified payload as `application/json`.");
    ALL.setting("strict-uri", "true", SettingValues.BOOLEAN, ResponseVerifierBuilder::strictUri)
        .means(
            "Whether paths with parameters, encoded separators, empty segments or dot segments are"
                + " refused.");
  }

  private CheckSettings() {}
}
