package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.result.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Vendor}; {@link #from} ends it. */
public final class VendorBuilder extends VendorDraft {
  VendorBuilder(String name) {
    super(name);
  }

  /** A client, such as a phone or a browser, relays the result. */
  public VendorBuilder relayed() {
    this.relayed = true;
    return this;
  }

  /** The vendor calls back itself, and repeats until it sees a status of the class 2xx. */
  public VendorBuilder calledBack() {
    this.calledBack = true;
    return this;
  }

  /** The signed thing is a credential that is presented again and again while it is young. */
  public VendorBuilder session() {
    this.session = true;
    return relayed();
  }

  VendorBuilder family(Vendor.Family family) {
    this.family = family;
    return this;
  }

  /**
   * The content is a compact JWS (RFC 7515) under one algorithm; by default it is the body, as
   * text.
   *
   * @param alg the only {@code alg} that is accepted, such as {@code HS256}, {@code ES256} or
   *     {@code EdDSA}
   * @param types the values of the header {@code typ} that are accepted where it is there, in lower
   *     case; {@code jwt} when none is given
   */
  public VendorBuilder jws(String alg, String... types) {
    this.algorithm = Algorithm.ofJwsName(alg);
    this.headerTypes = types.length == 0 ? headerTypes : List.of(types);
    this.carrier = "text";
    return family(Vendor.Family.JWS);
  }

  /**
   * Sets where the signed content is: {@code body} (the default), {@code text}, {@code query} (all
   * of it), {@code any} (a body or none), {@code header:NAME}, {@code query:NAME}, {@code
   * form:NAME} or {@code json:/POINTER}.
   */
  public VendorBuilder carrier(String carrier) {
    this.carrier = carrier;
    return this;
  }

  /** Sets where the signature is, which is written there without anything else. */
  public VendorBuilder signature(String place) {
    Place.parse(FieldTokens.asJson(place));
    this.signature = place;
    return this;
  }

  /**
   * Sets where and how the signature is written.
   *
   * @param place {@code header:NAME}, {@code query:NAME}, {@code form:NAME}, {@code json:/POINTER}
   *     or {@code field:NAME}
   * @param pattern such as {@code sha256={signature}} or {@code t={time},v1={signature}}
   */
  public VendorBuilder signature(String place, String pattern) {
    return signature(place, pattern, "");
  }

  /** As {@link #signature(String, String)}, for several entries with a separator between them. */
  public VendorBuilder signature(String place, String pattern, String separator) {
    this.grammar = new Grammar(pattern, separator);
    return signature(place);
  }

  /**
   * Sets what is signed; {@code {body}} by default. Tokens: {@code {body} {content} {time} {url}
   * {method} {path} {header:NAME} {json:/POINTER} {form:NAME} {query:NAME} {config:NAME}
   * {part:NUMBER} {params:…}}, and {@code {field:NAME}} of a JSON object or a form alike.
   */
  public VendorBuilder signs(String template) {
    Template.compile(FieldTokens.asJson(template), Asked.sample(template));
    this.template = template;
    return this;
  }

  /** Sets what the signed text of such a result looks like, where one key signs others too. */
  VendorBuilder signedText(String pattern) {
    this.signedText = Optional.of(Pattern.compile(pattern, Pattern.DOTALL));
    return this;
  }

  /** Sets the algorithm and how the signature's bytes are written. */
  public VendorBuilder with(Algorithm algorithm, Encoding encoding) {
    this.algorithm = algorithm;
    this.encoding = encoding;
    return this;
  }

  VendorBuilder with(Algorithm algorithm) {
    this.algorithm = algorithm;
    return this;
  }

  /** Sets how the key is encoded in the secret's text; {@code utf8} by default. */
  public VendorBuilder keyForm(String form) {
    return keyForm(KeyForm.parse(form));
  }

  VendorBuilder keyForm(KeyForm keyForm) {
    this.keyForm = keyForm;
    return this;
  }

  /** Names the account whose secret signs results of several entries that tell theirs apart. */
  VendorBuilder keyOf(String account) {
    this.keyOwner = "an account of " + account;
    return this;
  }

  /**
   * The vendor signs parts with nothing between them; only what makes a result keeps them apart.
   */
  VendorBuilder undivided() {
    this.undivided = true;
    return this;
  }

  VendorBuilder leastRsaBits(int bits) {
    this.leastRsaBits = bits;
    return this;
  }

  /** The content may be anything; {@code json()} is empty unless it is a JSON object. */
  public VendorBuilder raw() {
    this.payload = Vendor.Payload.RAW;
    return this;
  }

  /** The content is a form: the payload is an object of the signed fields, all strings. */
  public VendorBuilder form() {
    this.payload = Vendor.Payload.FORM;
    return this;
  }

  VendorBuilder payload(Vendor.Payload payload) {
    this.payload = payload;
    return this;
  }

  /**
   * Sets where the signed time is, and how old a result may be by default.
   *
   * @param place {@code beside} the signature (as its pattern says), {@code header:NAME}, {@code
   *     json:/POINTER} for a time that the signed text holds, or a pointer into the payload
   * @param maxAge null accepts results of any age by default
   */
  public VendorBuilder time(String place, TimeForm form, @Nullable Duration maxAge) {
    this.time = TimeRule.of(place, form, maxAge);
    return this;
  }

  /**
   * Sets what makes the payload a result: {@code /id}, {@code /ref~} (a string), {@code !/absent},
   * {@code /type=result|other}, {@code /aud=config:audience}, {@code /user~[0-9]+}.
   */
  public VendorBuilder kind(String... rules) {
    Arrays.stream(rules).forEach(rule -> FieldRule.parse(rule, Asked.sample(rule)));
    kind.addAll(Arrays.asList(rules));
    return this;
  }

  VendorBuilder commits(String... rules) {
    commitments.addAll(Arrays.asList(rules));
    return this;
  }

  /**
   * Sets where the vendor's id of a result is: one pointer when each result has its own, several
   * when ids repeat and so the signed content counts once.
   */
  public VendorBuilder id(String... places) {
    this.id = IdRule.of(places);
    return this;
  }

  /** Sets where the payload names the type of an event. */
  public VendorBuilder type(String pointer) {
    Place.pointer(pointer);
    this.type = pointer;
    return this;
  }

  /**
   * Sets what the vendor decided.
   *
   * @param pointer where it says so
   * @param rules such as {@code approved: verified, ok}, {@code declined: *}, {@code approved:
   *     absent}; what none names is unknown
   */
  public VendorBuilder outcome(String pointer, String... rules) {
    this.outcome = OutcomeRule.of(List.of(pointer), List.of(rules));
    return this;
  }

  VendorBuilder outcomes(List<String> pointers, String... rules) {
    this.outcome = OutcomeRule.of(pointers, List.of(rules));
    return this;
  }

  /** The vendor signs nothing but approvals. */
  public VendorBuilder approvesAlways() {
    this.outcome = OutcomeRule.always(Outcome.APPROVED);
    return this;
  }

  /**
   * Sets how a message is answered by which the vendor only tries out the endpoint. It is verified
   * first, and its handler does not run.
   *
   * @param mediaType the answer's Content-Type
   * @param answer a text in which {@code {/POINTER}} is replaced by a signed field and {@code
   *     {mac:/POINTER}} for its MAC under the key that fitted; such a field is 1 to 64 ASCII
   *     letters, digits, hyphens and underscores, or the message is refused
   * @param when what such a message says, as {@link #kind} has it
   */
  public VendorBuilder handshake(String mediaType, String answer, String... when) {
    this.handshake = HandshakeRule.of(mediaType, answer, when);
    return this;
  }

  /** Sets which of several kinds of result of one vendor this is. */
  VendorBuilder variant(String variant) {
    this.variant = variant;
    return this;
  }

  /** Says where the keys are: {@code jwks:ADDRESS}, or {@code key:TEXT} for one that is shipped. */
  VendorBuilder key(String key) {
    this.key = key;
    return this;
  }

  /** Pins a root, and the extensions of leaf and intermediate that say what they are for. */
  VendorBuilder root(String base64, String leafOid, String intermediateOid) {
    this.key = "root:" + base64;
    this.oids = List.of(leafOid, intermediateOid);
    return this;
  }

  /** Notes what a reader of the documents should know. */
  VendorBuilder note(String note) {
    notes.add(note);
    return this;
  }

  /** Says how a result is sent again, and when it is not. */
  VendorBuilder repeats(String how) {
    this.repeats = how;
    return this;
  }

  /** Says how many test vectors of the vendor are public. */
  VendorBuilder vectors(int vectors) {
    this.vectors = vectors;
    return this;
  }

  Vendor refused(String why) {
    this.refusal = why;
    return new Vendor(this);
  }

  /**
   * {@return the entry}
   *
   * @param source the vendor's page that says all this
   */
  public Vendor from(String source) {
    this.source = source;
    Vendor vendor = new Vendor(this);
    Families.check(vendor);
    return vendor;
  }
}
