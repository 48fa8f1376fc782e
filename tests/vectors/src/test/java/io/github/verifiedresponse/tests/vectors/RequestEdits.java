package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.Edits.any;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Edits of a signed request by a sender who knows HTTP, and nothing of the vendor. */
final class RequestEdits {
  private static final List<String> METHODS = List.of("PUT", "GET", "post", "PATCH", "");
  private static final List<String> TARGETS =
      List.of("", "?", "/", "?more=1", "&more=1", "#a", "%20");

  private RequestEdits() {}

  /**
   * Returns the request with one thing changed.
   *
   * @param other another genuine request of the same vendor, of which pieces are taken
   */
  static Request edited(Request one, Request other, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> one.body(blindly(one.body(), random));
      case 1 -> one.body(knowingly(one.body(), random));
      case 2, 3 -> withOtherHeader(one, other, random);
      case 4 -> crossed(one, other, random);
      case 5 -> withOtherTarget(one, random);
      case 6 -> shifted(one, random);
      case 7 -> one.method(any(METHODS, random));
      default -> one.header(any(List.of("X-More", "Host", "Cookie", "Date"), random), "more");
    };
  }

  static String blindly(String text, Random random) {
    return text.isEmpty()
        ? "more"
        : Edits.text(
            Edits.edited(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), random));
  }

  private static String knowingly(String body, Random random) {
    return body.startsWith("{") ? JsonEdits.edited(body, random) : Edits.strained(body, random);
  }

  private static Request withOtherHeader(Request one, Request other, Random random) {
    String name = anyHeader(one, random);
    String value = one.header(name);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> one.header(name, blindly(value, random));
      case 3 -> one.header(name, Edits.strained(value, random));
      case 4 -> one.without(name);
      case 5 -> one.header(name, value, other.header(name));
      case 6 -> one.header(name, value + any(List.of(",", " ", ", ", ";"), random) + value);
      case 7 -> one.header(name, value.toUpperCase(Locale.ROOT));
      case 8 -> one.header(name, any(List.of(" ", "\t"), random) + value + " ");
      default -> one.header(name, value.replaceAll("=+$", ""));
    };
  }

  private static String anyHeader(Request request, Random random) {
    List<String> names = List.copyOf(request.headers().keySet());
    return names.isEmpty() ? "Content-Type" : any(names, random);
  }

  /** Puts a piece of one genuine request into another. */
  private static Request crossed(Request one, Request other, Random random) {
    String name = anyHeader(one, random);
    return switch (random.nextInt(4)) {
      case 0 -> one.body(other.body());
      case 1 -> one.target(other.target());
      case 2 -> one.body(one.body() + other.body());
      default -> one.header(name, other.header(name));
    };
  }

  private static Request withOtherTarget(Request one, Random random) {
    return one.target(
        random.nextBoolean()
            ? one.target() + any(TARGETS, random)
            : "/" + blindly(one.target().substring(1), random));
  }

  /** Moves characters over the border of two pieces: what is joined may stay the same. */
  private static Request shifted(Request one, Random random) {
    String name = anyHeader(one, random);
    String value = one.header(name);
    int count = 1 + random.nextInt(3);
    int cut = Math.min(count, value.length());
    int head = Math.min(count, one.body().length());
    return switch (random.nextInt(4)) {
      case 0 ->
          one.header(name, value.substring(0, value.length() - cut))
              .body(value.substring(value.length() - cut) + one.body());
      case 1 ->
          one.header(name, value + one.body().substring(0, head)).body(one.body().substring(head));
      case 2 ->
          one.target(one.target() + one.body().substring(0, head)).body(one.body().substring(head));
      default -> {
        String next = anyHeader(one, random);
        yield one.header(name, value.substring(0, value.length() - cut))
            .header(next, value.substring(value.length() - cut) + one.header(next));
      }
    };
  }
}
