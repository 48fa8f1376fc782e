package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.FormFields;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields of a form or query as one text, sorted by name: {@code
 * {params:src=query;drop=hmac;glue=&}}. The options are {@code src} (content, the default, or
 * query), {@code drop} (names that are not signed), {@code keep} (a prefix of those that are),
 * {@code pair} (between name and value, {@code =}), {@code glue} (between fields), {@code value}
 * (decoded, form, percent or shopify), {@code multi} (refuse or comma) and {@code empty} (refuse or
 * ok).
 */
record SignedParams(
    boolean ofQuery,
    Set<String> drop,
    String keep,
    String pair,
    String glue,
    Form form,
    boolean joinsWithCommas,
    boolean mayBeEmpty) {

  /** How names and values are written in the signed text. */
  enum Form {
    DECODED,
    FORM,
    PERCENT,
    SHOPIFY
  }

  private static final List<String> OPTIONS =
      List.of("src", "drop", "keep", "pair", "glue", "value", "multi", "empty");

  static SignedParams parse(String options) {
    Map<String, String> given = new HashMap<>();
    for (String option : options.split(";", -1)) {
      int equals = option.indexOf('=');
      if (equals < 0 || !OPTIONS.contains(option.substring(0, equals))) {
        throw new IllegalArgumentException(
            "{params:…} has options such as src=query;drop=hmac;glue=&, of " + OPTIONS);
      }
      given.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return new SignedParams(
        given.getOrDefault("src", "content").equals("query"),
        dropped(given),
        given.getOrDefault("keep", ""),
        given.getOrDefault("pair", "="),
        given.getOrDefault("glue", ""),
        Form.valueOf(given.getOrDefault("value", "decoded").toUpperCase(Locale.ROOT)),
        given.getOrDefault("multi", "refuse").equals("comma"),
        given.getOrDefault("empty", "refuse").equals("ok"));
  }

  /** A field may have the empty name, which no vendor means. */
  private static Set<String> dropped(Map<String, String> given) {
    if (!given.containsKey("drop")) {
      return Set.of();
    }
    List<String> names = Arrays.asList(given.getOrDefault("drop", "").split(",", -1));
    if (names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "{params:…;drop=} has an empty name, so that a field without a name would not be signed:"
              + " write names with commas between them, or leave drop out");
    }
    return Set.copyOf(names);
  }

  /** {@return the signed fields by name, decoded} */
  SortedMap<String, String> fields(Received received) throws RejectedException {
    FormFields fields = ofQuery ? received.query() : received.form();
    SortedMap<String, String> signed = new TreeMap<>();
    for (Map.Entry<String, List<String>> field : fields.toMap().entrySet()) {
      String name = field.getKey();
      if (!drop.contains(name) && name.startsWith(keep)) {
        if (field.getValue().size() > 1 && !joinsWithCommas) {
          throw new RejectedException(Reason.AMBIGUOUS, "a signed field occurs more than once");
        }
        signed.put(name, String.join(",", field.getValue()));
      }
    }
    if (signed.isEmpty() && !mayBeEmpty) {
      throw new RejectedException(Reason.MISSING_SIGNATURE, "there are no signed fields");
    }
    return signed;
  }

  /** {@return the signed text} */
  String text(Received received) throws RejectedException {
    StringBuilder text = new StringBuilder();
    String between = "";
    for (Map.Entry<String, String> field : fields(received).entrySet()) {
      text.append(between).append(written(field.getKey(), true)).append(pair);
      text.append(written(field.getValue(), false));
      between = glue;
    }
    return text.toString();
  }

  /** {@return whether something is between name and value, and between a field and the next} */
  boolean divides() {
    return !pair.isEmpty() && !glue.isEmpty();
  }

  private String written(String text, boolean isName) throws RejectedException {
    return withoutSeparators(encoded(text, isName), isName);
  }

  private String encoded(String text, boolean isName) {
    return switch (form) {
      case DECODED -> text;
      case FORM -> URLEncoder.encode(text, StandardCharsets.UTF_8);
      case PERCENT -> percent(text);
      case SHOPIFY -> {
        String escaped = text.replace("%", "%25").replace("&", "%26");
        yield isName ? escaped.replace("=", "%3D") : escaped;
      }
    };
  }

  /** As {@code encodeURIComponent} of ECMAScript does. */
  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%21", "!")
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%7E", "~");
  }

  /** A field that holds a separator could be read as two fields under the same signature. */
  private String withoutSeparators(String text, boolean isName) throws RejectedException {
    boolean holdsPair = !pair.isEmpty() && text.contains(pair);
    // without a glue a value that holds the one between name and value could be two fields
    if ((!glue.isEmpty() && text.contains(glue)) || (holdsPair && (isName || glue.isEmpty()))) {
      throw new RejectedException(
          Reason.MALFORMED, "a signed field contains the separator of fields");
    }
    return text;
  }
}
