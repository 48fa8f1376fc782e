package io.github.verifiedresponse.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting there is: {@code verified-response.<verifier>.<key>}, or the bare key as an
 * init-param of the filter.
 */
public enum Setting {
  /** How the vendor signs. */
  SCHEME(
      "scheme", "", "How the vendor signs: `caf`, `shufti-pro` or `shufti-pro-legacy`. Required."),
  /** Caf: the pinned algorithm. */
  ALGORITHM(
      "algorithm", "HS256", "Caf: the one algorithm that is taken: `HS256`, `HS384` or `HS512`."),
  /** Caf: which result is expected. */
  PRODUCT(
      "product",
      "face-liveness",
      "Caf: which result is expected: `face-liveness`, `face-authentication` or `any`."),
  /** The secret itself. */
  SECRET(
      "secret", "", "The vendor's secret. Exactly one of `secret`, `secret-env`, `secret-file`."),
  /** The environment variable that holds the secret. */
  SECRET_ENV("secret-env", "", "The environment variable that holds the secret."),
  /** The file that holds the secret. */
  SECRET_FILE(
      "secret-file",
      "",
      "The file that holds the secret, read again when it changes; one final line break is dropped."),
  /** How long a file's former secret is accepted. */
  SECRET_FILE_OVERLAP(
      "secret-file-overlap",
      "PT0S",
      "With `secret-file`: for so long after a change what the file held before is accepted too, up to"
          + " `P7D`. Zero when a secret must end at once."),
  /** The secret that goes. */
  PREVIOUS_SECRET(
      "previous-secret",
      "",
      "The secret that is being replaced, accepted until `previous-secret-until`. One of"
          + " `previous-secret`, `previous-secret-env`, `previous-secret-file`."),
  /** The environment variable that holds the secret that goes. */
  PREVIOUS_SECRET_ENV(
      "previous-secret-env", "", "The environment variable that holds the secret that goes."),
  /** The file that holds the secret that goes. */
  PREVIOUS_SECRET_FILE(
      "previous-secret-file",
      "",
      "The file that holds the secret that goes, read again when it changes; it may hold the"
          + " current one until then."),
  /** When the previous secret ends. */
  PREVIOUS_SECRET_UNTIL(
      "previous-secret-until",
      "",
      "From then on the previous secret is no longer accepted, such as `2026-12-01T00:00:00Z`."),
  /** Whether 16 to 31 bytes are enough. */
  ALLOW_SHORT_SECRET(
      "allow-short-secret",
      "false",
      "`true` takes a secret of 16 to 31 bytes, with a warning at start; shorter ones never."),
  /** Where a message names its tenant. */
  TENANT(
      "tenant",
      "",
      "Where a request names its tenant: `header:NAME`, or `path:NUMBER` with the path's segments"
          + " counted from 1. Each tenant has a secret of its own in `secret-file`, whose path then"
          + " holds `{tenant}`."),
  /** Where the relayer puts the signed thing. */
  CARRIER(
      "carrier",
      "body",
      "Where the signed thing sits: `body`, `header:NAME`, `form:NAME`, `query:NAME`,"
          + " `json:/POINTER` or `json:/POINTER,/SIGNATURE-POINTER`."),
  /** Which bodies the body carrier takes. */
  MEDIA_TYPES(
      "media-types",
      "",
      "With `carrier=body`: the Content-Types that are taken, separated by commas; the scheme's own"
          + " by default."),
  /** How old a result may be. */
  MAX_AGE(
      "max-age",
      "PT5M",
      "How old a result may be, as an ISO 8601 duration, or `unlimited`. Only for schemes that sign a"
          + " time."),
  /** How far apart clocks may be. */
  CLOCK_SKEW("clock-skew", "PT30S", "How far apart the vendor's clock and ours may be."),
  /** Whose result it must be. */
  BINDING(
      "binding",
      "none",
      "Whose result it must be: `/POINTER=principal`, `/POINTER=session:NAME`,"
          + " `/POINTER=attribute:NAME` and `/POINTER=expected:BEAN` compare a string of the payload"
          + " with what the server knows; `/POINTER=issued-to:principal` (or `issued-to:session:NAME`,"
          + " `issued-to:attribute:NAME`) asks for an open reference that was issued for this caller;"
          + " `none` takes anybody's and is said loudly at start."),
  /** Where issued references are kept. */
  REFERENCES(
      "references",
      "memory",
      "With `issued-to:`: where references are kept: `memory` (this node only), `jdbc:JNDI-NAME` or"
          + " `jcache:CACHE-NAME`."),
  /** How long a reference is known. */
  REFERENCE_LIFETIME(
      "reference-lifetime",
      "PT24H",
      "With `issued-to:`: how long a reference stays open; a closed one is known for an hour more."),
  /** Which outcomes are accepted. */
  ACCEPT(
      "accept",
      "any",
      "The outcomes that are accepted: `any`, or a list of `approved`, `declined`, `pending`,"
          + " `unknown`."),
  /** What the payload must say. */
  REQUIRE(
      "require",
      "",
      "What the payload must say beside its outcome: a list of `/POINTER=json-value`, strictly typed,"
          + " such as `/isAlive=true,/country=\"BR\"`."),
  /** What admits each result once. */
  REPLAY_GUARD(
      "replay-guard",
      "memory",
      "What admits each result once: `memory` (this node only), `jdbc:JNDI-NAME` or"
          + " `jcache:CACHE-NAME` (all nodes, and after a restart), or `disabled`."),
  /** How many results memory holds. */
  REPLAY_CAPACITY(
      "replay-capacity",
      "1000000",
      "With `memory`: how many results it holds, about 130 bytes of heap each; when it is full,"
          + " results are refused as unavailable."),
  /** Whether what is older than the process is refused. */
  REFUSE_BEFORE_START(
      "refuse-before-start",
      "false",
      "With `memory`: `true` refuses what was issued before this process started, because it may have"
          + " been used then. Only for schemes that sign a time."),
  /** How long a store may take. */
  STORE_TIMEOUT(
      "store-timeout",
      "PT0.3S",
      "With `jdbc:` and `jcache:`: how long a question to the store may take before the result is"
          + " refused as unavailable."),
  /** The store's table. */
  STORE_TABLE("store-table", "verified_response", "With `jdbc:`: the table."),
  /** Whether the table is created. */
  CREATE_TABLE(
      "create-table",
      "false",
      "With `jdbc:`: `true` creates the table if there is none, for demonstrations."),
  /** Where the cache manager is. */
  CACHE_MANAGER(
      "cache-manager",
      "",
      "With `jcache:`: the JNDI name of the server's cache manager; JCache's default provider without"
          + " it."),
  /** The space in which a result counts once. */
  REPLAY_SCOPE(
      "replay-scope",
      "",
      "The space in which a result counts once; by default the scheme's name, so that a result used at"
          + " one endpoint is used at all of the vendor's."),
  /** How long a result without an age limit is remembered. */
  REPLAY_RETENTION(
      "replay-retention", "P30D", "How long a result is remembered when no `max-age` limits it."),
  /** Who sends the results. */
  SENDER(
      "sender",
      "client",
      "Who sends the results: `client`, a phone or browser that is not trusted, or `vendor`, which"
          + " calls back itself and repeats until it sees 2xx. It decides the defaults of `on-replay`,"
          + " `on-not-accepted` and `give-back`."),
  /** What happens to a result that was used before. */
  ON_REPLAY(
      "on-replay",
      "",
      "What happens to a result that was used before: `reject` it (the default for a client),"
          + " `acknowledge` it with 200 and without the handler (the default for a vendor), or `attach`"
          + " it with `firstSeen()` false for handlers that are idempotent."),
  /** What happens to a genuine result that is not accepted. */
  ON_NOT_ACCEPTED(
      "on-not-accepted",
      "",
      "What happens to a genuine result of another type, or with an outcome that is not accepted:"
          + " `reject` it (the default for a client), or `acknowledge` it with 200 and without the"
          + " handler (the default for a vendor)."),
  /** What says that a handler did nothing. */
  GIVE_BACK(
      "give-back",
      "",
      "What says that a handler did nothing, so that its result may be sent again: `explicit`, only"
          + " `VerifiedPayload.giveBack()` (the default for a client); `exception`, also an exception"
          + " that the handler itself threw; `status`, also an answer with 5xx, 408, 425 or 429 (the"
          + " default for a vendor, refused for a client); `never`."),
  /** When a claim is abandoned. */
  CLAIM_TIMEOUT(
      "claim-timeout",
      "PT1M",
      "From `PT1S` to `P1D`. When a node has ended with a result in use: after this time a vendor's"
          + " result may be taken again, and a client's counts as used. Longer than any handler takes."),
  /** Who writes the claim. */
  CLAIM(
      "claim",
      "filter",
      "Who writes that a result is used: `filter`, before the handler runs, or `transaction`, the"
          + " handler itself by `VerifiedPayload.claimIn(…)`, so that its work is done exactly once."
          + " `transaction` needs `replay-guard=jdbc:…`."),
  /** The most bytes of body. */
  MAX_BODY(
      "max-body", "256KiB", "The most bytes of body that are read: `65536`, `256KiB`, `2MiB`."),
  /** What a JAX-RS method is given. */
  ENTITY(
      "entity",
      "message",
      "What a JAX-RS method is given as its entity: `message`, the body byte for byte, or `payload`,"
          + " the verified payload as `application/json`."),
  /** Whether ambiguous paths are refused. */
  STRICT_URI(
      "strict-uri",
      "true",
      "Whether paths with parameters, encoded separators, empty or dot segments are refused.");

  private final String key;
  private final String defaultValue;
  private final String meaning;

  Setting(String key, String defaultValue, String meaning) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** {@return the key in kebab-case, such as {@code max-age}} */
  public String key() {
    return key;
  }

  /** {@return the value that counts when nothing is set; empty when there is none} */
  public String defaultValue() {
    return defaultValue;
  }

  /** {@return what the setting means, in one line of Markdown} */
  public String meaning() {
    return meaning;
  }

  /** {@return the setting with this key} */
  static Optional<Setting> withKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** {@return the key as it ends an environment variable, such as {@code MAX_AGE}} */
  String environmentKey() {
    return key.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
