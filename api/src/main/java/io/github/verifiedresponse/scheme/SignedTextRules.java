package io.github.verifiedresponse.scheme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What must be signed of a detached signature's entry: the result itself, its time and its id, and
 * in a text that can be divided into its parts in one way only.
 */
final class SignedTextRules {
  private static final String WHOLE = "\\{(body|content|body\\.sha256)}";
  private static final Pattern ADJACENT = Pattern.compile("\\{([^}]+)}(?=\\{([^}]+)})");

  /** Of one length, or known to the server, so that no character can move to a neighbour. */
  private static final Pattern FIXED =
      Pattern.compile("time|body\\.sha256|method|path|url|config:.*");

  private SignedTextRules() {}

  /** {@return which rule the entry breaks, to follow its name} */
  static Optional<String> broken(Vendor vendor) {
    if (vendor.family != Vendor.Family.DETACHED) {
      return Optional.empty();
    }
    String signed = vendor.template;
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
    return vendor.undivided || divides(signed)
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

  private static boolean divides(String signed) {
    List<MatchResult> neighbours = ADJACENT.matcher(signed).results().toList();
    return neighbours.stream().allMatch(it -> isFixed(it.group(1)) || isFixed(it.group(2)));
  }

  private static boolean isFixed(String token) {
    return FIXED.matcher(token).matches();
  }
}
