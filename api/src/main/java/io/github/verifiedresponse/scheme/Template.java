package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a vendor signs, as a text with tokens in braces, compiled at start: {@code
 * {header:webhook-id}.{time}.{body}}.
 *
 * <p>Two rules keep one signature from being read as two messages: a part never holds the literal
 * that follows it, nor a field the one before it, and a time is signed as the text that was
 * received.
 */
final class Template {
  private final String text;
  private final List<Segment> segments;
  private final List<JsonPointer> pointers = new ArrayList<>();
  private Optional<SignedParams> params = Optional.empty();
  private Optional<String> namedHeaders = Optional.empty();
  private boolean holdsContent;
  private boolean holdsFree;
  private boolean holdsMore;

  /** The literal before the token that is compiled; empty where it follows another token. */
  private String preceding = "";

  /** What one piece of the signed message says. */
  private enum Piece {
    SAME_IN_ALL,
    CONTENT,
    TIME,
    OTHER
  }

  private record Segment(Piece piece, Source source) {}

  /** Where a piece comes from. */
  @FunctionalInterface
  private interface Source {
    Content of(Received received, String given) throws RejectedException;
  }

  /** A text that the request holds. */
  @FunctionalInterface
  private interface Text {
    String of(Received received, String given) throws RejectedException;
  }

  private Template(String text) {
    this.text = text;
    this.segments = new ArrayList<>();
  }

  /**
   * Compiles a template.
   *
   * @throws IllegalArgumentException for an unknown token, or one whose value is not configured
   */
  static Template compile(String text, Deployment deployment) {
    Template template = new Template(text);
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      if (open != at) {
        template.addLiteral(text.substring(at, open < 0 ? text.length() : open));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("a brace is not closed in the signed text: " + text);
      }
      template.add(text.substring(open + 1, close), literalAt(text, close + 1), deployment);
      at = close + 1;
    }
    return template;
  }

  private static String literalAt(String text, int start) {
    int open = text.indexOf('{', start);
    return text.substring(start, open < 0 ? text.length() : open);
  }

  private void addLiteral(String literal) {
    preceding = literal;
    addFixed(literal);
  }

  private void addFixed(String literal) {
    Content content = Content.ofText(literal);
    segments.add(new Segment(Piece.SAME_IN_ALL, (received, given) -> content));
  }

  private void add(String token, String next, Deployment deployment) {
    int colon = token.indexOf(':');
    String kind = colon < 0 ? token : token.substring(0, colon);
    String name = token.substring(colon + 1);
    switch (kind) {
      case "body", "content" -> {
        holdsContent = true;
        segments.add(new Segment(Piece.CONTENT, (received, given) -> received.content()));
      }
      case "body.sha256" -> add((received, given) -> Digests.sha256(received.content()));
      case "time" -> add(Piece.TIME, (received, given) -> given, next);
      case "method" -> addText((received, given) -> received.message().method(), next);
      case "path" -> addText((received, given) -> received.message().target(), next);
      case "url" -> {
        String origin = deployment.publicUrl();
        addText((received, given) -> origin + received.message().target(), next);
      }
      case "config" -> addFixed(deployment.required(name));
      case "json", "json?" -> addJson(Place.pointer(name), kind.endsWith("?"), next);
      case "free" -> addFree(Place.pointer(name));
      case "named-headers" -> {
        namedHeaders = Optional.of(name);
        addText((received, given) -> given, "");
      }
      case "params" -> addParams(SignedParams.parse(name), next);
      case "header", "form", "query", "part" -> {
        Place place = Place.parse(token);
        addText((received, given) -> received.text(place), next);
      }
      default -> throw new IllegalArgumentException("{" + token + "} is no token of a signed text");
    }
    preceding = "";
  }

  private void addJson(JsonPointer pointer, boolean optional, String next) {
    pointers.add(pointer);
    Text value = (received, given) -> scalar(received.unverifiedJson().at(pointer), optional);
    add(Piece.OTHER, value, preceding, next);
  }

  /** Where no other part holds the separator, one may: there is one way to split the text. */
  private void addFree(JsonPointer pointer) {
    if (holdsFree) {
      throw new IllegalArgumentException(
          "only one part of a signed text may contain its separator");
    }
    pointers.add(pointer);
    addText((received, given) -> scalar(received.unverifiedJson().at(pointer), true), "");
    holdsFree = true;
  }

  private void addParams(SignedParams signed, String next) {
    params = Optional.of(signed);
    addText((received, given) -> signed.text(received), next.startsWith("\n") ? "" : next);
  }

  private void add(Source source) {
    segments.add(new Segment(Piece.OTHER, source));
    holdsMore = true;
  }

  private void addText(Text value, String next) {
    add(Piece.OTHER, value, next);
  }

  private void add(Piece piece, Text value, String next) {
    add(piece, value, holdsFree ? preceding : "", next);
  }

  private void add(Piece piece, Text value, String before, String next) {
    Source source =
        (received, given) -> {
          String part = value.of(received, given);
          if (!endsAt(next, part) || (!before.isEmpty() && part.contains(before))) {
            throw new RejectedException(
                Reason.MALFORMED, "a signed part contains the separator next to it");
          }
          return Content.ofText(part);
        };
    segments.add(new Segment(piece, source));
    holdsMore |= piece == Piece.OTHER;
  }

  /**
   * Also a separator that begins in the part, such as the second of three hyphens, is too early.
   */
  private static boolean endsAt(String next, String part) {
    return next.length() < 2
        ? next.isEmpty() || !part.contains(next)
        : (part + next).indexOf(next) == part.length();
  }

  /** A number's text is the vendor's only where it is an integer. */
  private static String scalar(JsonNode node, boolean optional) throws RejectedException {
    if (node.isMissingNode() || node.isNull()) {
      if (optional) {
        return "";
      }
      throw new RejectedException(Reason.MISSING_SIGNATURE, "a signed field is missing");
    }
    if (!node.isTextual() && !node.isIntegralNumber() && !node.isBoolean()) {
      throw new RejectedException(
          Reason.MALFORMED, "a signed field is neither a string nor an integer");
    }
    return node.asText();
  }

  /**
   * {@return the bytes that the vendor signed, if this request is the vendor's}
   *
   * @param given the time as text, or the lines of the headers that a JWS names
   */
  SignedMessage of(Received received, String given) throws RejectedException {
    if (segments.size() == 1) {
      return SignedMessage.of(segments.get(0).source().of(received, given));
    }
    List<Content> pieces = new ArrayList<>(segments.size());
    for (Segment segment : segments) {
      pieces.add(segment.source().of(received, given));
    }
    return new SignedMessage(pieces);
  }

  /**
   * {@return what tells a result from every other: the content, or a digest of all that is signed
   * but its time, where that is more} A vendor that repeats a result signs it with another time.
   * The pieces are joined, as they are signed, so that it does not matter where one ends.
   */
  Content counted(SignedMessage signed, Content content) {
    if (!holdsMore) {
      return content;
    }
    List<Content> counted = new ArrayList<>(signed.pieces());
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i).piece() == Piece.TIME) {
        counted.remove(i);
      }
    }
    return Digests.sha256(new SignedMessage(counted));
  }

  /** {@return whether the content itself is signed, byte for byte} */
  boolean holdsContent() {
    return holdsContent;
  }

  /** {@return whether a message without content can be signed} */
  boolean mayBeEmpty() {
    return params.map(signed -> signed.ofQuery() || signed.mayBeEmpty()).orElse(!reads());
  }

  /** Whether the content is read at all. */
  private boolean reads() {
    return holdsContent || !pointers.isEmpty() || text.contains("{part:") || text.contains("{form");
  }

  /** {@return the fields of a JSON object that are signed, when not all of it is} */
  List<JsonPointer> pointers() {
    return List.copyOf(pointers);
  }

  /** {@return the member of a JWS header that names the HTTP headers that are signed} */
  Optional<String> namedHeaders() {
    return namedHeaders;
  }

  /** {@return the fields of a form that are signed} */
  Optional<SignedParams> params() {
    return params;
  }

  /** Shows the text as documents write it. */
  @Override
  public String toString() {
    return text;
  }
}
