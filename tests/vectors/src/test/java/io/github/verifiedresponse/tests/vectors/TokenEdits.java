package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.Edits.any;

import io.github.verifiedresponse.TestVendor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Edits of a compact JWS by one who knows what it is, and has no key. */
final class TokenEdits {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final List<String> PARAMETERS =
      List.of(
          "\"alg\":\"none\"",
          "\"alg\":\"HS512\"",
          "\"alg\":\"RS256\"",
          "\"crit\":[\"exp\"]",
          "\"b64\":false",
          "\"zip\":\"DEF\"",
          "\"kid\":\"../../dev/null\"",
          "\"kid\":\"1\"",
          "\"jku\":\"http://127.0.0.1/\"",
          "\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}",
          "\"typ\":\"at+jwt\"",
          "\"cty\":\"JWT\"",
          "\"x\":1",
          "\"enc\":\"A256GCM\"");

  private TokenEdits() {}

  static String edited(String token, String other, Random random) {
    String[] parts = token.split("\\.", -1);
    String[] others = other.split("\\.", -1);
    int place = random.nextInt(3);
    switch (random.nextInt(12)) {
      case 0 -> parts[place] = others[place];
      case 1 -> parts[place] = parts[random.nextInt(3)];
      case 2 -> parts[place] += "." + parts[random.nextInt(3)];
      case 3 -> parts[place] = "";
      case 4 -> parts[place] = respelled(parts[place], random);
      case 5 -> parts[place] = inOtherAlphabet(parts[place]) + "=".repeat(random.nextInt(3));
      case 6 -> parts[place] = Edits.strained(parts[place], random);
      case 7 -> parts[0] = encoded(withParameter(decoded(parts[0]), random));
      case 8 -> parts[1] = encoded(JsonEdits.edited(decoded(parts[1]), random));
      case 9 ->
          parts[place] = encoded(Edits.text(Edits.edited(decodedBytes(parts[place]), random)));
      case 10 -> parts[2] = cut(parts[2], random);
      default -> {
        return around(token, other, random);
      }
    }
    return String.join(".", parts);
  }

  /** Sets the bits that the last character has and no byte needs, or any of its bits. */
  private static String respelled(String part, Random random) {
    int last = ALPHABET.indexOf(part.charAt(part.length() - 1));
    int bits = part.length() % 4 == 2 ? 16 : part.length() % 4 == 3 ? 4 : 64;
    return part.substring(0, part.length() - 1) + ALPHABET.charAt(last ^ random.nextInt(bits));
  }

  private static String inOtherAlphabet(String part) {
    return part.replace('-', '+').replace('_', '/');
  }

  private static String cut(String signature, Random random) {
    byte[] mac = decodedBytes(signature);
    return signature.substring(0, random.nextInt(signature.length()))
        + (random.nextBoolean() ? "" : "A".repeat(random.nextInt(mac.length)));
  }

  private static String withParameter(String header, Random random) {
    String parameter = any(PARAMETERS, random);
    String members = header.substring(1, header.length() - 1);
    return switch (random.nextInt(3)) {
      case 0 -> "{" + members + "," + parameter + "}";
      case 1 -> "{" + parameter + "," + members + "}";
      default -> "{" + parameter + "}";
    };
  }

  private static String around(String token, String other, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "Bearer " + token;
      case 1 -> '"' + token + '"';
      case 2 -> token + any(List.of("\n", " ", ",", "&", "#", "?x=1"), random) + other;
      case 3 -> token + token;
      case 4 -> new StringBuilder(token).reverse().toString();
      case 5 -> token.replace(".", any(List.of("..", "。", "%2E", ",", " . "), random));
      case 6 -> encoded(token);
      default -> "[\"" + token + "\"]";
    };
  }

  private static String encoded(String text) {
    return TestVendor.base64Url(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String decoded(String part) {
    return Edits.text(decodedBytes(part));
  }

  private static byte[] decodedBytes(String part) {
    return Base64.getUrlDecoder().decode(part);
  }
}
