package io.github.verifiedresponse.tests.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.scheme.SignaturesAlone;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javax.crypto.Mac;

/** Every way that is measured, prepared outside the measurement, with its inputs in turn. */
final class Variants {
  static final String OURS = "VerifiedResponse";
  static final String TOKEN = "token, bytes out";
  static final String CLAIMS = "token, claims read";
  static final String TYPE = "token, read as a type";
  static final String ENVELOPE = "token in a JSON envelope";
  static final String REFUSED = "refusing";
  static final String PARTS = "parts of the whole way";
  static final String HEADER = "body with a signature header";
  static final String LIMIT = "limit";
  static final String LIMIT_AND_TREE = LIMIT + ", and Jackson's tree";
  static final String WHOLE_WAY = OURS + ", whole way";
  static final String SHUFTI = OURS + ", Shufti Pro";
  static final String LEGACY = OURS + ", Shufti Pro legacy";
  static final String FORGED = "forged";
  static final String MALFORMED = "malformed";
  static final String GENUINE = "genuine";

  private Variants() {}

  static List<Variant> of(int size) throws Exception {
    List<Sample> samples = Sample.several(size);
    return List.of(
        new Variant(TOKEN, LIMIT, limitOfToken(samples)),
        new Variant(TOKEN, OURS, ours(samples)),
        new Variant(TOKEN, "nimbus JWSObject", Peers.nimbus(samples)),
        new Variant(TOKEN, "jose4j", Peers.jose4j(samples)),
        new Variant(TOKEN, "CXF", Peers.cxf(samples)),
        new Variant(CLAIMS, LIMIT, limitOfToken(samples)),
        new Variant(CLAIMS, LIMIT_AND_TREE, limitWithTree(samples)),
        new Variant(CLAIMS, WHOLE_WAY, WholeWay.of(samples)),
        new Variant(CLAIMS, "fusionauth-jwt", Peers.fusionAuth(samples)),
        new Variant(CLAIMS, "java-jwt", Peers.auth0(samples)),
        new Variant(CLAIMS, "jjwt", Peers.jjwt(samples)),
        new Variant(CLAIMS, "nimbus processor", Peers.nimbusProcessor(samples)),
        new Variant(CLAIMS, "SmallRye", Peers.smallRye(samples)),
        new Variant(CLAIMS, "Spring", Peers.spring(samples)),
        new Variant(CLAIMS, "Tink", Peers.tink(samples)),
        new Variant(TYPE, LIMIT, limitOfToken(samples)),
        new Variant(TYPE, WHOLE_WAY, WholeWay.readAsType(samples)),
        new Variant(TYPE, "java-jwt, three claims", Peers.auth0WithThreeClaims(samples)),
        new Variant(ENVELOPE, "the same token as the body", WholeWay.of(samples)),
        new Variant(ENVELOPE, GENUINE, WholeWay.inEnvelope(samples)),
        new Variant(ENVELOPE, FORGED, WholeWay.forgedInEnvelope(samples)),
        new Variant(REFUSED, "accepting", WholeWay.of(samples)),
        new Variant(REFUSED, FORGED, WholeWay.forged(samples)),
        new Variant(REFUSED, MALFORMED, WholeWay.malformed(samples)),
        new Variant(PARTS, "whole way", WholeWay.of(samples)),
        new Variant(PARTS, "signature", ours(samples)),
        new Variant(PARTS, "Jackson's strict tree", strictJson(samples)),
        new Variant(PARTS, "replay guard, taken back", WholeWay.guard()),
        new Variant(HEADER, LIMIT, limitOfBody(samples)),
        new Variant(HEADER, LIMIT + " of a digest", limitOfDigest(samples)),
        new Variant(HEADER, SHUFTI, shufti(samples)),
        new Variant(HEADER, LEGACY, legacy(samples)),
        new Variant(HEADER, "svix", Peers.svix(samples)),
        new Variant(HEADER, "standard-webhooks", Peers.standardWebhooks(samples)),
        new Variant(HEADER, "stripe", Peers.stripe(samples)),
        new Variant(HEADER, "onfido, read into its model", Peers.onfido(size)));
  }

  /** A MAC that is used again, over the signing input in its place, and one decoding. */
  private static Callable<Object> limitOfToken(List<Sample> samples) {
    Callable<AtTheLimit> limit = atTheLimit(samples);
    return limit::call;
  }

  /** The same, and what whoever hands claims on has to do, as Jackson does it by default. */
  private static Callable<Object> limitWithTree(List<Sample> samples) {
    Callable<AtTheLimit> limit = atTheLimit(samples);
    ObjectReader reader = new ObjectMapper().reader();
    return () -> reader.readTree(limit.call().payload().array());
  }

  private record AtTheLimit(int tag, ByteBuffer payload) {}

  /** A token, and where its dots are. */
  private record Dotted(Sample sample, int first, int last) {
    static Dotted of(Sample sample) {
      Content token = sample.tokenContent();
      return new Dotted(sample, token.endOfBase64Url(0), token.lastIndexOf((byte) '.'));
    }
  }

  private static Callable<AtTheLimit> atTheLimit(List<Sample> samples) {
    Mac mac = Sample.newMac();
    Supplier<Dotted> tokens = InTurn.of(samples, Dotted::of);
    Base64.Decoder decoder = Base64.getUrlDecoder();
    return () -> {
      Dotted it = tokens.get();
      byte[] token = it.sample().token();
      mac.update(token, 0, it.last());
      byte[] tag = mac.doFinal();
      int length = it.last() - it.first() - 1;
      return new AtTheLimit(tag[0], decoder.decode(ByteBuffer.wrap(token, it.first() + 1, length)));
    };
  }

  /** A MAC over the body, as most vendors sign one. */
  private static Callable<Object> limitOfBody(List<Sample> samples) {
    Mac mac = Sample.newMac();
    Supplier<byte[]> bodies = InTurn.of(samples, Sample::body);
    return () -> mac.doFinal(bodies.get());
  }

  /** Less than any vendor's signature: no secret is in it. */
  private static Callable<Object> limitOfDigest(List<Sample> samples) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Supplier<byte[]> bodies = InTurn.of(samples, Sample::body);
    return () -> digest.digest(bodies.get());
  }

  private static Callable<Object> ours(List<Sample> samples) {
    SignaturesAlone schemes = new SignaturesAlone(Sample.KEYS);
    Supplier<Content> tokens = InTurn.of(samples, Sample::tokenContent);
    return () -> schemes.caf(tokens.get());
  }

  private record Signed(Content body, String signature) {}

  private static Callable<Object> shufti(List<Sample> samples) {
    SignaturesAlone schemes = new SignaturesAlone(Sample.KEYS);
    Supplier<Signed> all = InTurn.of(samples, it -> new Signed(it.bodyContent(), it.shufti()));
    return () -> {
      Signed it = all.get();
      return schemes.shufti(it.body(), it.signature());
    };
  }

  private static Callable<Object> legacy(List<Sample> samples) {
    SignaturesAlone schemes = new SignaturesAlone(Sample.KEYS);
    Supplier<Signed> all = InTurn.of(samples, it -> new Signed(it.bodyContent(), it.legacy()));
    return () -> {
      Signed it = all.get();
      return schemes.legacy(it.body(), it.signature());
    };
  }

  private static Callable<Object> strictJson(List<Sample> samples) {
    Supplier<Content> payloads = InTurn.of(samples, Sample::bodyContent);
    return () -> payloads.get().toJsonObject();
  }
}
