package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import io.github.verifiedresponse.result.Handshake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which genuine messages only try out an endpoint, and how they are answered: a text with tokens
 * {@code {/POINTER}}, a signed field, and {@code {mac:/POINTER}}, its MAC under the key that
 * fitted.
 *
 * <p>A field counts only as 1 to 64 ASCII letters, digits, hyphens and underscores. So nothing that
 * a browser would run is reflected, no JSON is broken, and no MAC is one of a message.
 *
 * @param when what such a message says; none for a vendor without handshake
 */
record HandshakeRule(List<FieldRule> when, String mediaType, String answer, List<Piece> pieces) {
  static final HandshakeRule NONE = new HandshakeRule(List.of(), "", "", List.of());

  private static final Pattern TOKEN = Pattern.compile("\\{(mac:)?(/[^{}]+)}");
  private static final Pattern MISSPELT = Pattern.compile("\\{[^{}\"]+}");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** A literal, a field or the MAC of a field. */
  private record Piece(Kind kind, String literal, JsonPointer pointer) {}

  private enum Kind {
    LITERAL,
    FIELD,
    MAC
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException when every message would be one or none could be, or when
   *     media type or answer could not be sent
   */
  static HandshakeRule of(String mediaType, String answer, String... when) {
    if (when.length == 0 || !answer.chars().allMatch(each -> each >= ' ' && each <= '~')) {
      throw new IllegalArgumentException(
          "a handshake has a rule that tells it from other messages, and an answer in ASCII");
    }
    if (!mediaType.equals("text/plain") && !mediaType.equals("application/json")) {
      throw new IllegalArgumentException(
          "a handshake is answered as text/plain or application/json");
    }
    long fields = Arrays.stream(when).map(rule -> rule.split("=", 2)[0]).distinct().count();
    if (fields < when.length) {
      throw new IllegalArgumentException("the rules of a handshake ask each field once");
    }
    return new HandshakeRule(
        Arrays.stream(when).map(rule -> FieldRule.parse(rule, Deployment.withoutKeys())).toList(),
        mediaType,
        answer,
        pieces(answer));
  }

  private static List<Piece> pieces(String answer) {
    List<Piece> pieces = new ArrayList<>();
    Matcher token = TOKEN.matcher(answer);
    int at = 0;
    while (token.find()) {
      pieces.add(literal(answer.substring(at, token.start())));
      Kind kind = token.group(1) == null ? Kind.FIELD : Kind.MAC;
      pieces.add(new Piece(kind, "", Place.pointer(token.group(2))));
      at = token.end();
    }
    pieces.add(literal(answer.substring(at)));
    requireNoOtherTokens(pieces);
    return List.copyOf(pieces);
  }

  /** A misspelt token would be answered as it is written. The braces of JSON are quoted names'. */
  private static void requireNoOtherTokens(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (MISSPELT.matcher(piece.literal()).find()) {
        throw new IllegalArgumentException(
            "a handshake's answer holds no tokens but {/POINTER}, such as {/challenge}, and"
                + " {mac:/POINTER}");
      }
    }
  }

  private static Piece literal(String text) {
    return new Piece(Kind.LITERAL, text, JsonPointer.empty());
  }

  boolean isNone() {
    return when.isEmpty();
  }

  /** {@return the fields that it reads} */
  Stream<JsonPointer> fields() {
    return Stream.concat(
        when.stream().map(FieldRule::pointer),
        pieces.stream().filter(piece -> piece.kind() != Kind.LITERAL).map(Piece::pointer));
  }

  /** {@return whether the answer proves that the secret is known} */
  boolean holdsMac() {
    return pieces.stream().anyMatch(piece -> piece.kind() == Kind.MAC);
  }

  /** {@return whether a message that its vendor has signed asks for this answer} */
  boolean isAskedBy(StrictObject claims) {
    return !isNone() && when.stream().allMatch(rule -> rule.isMetBy(claims));
  }

  /**
   * {@return the answer}
   *
   * @param encoding how the vendor writes a MAC
   * @throws RejectedException with {@link Reason#MALFORMED} when a field is not as it must be
   */
  Handshake answer(Proven proven, Encoding encoding) throws RejectedException {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(
          switch (piece.kind()) {
            case LITERAL -> piece.literal();
            case FIELD -> field(proven.claims(), piece.pointer());
            case MAC -> {
              String field = field(proven.claims(), piece.pointer());
              yield encoding.encode(proven.key().mac(Content.ofText(field)));
            }
          });
    }
    return new Handshake(mediaType, text.toString());
  }

  private static String field(StrictObject claims, JsonPointer pointer) throws RejectedException {
    JsonNode value = claims.at(pointer);
    if (!value.isTextual() || !FIELD.matcher(value.textValue()).matches()) {
      throw new RejectedException(
          Reason.MALFORMED,
          "the vendor's handshake is genuine, but the value to be returned is not 1 to 64 letters,"
              + " digits, hyphens and underscores");
    }
    return value.textValue();
  }

  /**
   * Refuses a rule by which something unsigned could be answered, or a MAC that is one of a
   * message.
   *
   * @throws IllegalArgumentException saying what is missing
   */
  void check(Vendor vendor) {
    if (isNone()) {
      return;
    }
    boolean allIsSigned =
        vendor.family == Vendor.Family.DETACHED
            && (vendor.template.contains("{body}") || vendor.template.contains("{content}"));
    if (!vendor.calledBack || !allIsSigned) {
      throw new IllegalArgumentException(
          "has a handshake, and so is calledBack() and signs all of the {body}");
    }
    boolean isNoMessage =
        vendor.template.replaceAll("\\{[^}]*}", "").chars().anyMatch(HandshakeRule::isInNoField);
    if (holdsMac() && (vendor.algorithm.kind() != Algorithm.Kind.MAC || !isNoMessage)) {
      throw new IllegalArgumentException(
          "answers a MAC, and so is signed by one, over a text with a separator that no field"
              + " holds");
    }
  }

  private static boolean isInNoField(int character) {
    return !FIELD.matcher(Character.toString(character)).matches();
  }

  /** Shows the answer as documents write it. */
  @Override
  public String toString() {
    return answer;
  }
}
