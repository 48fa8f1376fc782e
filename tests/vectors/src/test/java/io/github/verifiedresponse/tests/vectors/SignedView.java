package io.github.verifiedresponse.tests.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a vendor signs of a request, read from the vendor's page and by readers that are no part of
 * the product and more lenient than it. Two requests with the same view say the same: what differs
 * is one of a few things that no vendor signs.
 *
 * <ul>
 *   <li>another header, method, path or query than the vendor's page names;
 *   <li>white space round the value of a header (RFC 9110, section 5.5);
 *   <li>entries of a list of signatures beside a good one: the page says that versions are added
 *       (where the entries hold the time, the one that is handed on is compared);
 *   <li>where fields of JSON or of a form are signed and not its bytes: their spelling, their
 *       order, and other fields, which are not handed on;
 *   <li>where fields of JSON are signed as texts: whether a value is a string, and whether an empty
 *       one is there;
 *   <li>where parts are joined with nothing between them: where one ends;
 *   <li>the label of a signature in both of its headers, and white space between the members of
 *       these (RFC 9421, section 4);
 *   <li>the order of an SD-JWT's disclosures;
 *   <li>the second of the two values that an ECDSA signature over the same text can have.
 * </ul>
 */
@FunctionalInterface
interface SignedView {
  ObjectMapper JSON = new ObjectMapper();

  /** Returns a value that equals that of each request which says the same. */
  Object of(Request request);

  /** The body and these headers. */
  static SignedView bodyAnd(String... headers) {
    return request -> {
      List<String> signed = new ArrayList<>(List.of(request.body()));
      Arrays.stream(headers).map(request::header).forEach(signed::add);
      return signed;
    };
  }

  /** The body and one member of a header such as {@code t=1,v1=…}. */
  static SignedView bodyAndMember(String header, String between, String name) {
    return request -> {
      List<String> signed = new ArrayList<>(List.of(request.body()));
      Arrays.stream(request.header(header).split(between, -1))
          .filter(member -> member.startsWith(name + "="))
          .forEach(signed::add);
      return signed;
    };
  }

  /** The texts of these fields of a JSON body. */
  static SignedView fields(String... pointers) {
    return request -> {
      JsonNode json = json(request.body());
      return Arrays.stream(pointers).map(pointer -> text(json.at(pointer))).toList();
    };
  }

  /** The text of a field; it is empty where there is none. */
  static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  /** These parts. */
  static SignedView parts(Part... parts) {
    return request -> Arrays.stream(parts).map(part -> part.of(request)).toList();
  }

  /** These parts, joined with nothing between them. */
  static SignedView joined(Part... parts) {
    return request ->
        Arrays.stream(parts).map(part -> part.of(request)).collect(Collectors.joining());
  }

  static JsonNode json(String latin1) {
    try {
      return JSON.readTree(latin1.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  /** The fields of a form, sorted, without these. */
  static List<String> form(String text, Set<String> unsigned) {
    return Arrays.stream(text.split("&", -1))
        .filter(field -> !field.isEmpty())
        .map(field -> decoded(field.contains("=") ? field : field + "="))
        .filter(field -> !unsigned.contains(field.substring(0, field.indexOf('='))))
        .sorted()
        .toList();
  }

  /** Names and values of a form, sorted by name, with nothing between them. */
  static String namesAndValues(String text) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (String field : text.split("&", -1)) {
      String[] pair = field.split("=", 2);
      fields.merge(unescaped(pair[0]), unescaped(pair.length == 1 ? "" : pair[1]), String::concat);
    }
    StringBuilder joined = new StringBuilder();
    fields.forEach((name, value) -> joined.append(name).append(value));
    return joined.toString();
  }

  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String decoded(String field) {
    int equals = field.indexOf('=');
    return unescaped(field.substring(0, equals)) + "=" + unescaped(field.substring(equals + 1));
  }

  /** A token's header and payload: of its signature there can be two values. */
  static String signingInput(String token) {
    return token.substring(0, Math.max(0, token.lastIndexOf('.')));
  }

  /** What RFC 9421 covers in our requests, and the body, to which a covered digest commits. */
  static SignedView httpMessage() {
    return request -> {
      String input = request.header("Signature-Input");
      return List.of(
          request.method(),
          request.target(),
          request.header("Content-Digest"),
          request.body(),
          input.substring(input.indexOf('=') + 1));
    };
  }

  /** The issuer's token, and the disclosures in any order. */
  static SignedView disclosed() {
    return request -> {
      List<String> parts = new ArrayList<>(List.of(request.body().split("~", -1)));
      parts.set(0, signingInput(parts.get(0)));
      parts.subList(1, parts.size()).sort(null);
      return parts;
    };
  }
}
