package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be signed of a detached signature's entry: the result itself, its time and its id, and
 * in a text that can be divided into its parts in one way only.
 */
final class SignedTextRules {
  private static final String WHOLE = "\\{(body|content|body\\.sha256)}";
  private static final Pattern RUN = Pattern.compile("(?:\\{[^}]+})+");

  /** Of one length, or known to the server, so that no character can move to a neighbour. */
  private static final Pattern FIXED = Pattern.compile("time|body\\.sha256|method|config:.*");

  /** The sender writes the end of it, as a query. */
  private static final Pattern ADDRESS = Pattern.compile("path|url");

  private static final Pattern PARAMS = Pattern.compile("\\{params:([^}]+)}");
  private static final Pattern FIELD = Pattern.compile("\\{(?:json|json\\?|free):([^}]+)}");
  private static final Pattern MAY_BE_ABSENT = Pattern.compile("\\{(?:json\\?|free):([^}]+)}");

  private SignedTextRules() {}

  /** {@return which rule the entry breaks, to follow its name} */
  static Optional<String> broken(Vendor vendor) {
    if (vendor.family == Vendor.Family.JWS) {
      return vendor.id.headers().isEmpty() && !vendor.time.isText()
          ? Optional.empty()
          : Optional.of("has an id or time outside the token, where nothing is signed");
    }
    if (vendor.family != Vendor.Family.DETACHED) {
      return Optional.empty();
    }
    String signed = vendor.template;
    if (vendor.takesForms && !signsFields(vendor)) {
      return Optional.of(
          "reads {field:NAME} of JSON or of a form, and so signs fields of its body one by one:"
              + " leave out {body}, raw and form");
    }
    if (!coversResult(vendor)) {
      return Optional.of(
          "does not sign its result: the signed text must hold {body}, or its fields");
    }
    if (vendor.time.isText() != signed.contains("{time}")) {
      return Optional.of(
          "has a time of the request if and only if it is signed: the signed text holds {time}");
    }
    for (Place header : vendor.id.headers()) {
      if (!signed.toLowerCase(Locale.ROOT).contains(token(header))) {
        return Optional.of("has an id that is not signed: the signed text must hold its header");
      }
    }
    Optional<String> unsigned = unsignedField(vendor);
    if (unsigned.isPresent()) {
      return unsigned;
    }
    return vendor.undivided || divides(vendor)
        ? Optional.empty()
        : Optional.of(
            "signs two parts with nothing between them, so that one can grow by the other");
  }

  private static String token(Place header) {
    return "{header:" + header.name().toLowerCase(Locale.ROOT) + "}";
  }

  /** What is handed on must be what was signed. */
  private static boolean coversResult(Vendor vendor) {
    String needed =
        switch (vendor.payload) {
          case JSON -> WHOLE + "|\\{(json|json\\?|free):";
          case RAW -> WHOLE;
          case FORM -> "\\{params:";
          case PART_JSON -> "\\{part:1}";
        };
    return !vendor.commitments.isEmpty() || Pattern.compile(needed).matcher(vendor.template).find();
  }

  private static boolean signsFields(Vendor vendor) {
    boolean isWhole =
        Pattern.compile(WHOLE).matcher(vendor.template).find() || !vendor.commitments.isEmpty();
    return vendor.payload == Vendor.Payload.JSON && !isWhole;
  }

  /** Of JSON whose fields are signed one by one, all that is judged must be among them. */
  private static Optional<String> unsignedField(Vendor vendor) {
    if (!signsFields(vendor)) {
      return Optional.empty();
    }
    Set<String> signed = fields(FIELD, vendor.template);
    Stream<String> time =
        vendor.time.isSigned() && !vendor.time.isText()
            ? Stream.of(vendor.time.pointer().toString())
            : Stream.of();
    List<String> outcome = vendor.outcome.pointers().stream().map(JsonPointer::toString).toList();
    Optional<String> missing =
        Stream.concat(Stream.concat(vendor.id.pointers().stream(), time), outcome.stream())
            .filter(field -> !signed.contains(field))
            .findFirst();
    if (missing.isPresent()) {
      return Optional.of("does not sign " + missing.get() + ", which it reads: sign that, too");
    }
    if (vendor.outcome.takesWhatIsNotListed()) {
      return Optional.of(
          "has an outcome for every other value that is not declined, and the type of a signed"
              + " field is not signed (\"false\" is no false): list the values of that outcome");
    }
    Set<String> maybe = fields(MAY_BE_ABSENT, vendor.template);
    return vendor.outcome.tellsAbsent() && outcome.stream().anyMatch(maybe::contains)
        ? Optional.of(
            "has an outcome by a field that is absent, which is signed as if it was empty")
        : Optional.empty();
  }

  private static Set<String> fields(Pattern token, String signed) {
    return token.matcher(signed).results().map(it -> it.group(1)).collect(Collectors.toSet());
  }

  private static boolean divides(Vendor vendor) {
    return PARAMS
            .matcher(vendor.template)
            .results()
            .allMatch(it -> SignedParams.parse(it.group(1)).divides())
        && RUN.matcher(vendor.template)
            .results()
            .map(run -> run.group().substring(1, run.group().length() - 1))
            .allMatch(run -> divides(vendor, List.of(run.split("}\\{"))));
  }

  /**
   * A part of one length between two others divides nothing: what looks like it may be in both of
   * them.
   */
  private static boolean divides(Vendor vendor, List<String> run) {
    List<String> others = run.stream().filter(token -> !isFixed(token)).toList();
    if (others.size() < 2) {
      return true;
    }
    boolean touches = run.indexOf(others.get(0)) == run.size() - 2;
    return others.size() == 2
        && isJson(vendor, run.get(run.size() - 1))
        && (isAddress(others.get(0)) || !touches);
  }

  private static boolean isAddress(String token) {
    return ADDRESS.matcher(token).matches();
  }

  /** No end of an object's text is an object, so none of it can move into what is before it. */
  private static boolean isJson(Vendor vendor, String token) {
    return vendor.payload == Vendor.Payload.JSON
        && (token.equals("body") || token.equals("content"));
  }

  private static boolean isFixed(String token) {
    return FIXED.matcher(token).matches();
  }
}
