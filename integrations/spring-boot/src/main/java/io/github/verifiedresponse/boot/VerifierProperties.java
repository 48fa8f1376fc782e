package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.OnNotAccepted;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.Algorithm;
import io.github.verifiedresponse.scheme.Encoding;
import io.github.verifiedresponse.scheme.HmacAlgorithm;
import io.github.verifiedresponse.scheme.TimeForm;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one verifier as IDEs complete them behind {@code verified-response.NAME.}, named
 * in spring-configuration-metadata.json. Values are read by {@link EnvironmentSettings}, which
 * knows which were set. Written by a test from the declaration of the settings.
 *
 * @param scheme How the vendor signs: a name in the table of vendors.md, such as caf, shufti-pro or
 *     stripe; or detached or jws for a vendor that is not in it. Required.
 * @param variant The kind of result, if the vendor has several; the first by default.
 * @param handshake What happens to a signed message with which the vendor only tests the endpoint:
 *     answer verifies and answers it without the handler; with off, the handler receives it like
 *     any other message. Only for schemes in vendors.md that have one. Default: answer.
 * @param algorithm Caf: the only accepted algorithm: HS256, HS384 or HS512. Default: HS256.
 * @param product Caf's name for variant: which result is expected: face-liveness (the default),
 *     face-authentication or any.
 * @param vendor The vendor's name with scheme=detached or scheme=jws; the verifier's by default.
 *     Only verifiers of one vendor may share a secret, and they share a replay scope.
 * @param signature With scheme=detached: where the signature is and, after a second colon, how it
 *     is written there: header:X-Sig, header:X-Sig:sha256=&#123;signature&#125;,
 *     header:X-Sig:t=&#123;time&#125;,v1=&#123;signature&#125;, query:sig, form:sig, json:/sig.
 * @param signatureSeparator With scheme=detached: the separator of several signatures, of which one
 *     must be valid: space or comma. By default there is one signature.
 * @param signed With scheme=detached: the text that is signed, such as
 *     &#123;time&#125;.&#123;body&#125;, written with the tokens in vendors.md. Default:
 *     &#123;body&#125;.
 * @param with With scheme=detached: the algorithm: hmac-sha256, hmac-sha384, hmac-sha512,
 *     sha256-suffix, rsa-sha256, rsa-pss-sha512, ecdsa-p256-sha256 (or …-der), ecdsa-p384-sha384,
 *     ecdsa-p521-sha512, ed25519. Default: hmac-sha256.
 * @param encoding With scheme=detached: how the signature's bytes are written: hex (lower case),
 *     hex-of-either-case, base64, base64url, base64url-padded-or-not. Default: hex.
 * @param payload With scheme=detached: what the content is: json, form (its signed fields, by
 *     &#123;params:…&#125;), or raw. Default: json.
 * @param alg With scheme=jws: the only algorithm that is accepted: HS256, HS384, HS512, RS256,
 *     PS512, ES256, ES384, ES512 or EdDSA.
 * @param jwsTypes With scheme=jws: the accepted values of the header typ, if it is present, in
 *     lower case. Default: jwt.
 * @param time With scheme=detached or scheme=jws: where the signed time is: /POINTER in the
 *     payload, header:NAME or json:/POINTER of a text that the signed text contains as
 *     &#123;time&#125;, or beside the signature. No time is signed by default.
 * @param timeFormat With time: seconds or milliseconds since 1970, or rfc3339. Default: seconds.
 * @param id With scheme=detached or scheme=jws: where the result's id is: a pointer or header:NAME;
 *     a list where ids repeat, so that the signed content counts once.
 * @param type With scheme=detached or scheme=jws: the pointer to the type of an event, for
 *     VerifiedPayload.type().
 * @param kind With scheme=detached or scheme=jws: what makes the payload a result, as a list:
 *     /there, !/absent, /type=result, /aud=config:audience, /user~[0-9]+.
 * @param outcome With scheme=detached or scheme=jws: what the vendor decided, as
 *     /POINTER=approved:passed,ok;declined:*, or approved if it signs nothing else. In a file also
 *     outcome./POINTER=approved:passed,ok;declined:*.
 * @param session With scheme=detached or scheme=jws: whether the signed content is a credential
 *     that may be used repeatedly until it is too old. Default: false.
 * @param tenant Where a request names its tenant: header:NAME, or path:NUMBER with the path's
 *     segments numbered from 1. Each tenant has its own secret in secret-file, whose path must then
 *     contain &#123;tenant&#125;.
 * @param secret The vendor's secret. Exactly one of secret, secret-env, secret-file.
 * @param secretEnv The environment variable that contains the secret.
 * @param secretFile The file that contains the secret. It is reloaded when it changes; one final
 *     line break is ignored.
 * @param secretBean With the Spring Boot starter: the name of a bean of the type KeySource.
 * @param secretFileOverlap With secret-file: how long the previous secret is still accepted after
 *     the file changes, up to P7D. Zero if the previous secret must be refused immediately.
 *     Default: PT0S.
 * @param secretFileGrace How long a secret is still accepted, with a warning, after its file was
 *     deleted, up to P7D; after that, requests are answered with 503 until the file is restored.
 *     Default: PT1H.
 * @param previousSecret The secret that is being replaced, accepted until previous-secret-until.
 *     Exactly one of previous-secret, previous-secret-env, previous-secret-file.
 * @param previousSecretEnv The environment variable that contains the secret that is being
 *     replaced.
 * @param previousSecretFile The file that contains the secret that is being replaced. It is
 *     reloaded when it changes; until then it may contain the current secret.
 * @param previousSecretUntil The time from which the previous secret is no longer accepted, such as
 *     2026-12-01T00:00:00Z.
 * @param allowShortSecret true accepts a secret of 16 to 31 bytes, with a warning at start-up;
 *     shorter secrets are always refused. Default: false.
 * @param allowSampleSecret true accepts a publicly known sample secret of at least 16 bytes, such
 *     as a key printed in the vendor's documentation, with a warning at start-up. For
 *     demonstrations only. Default: false.
 * @param keyFormat How the key is encoded in the secret's text: utf8, hex, base64, base64url or
 *     whsec; the scheme's own by default.
 * @param publicKey The vendor's public key, for schemes that use one: PEM, the Base64 of the same
 *     bytes, an Ed25519 key as hex or Base64, a JWK or a JWK set; for schemes with certificates,
 *     the root certificate to which they must chain.
 * @param publicKeyFile The file that holds the vendor's public key.
 * @param jwksUrl The address of the vendor's JWK set; the scheme's own by default. Never taken from
 *     a message.
 * @param publicKeyBean With the Spring Boot starter: the name of a bean of the type
 *     PublicKeySource.
 * @param jwksTimeout The time-out for connecting to the address of a JWK set, and then for each
 *     read; up to PT30S. Default: PT3S.
 * @param jwksOutage How long the last JWK set is used while its address does not respond; after
 *     that, results are refused as unavailable. Up to P7D. Default: PT4H.
 * @param jwksProxy The HTTP proxy for the address of a JWK set, as HOST:PORT; by default that of
 *     the Java platform (https.proxyHost), if set.
 * @param carrier Where in the request the signed content is: body, header:NAME, form:NAME,
 *     query:NAME, json:/POINTER or json:/POINTER,/SIGNATURE-POINTER. Default: body.
 * @param mediaTypes With carrier=body: the accepted Content-Types, separated by commas; the
 *     scheme's own by default.
 * @param maxAge How old a result may be, as an ISO 8601 duration, or unlimited. Only for schemes
 *     that sign a time; by default the scheme's own, PT5M for most.
 * @param clockSkew The accepted difference between the vendor's clock and this server's. Default:
 *     PT30S.
 * @param binding Whose result it must be: /POINTER=principal, /POINTER=session:NAME,
 *     /POINTER=attribute:NAME and /POINTER=expected:BEAN compare a string of the payload with what
 *     the server knows; /POINTER=issued-to:principal (or issued-to:session:NAME,
 *     issued-to:attribute:NAME) requires an open reference that was issued for this caller; none
 *     accepts any person's result, with a warning at start-up. Default: none.
 * @param accept The outcomes that are accepted: any, or a list of approved, declined, pending,
 *     unknown. Default: any.
 * @param types The types of events that are accepted: any, or a list such as
 *     payment.captured,payment.failed, compared exactly. Only for schemes that have types. An
 *     annotation's types can narrow the list but not extend it. Default: any.
 * @param require Values that the payload must contain besides its outcome: a list of
 *     /POINTER=json-value, strictly typed, such as /isAlive=true,/country="BR".
 * @param sender Who sends the results, as the scheme says by default: client, an untrusted phone or
 *     browser, or vendor, which sends call-backs and repeats them until it receives 2xx. It
 *     determines the defaults of on-replay, on-not-accepted and give-back.
 * @param replayScope The scope within which a result can be used once; by default the scheme's
 *     name, so that a result used at one endpoint counts as used at all endpoints of the vendor.
 * @param replayRetention How long a used result is remembered when no max-age limits it. Must be
 *     longer than one hour, because the clock may be wrong. Default: P30D.
 * @param onReplay What happens to a result that has already been used: reject it (the default for a
 *     client), acknowledge it with 200 and without the handler (the default for a vendor), or
 *     attach it with firstSeen() false for handlers that are idempotent.
 * @param onNotAccepted What happens to a genuine result of another type, or with an outcome that is
 *     not accepted: reject it (the default for a client), or acknowledge it with 200 and without
 *     the handler (the default for a vendor).
 * @param giveBack What indicates that a handler did nothing, so that its result can be sent again:
 *     explicit, only VerifiedPayload.giveBack() (the default for a client); exception, also an
 *     exception thrown by the handler itself; status, also a response with 5xx, 408, 425 or 429
 *     (the default for a vendor, refused for a client); never.
 * @param claimTimeout From PT1S to P1D. When a node stops while a result is in use: after this time
 *     a vendor's result is accepted again, and a client's counts as used. Must be longer than any
 *     handler takes. Default: PT1M.
 * @param maxBody The maximum size of the body: 65536, 256KiB, 2MiB. Default: 256KiB.
 * @param maxJsonDepth How many levels deep JSON may be nested, up to 1000. Strings, names and the
 *     number of values in a signed result are limited only by max-body. Default: 32.
 * @param maxJsonDigits The maximum number of digits of a number in JSON, up to 10000. Default:
 *     1000.
 * @param entity What a JAX-RS method receives as its entity: message, the body byte for byte, or
 *     payload, the verified payload as application/json. Default: message.
 * @param strictUri Whether paths with parameters, encoded separators, empty segments or dot
 *     segments are refused. Default: true.
 * @param replayGuard Where used results are recorded, so that each is accepted once: memory (this
 *     node only), jdbc:JNDI-NAME or jcache:CACHE-NAME (all nodes, and after a restart), the store
 *     of a module, such as redis, bean:NAME (a Store of the application, with the Spring Boot
 *     starter), or disabled. Default: memory.
 * @param replayCapacity With memory: the maximum number of results, about 40 bytes of heap each
 *     (170 while a result is in use, 110 after it was given back); when the limit is reached,
 *     results are refused as unavailable. Default: 1000000.
 * @param refuseBeforeStart With memory: true refuses results that were issued before this process
 *     started, because they may already have been used. Only for schemes that sign a time. Default:
 *     false.
 * @param claim Who records that a result is used: filter, before the handler runs, or transaction,
 *     the handler itself with VerifiedPayload.claimIn(…), so that its work is done exactly once.
 *     transaction needs replay-guard=jdbc:…. Default: filter.
 * @param references With issued-to:: where references are kept: memory (this node only),
 *     jdbc:JNDI-NAME, jcache:CACHE-NAME, the store of a module, such as redis, or bean:NAME.
 *     Default: memory.
 * @param referenceLifetime With issued-to:: how long a reference stays open; a closed reference is
 *     remembered for another hour. Default: PT24H.
 * @param storeTimeout With jdbc:, jcache:, bean: and the store of a module: the time-out of a
 *     request to the store, after which the result is refused as unavailable. Default: PT0.3S.
 * @param storeConnections With jdbc:, jcache: and bean:: how many requests to the store run at
 *     once, up to 1000, each on a thread and, with jdbc:, a connection of its own; others wait. The
 *     data source needs as many beside those of the application. Default: 16.
 * @param storeTable With jdbc:: the name of the table. Default: verified_response.
 * @param createTable With jdbc:: true creates the table if it does not exist, for demonstrations.
 *     Default: false.
 * @param cacheManager With jcache:: the JNDI name of the server's cache manager; JCache's default
 *     provider without it.
 * @param config What the scheme asks a deployment for, by name.
 * @param sharedStore What the store of a module reads, by name.
 */
record VerifierProperties(
    @Nullable String scheme,
    @Nullable String variant,
    @Nullable String handshake,
    @Nullable HmacAlgorithm algorithm,
    @Nullable String product,
    @Nullable String vendor,
    @Nullable String signature,
    @Nullable String signatureSeparator,
    @Nullable String signed,
    @Nullable Algorithm with,
    @Nullable Encoding encoding,
    @Nullable String payload,
    @Nullable String alg,
    @Nullable String jwsTypes,
    @Nullable String time,
    @Nullable TimeForm timeFormat,
    @Nullable String id,
    @Nullable String type,
    @Nullable String kind,
    @Nullable String outcome,
    @Nullable Boolean session,
    @Nullable String tenant,
    @Nullable String secret,
    @Nullable String secretEnv,
    @Nullable String secretFile,
    @Nullable String secretBean,
    @Nullable Duration secretFileOverlap,
    @Nullable Duration secretFileGrace,
    @Nullable String previousSecret,
    @Nullable String previousSecretEnv,
    @Nullable String previousSecretFile,
    @Nullable Instant previousSecretUntil,
    @Nullable Boolean allowShortSecret,
    @Nullable Boolean allowSampleSecret,
    @Nullable String keyFormat,
    @Nullable String publicKey,
    @Nullable String publicKeyFile,
    @Nullable String jwksUrl,
    @Nullable String publicKeyBean,
    @Nullable Duration jwksTimeout,
    @Nullable Duration jwksOutage,
    @Nullable String jwksProxy,
    @Nullable String carrier,
    @Nullable String mediaTypes,
    @Nullable String maxAge,
    @Nullable Duration clockSkew,
    @Nullable String binding,
    @Nullable String accept,
    @Nullable String types,
    @Nullable String require,
    @Nullable Sender sender,
    @Nullable String replayScope,
    @Nullable Duration replayRetention,
    @Nullable OnReplay onReplay,
    @Nullable OnNotAccepted onNotAccepted,
    @Nullable GiveBack giveBack,
    @Nullable Duration claimTimeout,
    @Nullable String maxBody,
    @Nullable Integer maxJsonDepth,
    @Nullable Integer maxJsonDigits,
    @Nullable Entity entity,
    @Nullable Boolean strictUri,
    @Nullable String replayGuard,
    @Nullable Integer replayCapacity,
    @Nullable Boolean refuseBeforeStart,
    @Nullable String claim,
    @Nullable String references,
    @Nullable Duration referenceLifetime,
    @Nullable Duration storeTimeout,
    @Nullable Integer storeConnections,
    @Nullable String storeTable,
    @Nullable Boolean createTable,
    @Nullable String cacheManager,
    @Nullable Map<String, String> config,
    @Nullable Map<String, String> sharedStore) {}
