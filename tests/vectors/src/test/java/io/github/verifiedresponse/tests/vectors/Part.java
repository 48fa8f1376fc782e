package io.github.verifiedresponse.tests.vectors;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Function;

/** A part of a request that a vendor signs, as text. */
record Part(Function<Request, String> reader, Writer writer) {
  static final Part TARGET = new Part(Request::target, (one, text, random) -> one.target(text));
  static final Part METHOD = new Part(Request::method, (one, text, random) -> one.method(text));
  static final Part BODY = new Part(Request::body, (one, text, random) -> one.body(text));

  /** The names and values of a form in the body, with nothing between them. */
  static final Part FORM =
      new Part(
          request -> SignedView.namesAndValues(request.body()),
          (one, text, random) -> one.body(form(text, random)));

  /** Writes a text into a request, in one of the ways in which it can be written there. */
  @FunctionalInterface
  interface Writer {
    Request in(Request one, String text, Random random);
  }

  String of(Request request) {
    return reader.apply(request);
  }

  Request in(Request one, String text, Random random) {
    return writer.in(one, text, random);
  }

  static Part header(String name) {
    return new Part(request -> request.header(name), (one, text, random) -> one.header(name, text));
  }

  /** A field of a JSON body, as a string, number, boolean, null, or not at all. */
  static Part field(String pointer) {
    JsonPointer place = JsonPointer.compile(pointer);
    return new Part(
        request -> SignedView.text(SignedView.json(request.body()).at(place)),
        (one, text, random) -> {
          ObjectNode json = (ObjectNode) SignedView.json(one.body());
          ObjectNode parent = (ObjectNode) json.at(place.head());
          String name = place.last().getMatchingProperty();
          if (text.isEmpty() && random.nextBoolean()) {
            parent.remove(name);
          } else {
            parent.set(name, random.nextBoolean() ? new TextNode(text) : untyped(text));
          }
          return one.body(written(json));
        });
  }

  /** A value that is signed as this text and is no string, if there is one. */
  private static JsonNode untyped(String text) {
    return text.isEmpty()
        ? NullNode.getInstance()
        : text.equals("true") || text.equals("false")
            ? BooleanNode.valueOf(text.equals("true"))
            : text.matches("[1-9][0-9]{0,17}|0")
                ? LongNode.valueOf(Long.parseLong(text))
                : new TextNode(text);
  }

  private static String written(ObjectNode json) {
    try {
      return Edits.text(SignedView.JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cuts a text into names and values anywhere. */
  private static String form(String text, Random random) {
    StringBuilder form = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int middle = at + 1 + random.nextInt(text.length() - at);
      int end = middle + random.nextInt(text.length() - middle + 1);
      end = random.nextInt(3) == 0 ? end : text.length();
      form.append(form.isEmpty() ? "" : "&").append(encoded(text.substring(at, middle)));
      form.append('=').append(encoded(text.substring(middle, end)));
      at = end;
    }
    return form.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
