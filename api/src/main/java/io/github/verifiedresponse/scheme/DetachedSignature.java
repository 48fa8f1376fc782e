package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signature beside what it signs: a primitive over a text that is built from parts of the
 * request.
 *
 * <p>The order is the defence: the signature's spelling, then the cryptography, then JSON. What is
 * handed on is what was signed, and nothing beside it.
 */
final class DetachedSignature implements Proof {
  private final Vendor vendor;
  private final Place signature;
  private final Template template;
  private final Primitive primitive;
  private final Commitments commitments;

  DetachedSignature(Vendor vendor, Primitive primitive, Deployment deployment) {
    this.vendor = vendor;
    this.signature = Place.parse(vendor.signature);
    this.template = Template.compile(vendor.template, deployment);
    this.primitive = primitive;
    this.commitments = Commitments.of(vendor, deployment);
  }

  @Override
  public Proven prove(Received received) throws RejectedException {
    return proven(received, match(received));
  }

  /** What fitted. */
  record Match(FittingKey key, String time, SignedMessage signed) {}

  /** Verifies the signature, and reads nothing of what it signs. */
  Match match(Received received) throws RejectedException {
    List<Grammar.Group> groups = vendor.grammar.read(received.signatureOr(signature));
    boolean mayBeRead = false;
    Match match = null;
    for (int i = 0; groups != null && i < groups.size(); i++) {
      Grammar.Group group = groups.get(i);
      List<byte[]> claimed = decoded(group.signatures());
      if (!claimed.isEmpty()) {
        mayBeRead = true;
        Match other = match(received, group.time(), claimed);
        match = match == null ? other : match;
      }
    }
    if (!mayBeRead) {
      throw malformed();
    }
    if (match == null) {
      throw Refusal.unverified();
    }
    return match;
  }

  /** What cannot be decoded, beside a good one, is another version's. */
  private List<byte[]> decoded(List<String> signatures) {
    List<byte[]> decoded = new ArrayList<>(signatures.size());
    for (int i = 0; i < signatures.size(); i++) {
      byte[] bytes = vendor.encoding.decode(signatures.get(i));
      if (bytes != null && bytes.length > 0 && isOfRightLength(bytes)) {
        decoded.add(bytes);
      }
    }
    return decoded;
  }

  private boolean isOfRightLength(byte[] bytes) {
    return primitive.length() == 0 || bytes.length == primitive.length();
  }

  private @Nullable Match match(Received received, @Nullable String beside, List<byte[]> claimed)
      throws RejectedException {
    if (received.content().isEmpty() && !template.mayBeEmpty()) {
      throw new RejectedException(Reason.MALFORMED, "an empty body is not a result");
    }
    String time = vendor.time.text(received, beside);
    SignedMessage signed = template.of(received, time);
    FittingKey key = primitive.fitting(received.message(), "", signed, claimed);
    return key == null ? null : new Match(key, time, signed);
  }

  private Proven proven(Received received, Match match) throws RejectedException {
    if (!isSuchAText(match.signed())) {
      throw new RejectedException(
          Reason.WRONG_TYPE, "what was signed is genuine, but it is not a result of this kind");
    }
    commitments.checkRequest(received);
    boolean isContent = template.holdsContent() || !vendor.commitments.isEmpty();
    Content content = isContent ? received.content() : match.signed().joined();
    return switch (vendor.payload) {
      case JSON -> proven(json(received), match, content, isContent && isWhole(), received);
      case RAW -> {
        StrictObject payload = Payloads.ofAny(received);
        yield proven(payload, match, content, isContent && !payload.isEmpty(), received);
      }
      case FORM -> proven(form(received), match, content, false, received);
      case PART_JSON -> {
        Content decoded = secondPart(received);
        yield proven(received.message().object(decoded), match, decoded, true, received);
      }
    };
  }

  /** What one key signs for several entries is told apart by its text. */
  private boolean isSuchAText(SignedMessage signed) {
    return vendor
        .signedText
        .map(text -> text.matcher(signed.joined().toText(StandardCharsets.UTF_8)).matches())
        .orElse(true);
  }

  private Proven proven(
      StrictObject payload, Match match, Content content, boolean contentIsJson, Received received)
      throws RejectedException {
    commitments.checkClaims(received, payload);
    return new Proven(payload, match.time(), payload, content, contentIsJson, match.key())
        .counted(() -> template.counted(match.signed(), content));
  }

  /** Whether all of the content is signed, and not only some fields of it. */
  private boolean isWhole() {
    return template.holdsContent() || template.pointers().isEmpty();
  }

  private StrictObject json(Received received) throws RejectedException {
    if (isWhole()) {
      return received.json();
    }
    List<JsonPointer> signed = new ArrayList<>(template.pointers());
    if (vendor.time.place().startsWith("json:")) {
      signed.add(Place.parse(vendor.time.place()).pointer());
    }
    return StrictObject.of(Payloads.projection(received.json().tree(), signed));
  }

  private static Content secondPart(Received received) throws RejectedException {
    byte[] decoded =
        Encoding.BASE64URL_PADDED_OR_NOT.decode(received.text(new Place(Place.Kind.PART, "1")));
    if (decoded == null) {
      throw new RejectedException(Reason.MALFORMED, "the signed part is not canonical Base64url");
    }
    return Content.copyOf(decoded);
  }

  private StrictObject form(Received received) throws RejectedException {
    return StrictObject.of(Payloads.ofFields(template.params().orElseThrow().fields(received)));
  }

  @Override
  public Set<JsonPointer> fields() {
    Set<JsonPointer> fields = new LinkedHashSet<>(template.pointers());
    fields.addAll(commitments.fields());
    if (signature.kind() == Place.Kind.JSON) {
      fields.add(signature.pointer());
    }
    return fields;
  }

  private RejectedException malformed() {
    return new RejectedException(
        Reason.MALFORMED,
        "the signature is not written as " + vendor.encoding + " in the form " + vendor.grammar);
  }
}
