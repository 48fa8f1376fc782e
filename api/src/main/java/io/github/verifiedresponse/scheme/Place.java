package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * Where one named text sits: {@code header:NAME}, {@code query:NAME}, {@code form:NAME} (a field of
 * a posted form), {@code json:/POINTER}, or {@code part:NUMBER} (of content with full stops between
 * its parts).
 */
record Place(Kind kind, String name) {
  enum Kind {
    HEADER,
    QUERY,
    FORM,
    JSON,
    PART
  }

  static Place parse(String text) {
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    Kind kind =
        switch (colon < 0 || name.isEmpty() ? "" : text.substring(0, colon)) {
          case "header" -> Kind.HEADER;
          case "query" -> Kind.QUERY;
          case "form" -> Kind.FORM;
          case "json" -> Kind.JSON;
          case "part" -> Kind.PART;
          default ->
              throw new IllegalArgumentException(
                  "a place is header:NAME, query:NAME, form:NAME, json:/POINTER or part:NUMBER");
        };
    if (kind == Kind.JSON) {
      pointer(name);
    }
    if (kind == Kind.PART && !name.equals("0") && !name.equals("1")) {
      throw new IllegalArgumentException("of two parts, the first is part:0 and the other part:1");
    }
    return new Place(kind, name);
  }

  /** {@return the JSON pointer of this place} */
  JsonPointer pointer() {
    return pointer(name);
  }

  static JsonPointer pointer(String text) {
    if (text.length() < 2 || text.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "write a JSON pointer, which starts with a slash, such as /data/id");
    }
    return JsonPointer.compile(text);
  }

  /** Shows the place as messages to a client name it. */
  @Override
  public String toString() {
    return switch (kind) {
      case HEADER -> "the header " + name;
      case QUERY -> "the query parameter " + name;
      case FORM -> "the field " + name;
      case JSON -> "the field " + name;
      case PART -> "part " + name + " of the content";
    };
  }
}
