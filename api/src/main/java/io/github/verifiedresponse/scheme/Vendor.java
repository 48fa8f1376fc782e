package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.PublicKeySource;
import io.github.verifiedresponse.key.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How one vendor signs its results: an entry of the table {@link Vendors}, or one of yours.
 *
 * <pre>{@code
 * Vendor acme = Vendor.named("acme").calledBack()
 *     .signature("header:X-Acme-Signature", "t={time},v1={signature}")
 *     .signs("{time}.{body}").with(Algorithm.HMAC_SHA256, Encoding.HEX)
 *     .time("beside", TimeForm.SECONDS, Duration.ofMinutes(5))
 *     .kind("/id", "/type").id("/id")
 *     .outcome("/status", "approved: passed", "declined: failed")
 *     .from("https://docs.acme.example/webhooks");
 * }</pre>
 *
 * <p>An entry says where the parts of a signed result are, what is signed and by which algorithm,
 * and what makes the signed thing a result. Nothing of it comes from a message.
 */
public final class Vendor {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

  final String name;
  final boolean relayed;
  final boolean calledBack;
  final boolean session;
  final Family family;
  final String carrier;
  final String signature;
  final Grammar grammar;
  final String template;
  final Optional<Pattern> signedText;
  final Algorithm algorithm;
  final Encoding encoding;
  final KeyForm keyForm;
  final String keyOwner;
  final boolean undivided;
  final boolean takesForms;
  final int leastRsaBits;
  final Payload payload;
  final TimeRule time;
  final List<String> kind;
  final List<String> commitments;
  final IdRule id;
  final String type;
  final OutcomeRule outcome;
  final HandshakeRule handshake;
  final String key;
  final List<String> oids;
  final List<String> headerTypes;
  final String variant;
  final String refusal;
  final String source;
  final List<String> notes;
  final String repeats;
  final int vectors;

  /** What the signed content is. */
  enum Payload {
    JSON,
    FORM,
    /** Anything; a JSON object is read as one. */
    RAW,
    /** Base64url of JSON in the second of two parts. */
    PART_JSON
  }

  /** The kinds of schemes. */
  enum Family {
    DETACHED,
    JWS,
    JWS_HASH,
    JWS_DETACHED,
    HTTP_SIGNATURE,
    SD_JWT
  }

  Vendor(VendorDraft draft) {
    this.name = draft.name;
    this.relayed = draft.relayed;
    this.calledBack = draft.calledBack;
    this.session = draft.session;
    this.family = draft.family;
    this.carrier = draft.carrier;
    this.signature = FieldTokens.asJson(draft.signature);
    this.grammar = draft.grammar;
    this.template = FieldTokens.asJson(draft.template);
    this.signedText = draft.signedText;
    this.algorithm = draft.algorithm;
    this.encoding = draft.encoding;
    this.keyForm = draft.keyForm;
    this.keyOwner = draft.keyOwner;
    this.undivided = draft.undivided;
    this.takesForms = FieldTokens.areIn(draft.signature) || FieldTokens.areIn(draft.template);
    this.leastRsaBits = draft.leastRsaBits;
    this.payload = draft.payload;
    this.time = draft.time;
    this.kind = List.copyOf(draft.kind);
    this.commitments = List.copyOf(draft.commitments);
    this.id = draft.id;
    this.type = draft.type;
    this.outcome = draft.outcome;
    this.handshake = draft.handshake;
    this.key = draft.key;
    this.oids = List.copyOf(draft.oids);
    this.headerTypes = draft.headerTypes;
    this.variant = draft.variant;
    this.refusal = draft.refusal;
    this.source = draft.source;
    this.notes = List.copyOf(draft.notes);
    this.repeats = draft.repeats;
    this.vectors = draft.vectors;
  }

  /**
   * Starts an entry; {@link VendorBuilder#from} ends it.
   *
   * @param name as settings write it, in lower case, such as {@code acme-webhook}
   */
  public static VendorBuilder named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a vendor's name is kebab-case, such as acme-webhook");
    }
    return new VendorBuilder(name);
  }

  /** {@return the name that settings use} */
  public String name() {
    return name;
  }

  /**
   * {@return the account whose secret signs such results} Entries of one account may share it,
   * because none of them takes what another signs; any others may not.
   */
  public String keyOwner() {
    return keyOwner;
  }

  /** {@return why this library does not verify the vendor's signatures; empty when it does} */
  public Optional<String> refusal() {
    return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
  }

  /** {@return which of several kinds of result of one vendor this is; empty when it has one} */
  public String variant() {
    return variant;
  }

  /** {@return where the vendor publishes its keys as a JWK set; empty when it does not} */
  public Optional<String> keyAddress() {
    return key.startsWith("jwks:")
        ? Optional.of(key.substring("jwks:".length()))
        : Optional.empty();
  }

  /** {@return where the vendor puts what it signs, when nothing else is set} */
  public Carrier carrier() {
    return VendorCarriers.of(this);
  }

  /** {@return whether a time is signed, so that age can be judged} */
  public boolean signsTime() {
    return time.isSigned();
  }

  /** {@return whether a signed field names the type of an event, so that types can be checked} */
  public boolean namesType() {
    return !type.isEmpty();
  }

  /** {@return whether the vendor tries out an endpoint by a message that wants an answer} */
  public boolean hasHandshake() {
    return !handshake.isNone();
  }

  /** {@return whether results are credentials, as {@link SignatureScheme#isSession} says} */
  public boolean isSession() {
    return session;
  }

  /** {@return whether certificates in the message must lead to a pinned root} */
  public boolean takesCertificates() {
    return key.startsWith("root:");
  }

  /**
   * {@return whether signatures are verified with a public key or certificate, not a secret}
   *
   * @param alg the algorithm that a deployment pins, where the entry leaves it open; else empty
   */
  public boolean takesPublicKey(String alg) {
    return (family == Family.HTTP_SIGNATURE && !alg.isEmpty())
        ? Algorithm.ofHttpName(alg).takesPublicKey()
        : algorithm.takesPublicKey();
  }

  /** {@return the names of the values that this entry asks a deployment for} */
  public Set<String> asks() {
    return Asked.by(this);
  }

  /**
   * Looks whether a secret's text holds a key in the form that the vendor gives it.
   *
   * @throws IllegalArgumentException when it does not; the message does not quote it
   */
  public void requireReadable(Secret secret, Deployment deployment) {
    secret.derive(text -> deployment.keyForm().orElse(keyForm).key(text).length);
  }

  /**
   * {@return this vendor's scheme under these shared secrets}
   *
   * @throws IllegalArgumentException when the entry needs more than that; the message says what
   */
  public SignatureScheme scheme(KeySource secrets) {
    return scheme(Deployment.of(secrets));
  }

  /** {@return this vendor's scheme under these public keys, as {@link #scheme(KeySource)} says} */
  public SignatureScheme scheme(PublicKeySource publicKeys) {
    return scheme(Deployment.of(publicKeys));
  }

  /**
   * {@return this vendor's scheme}
   *
   * @param deployment its keys and the values that the entry asks for
   * @throws IllegalArgumentException when something is missing or the vendor's way of signing is
   *     refused; the message says what and why
   */
  public SignatureScheme scheme(Deployment deployment) {
    if (!refusal.isEmpty()) {
      throw new IllegalArgumentException("the scheme " + name + " is refused: " + refusal);
    }
    return Families.scheme(this, deployment);
  }

  /** Shows the name. */
  @Override
  public String toString() {
    return "Vendor[" + name + "]";
  }
}
