package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.Edits.any;

import io.github.verifiedresponse.TestVendor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Edits by a sender who knows how a family of vendors signs, and has no key. */
@FunctionalInterface
interface FamilyEdits {

  /** Returns the request with one thing changed; pieces are taken from the other one. */
  Request edited(Request one, Request other, Random random);

  /** Other spellings of a signature in a header, and other entries beside it. */
  static FamilyEdits ofSignature(String header, String entry) {
    return (one, other, random) -> {
      String value = one.header(header);
      String bare = value.substring(value.lastIndexOf('=', value.length() - 3) + 1);
      return one.header(
          header,
          switch (random.nextInt(9)) {
            case 0 -> value + entry + other.header(header);
            case 1 -> other.header(header) + entry + value;
            case 2 -> value.toUpperCase(Locale.ROOT);
            case 3 -> "v9=AAAA" + entry + value;
            case 4 -> value + entry + "v9,AAAA";
            case 5 -> value + entry;
            case 6 -> value.replace("v1", "v2").replace("v0", "v1");
            case 7 -> bare.isEmpty() ? "0" : bare;
            default -> value.substring(0, random.nextInt(value.length() + 1));
          });
    };
  }

  /** Other spellings and orders of a form, in the query or the body. */
  static FamilyEdits ofForm(boolean inQuery) {
    return (one, other, random) -> {
      String form = inQuery ? one.query() : one.body();
      String edited = formEdited(form, inQuery ? other.query() : other.body(), random);
      return inQuery ? one.target("/results?" + edited) : one.body(edited);
    };
  }

  private static String formEdited(String form, String other, Random random) {
    List<String> fields = new ArrayList<>(List.of(form.split("&", -1)));
    int at = random.nextInt(fields.size());
    String field = fields.get(at);
    switch (random.nextInt(8)) {
      case 0 -> Collections.shuffle(fields, random);
      case 1 -> fields.add(field);
      case 2 -> fields.remove(at);
      case 3 -> fields.set(at, any(List.of(other.split("&", -1)), random));
      case 4 -> fields.set(at, field + "%26a%3Db");
      case 5 -> fields.set(at, field.replace("=", "%3D"));
      case 6 -> fields.add("more=1");
      default -> {
        int letter = random.nextInt(Math.max(1, field.length()));
        String escaped = "%" + Integer.toHexString(field.isEmpty() ? ' ' : field.charAt(letter));
        fields.set(
            at,
            field.isEmpty()
                ? escaped
                : field.substring(0, letter) + escaped + field.substring(letter + 1));
      }
    }
    return String.join("&", fields);
  }

  /** Edits of a JSON body of which these fields are signed, joined in this order. */
  static FamilyEdits ofFields(String... pointers) {
    FamilyEdits json = (one, other, random) -> one.body(JsonEdits.edited(one.body(), random));
    return json.or(JoinedParts.of(Stream.of(pointers).map(Part::field).toArray(Part[]::new)));
  }

  /** One of both. */
  default FamilyEdits or(FamilyEdits others) {
    return (one, other, random) ->
        (random.nextBoolean() ? this : others).edited(one, other, random);
  }

  /** Edits of the token that is the body. */
  static FamilyEdits ofToken() {
    return (one, other, random) ->
        one.body(
            random.nextInt(20) == 0
                ? EcTwin.of(one.body())
                : TokenEdits.edited(one.body(), other.body(), random));
  }

  /** Edits of the token in a header. */
  static FamilyEdits ofTokenIn(String header) {
    return (one, other, random) ->
        one.header(
            header,
            random.nextInt(20) == 0
                ? EcTwin.of(one.header(header))
                : TokenEdits.edited(one.header(header), other.header(header), random));
  }

  /** Edits of a token without its payload. */
  static FamilyEdits ofDetachedToken(String header) {
    return (one, other, random) -> {
      String token = one.header(header);
      int start = token.indexOf("..");
      String payload = TestVendor.base64Url(one.body().getBytes(StandardCharsets.ISO_8859_1));
      String whole = token.substring(0, start + 1) + payload + token.substring(start + 1);
      return switch (random.nextInt(6)) {
        case 0 -> one.header(header, whole);
        case 1 -> one.header(header, EcTwin.of(token));
        case 2 -> one.header(header, token.substring(0, start) + "." + token.substring(start));
        default -> {
          String edited = TokenEdits.edited(whole, token, random);
          String[] parts = edited.split("\\.", -1);
          yield one.header(header, parts[0] + ".." + parts[parts.length - 1]);
        }
      };
    };
  }

  /** Edits of the three headers of an HTTP message signature. */
  static FamilyEdits ofHttpMessage() {
    return (one, other, random) -> {
      String input = one.header("Signature-Input");
      String signature = one.header("Signature");
      String digest = one.header("Content-Digest");
      return switch (random.nextInt(12)) {
        case 0 -> one.header("Signature-Input", inputEdited(input, random));
        case 1 -> {
          String label = any(List.of("a", "*", "sig2", "sig-1", "S"), random);
          yield one.header("Signature-Input", input.replaceFirst("sig1", label))
              .header("Signature", signature.replaceFirst("sig1", label));
        }
        case 2 -> one.header("Signature-Input", input.replaceFirst("sig1", "sig2"));
        case 3 ->
            one.header("Signature-Input", input + ", b=" + input.substring(5))
                .header("Signature", signature + ", b=" + signature.substring(5));
        case 4 -> one.header("Signature", signature + any(List.of(";a", ", ", " ", ","), random));
        case 5 -> one.body(other.body()).header("Content-Digest", digestOf(other.body()));
        case 6 -> one.header("Content-Digest", digest + ", md5=:AAAA:");
        case 7 -> one.header("Content-Digest", digest.replace("sha-256", "sha-512"));
        case 8 -> one.header("Content-Digest", digest.toUpperCase(Locale.ROOT));
        case 9 -> one.body(JsonEdits.edited(one.body(), random));
        case 10 -> one.header("Signature", Edits.strained(signature, random));
        default -> one.header("Signature-Input", Edits.strained(input, random));
      };
    };
  }

  private static String inputEdited(String input, Random random) {
    List<String> covered =
        new ArrayList<>(
            List.of(input.substring(input.indexOf('(') + 1, input.indexOf(')')).split(" ", -1)));
    String parameters = input.substring(input.indexOf(')') + 1);
    int at = random.nextInt(covered.size());
    switch (random.nextInt(9)) {
      case 0 -> covered.remove(at);
      case 1 -> Collections.shuffle(covered, random);
      case 2 -> covered.add(covered.get(at));
      case 3 -> covered.add("\"content-type\"");
      case 4 ->
          covered.set(at, covered.get(at) + any(List.of(";sf", ";bs", ";req", ";tr"), random));
      case 5 -> covered.set(at, covered.get(at).toUpperCase(Locale.ROOT));
      case 6 -> parameters += any(List.of(";alg=\"hmac-sha256\"", ";expires=1", ";x=1"), random);
      case 7 -> parameters = parameters.replaceAll("[0-9]$", Integer.toString(random.nextInt(10)));
      default -> covered.add(" ");
    }
    return "sig1=(" + String.join(" ", covered) + ")" + parameters;
  }

  private static String digestOf(String latin1) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(latin1.getBytes(StandardCharsets.ISO_8859_1));
      return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Edits of an issuer's token and its disclosures. */
  static FamilyEdits ofDisclosures() {
    return (one, other, random) -> {
      List<String> parts = new ArrayList<>(Arrays.asList(one.body().split("~", -1)));
      List<String> others = List.of(other.body().split("~", -1));
      int at = random.nextInt(parts.size() - 1);
      switch (random.nextInt(9)) {
        case 0 -> parts.set(0, TokenEdits.edited(parts.get(0), others.get(0), random));
        case 1 -> parts.add(at, parts.get(at));
        case 2 -> parts.add(1, any(others, random));
        case 3 -> Collections.shuffle(parts.subList(1, parts.size() - 1), random);
        case 4 -> parts.set(at, disclosureEdited(parts.get(at), random));
        case 5 -> parts.set(parts.size() - 1, parts.get(0));
        case 6 -> parts.add(at, "");
        case 7 -> parts.set(0, EcTwin.of(parts.get(0)));
        default -> parts.remove(at);
      }
      return one.body(String.join("~", parts));
    };
  }

  private static String disclosureEdited(String part, Random random) {
    if (part.isEmpty() || part.contains(".")) {
      return Edits.strained(part, random);
    }
    String json = Edits.text(Base64.getUrlDecoder().decode(part));
    String edited =
        switch (random.nextInt(4)) {
          case 0 -> json.replace(",", ", ");
          case 1 -> json.replace("salt", "s\\u0061lt");
          case 2 -> json.replace("Ada", "Eve");
          default -> RequestEdits.blindly(json, random);
        };
    return TestVendor.base64Url(edited.getBytes(StandardCharsets.ISO_8859_1));
  }
}
