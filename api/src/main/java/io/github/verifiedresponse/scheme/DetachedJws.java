package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JWS whose payload is not in it (RFC 7515, appendix F; RFC 7797): header and signature in one
 * place, and what is signed is built from the request by a template.
 *
 * @param address where the vendor publishes its keys; a header's {@code jku} is compared with it
 *     and never followed
 */
record DetachedJws(
    Place place, Template template, JwsHeaderRules rules, JwsKeys keys, String address)
    implements Proof {
  private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9-]+(,[A-Za-z0-9-]+)*");
  private static final int MOST_HEADERS = 16;

  @Override
  public Proven prove(Received received) throws RejectedException {
    Content token = Content.ofText(received.signatureOr(place));
    int end = token.endOfBase64Url(0);
    int last = token.lastIndexOf((byte) '.');
    if (end == 0 || last != end + 1 || token.byteAt(end) != '.') {
      throw new RejectedException(
          Reason.MALFORMED, "a detached JWS is a header, two full stops and a signature");
    }
    if (received.content().isEmpty()) {
      throw new RejectedException(Reason.MALFORMED, "an empty body is not a result");
    }
    ObjectNode header = rules.read(token.range(0, end));
    if (header == null || !isOurAddress(header.path("jku"))) {
      throw Refusal.unverified();
    }
    SignedMessage signed = payload(header, received);
    SignedMessage input = input(token.range(0, end + 1), header, signed);
    FittingKey key =
        keys.fitting(received.message(), header, input, token.range(last + 1, token.size()));
    if (key == null) {
      throw Refusal.unverified();
    }
    StrictObject payload = Payloads.ofAny(received);
    return Proven.ofBody(payload, "", payload, received.content(), key)
        .counted(() -> template.counted(signed, received.content()));
  }

  @Override
  public Set<JsonPointer> fields() {
    return Set.copyOf(template.pointers());
  }

  private boolean isOurAddress(JsonNode jku) {
    return jku.isMissingNode() || (jku.isTextual() && jku.textValue().equals(address));
  }

  private static SignedMessage input(Content start, ObjectNode header, SignedMessage payload)
      throws RejectedException {
    List<Content> pieces = new ArrayList<>();
    pieces.add(start);
    if (isUnencoded(header)) {
      pieces.addAll(payload.pieces());
    } else {
      byte[] bytes = payload.joined().toByteArray();
      pieces.add(Content.copyOf(Base64.getUrlEncoder().withoutPadding().encode(bytes)));
    }
    return new SignedMessage(pieces);
  }

  /** RFC 7797, section 6: {@code b64} is false only where {@code crit} names it. */
  private static boolean isUnencoded(ObjectNode header) throws RejectedException {
    JsonNode critical = header.path("crit");
    boolean named = critical.size() == 1 && critical.path(0).asText().equals("b64");
    JsonNode encoded = header.path("b64");
    if (header.has("crit") != header.has("b64") || (header.has("b64") && !named)) {
      throw Refusal.unverified();
    }
    return encoded.isBoolean() && !encoded.booleanValue();
  }

  private SignedMessage payload(ObjectNode header, Received received) throws RejectedException {
    String names = template.namedHeaders().map(name -> header.path(name).asText("")).orElse("");
    if (names.isEmpty()) {
      return template.of(received, "");
    }
    if (!HEADER_NAMES.matcher(names).matches()
        || List.of(names.split(",", -1)).size() > MOST_HEADERS) {
      throw Refusal.unverified();
    }
    return template.of(received, headers(names, received));
  }

  private static String headers(String names, Received received) throws RejectedException {
    StringBuilder lines = new StringBuilder();
    for (String name : names.split(",", -1)) {
      lines.append(name).append(": ");
      lines.append(received.text(new Place(Place.Kind.HEADER, name))).append('\n');
    }
    return lines.toString();
  }
}
