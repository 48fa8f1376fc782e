package io.github.verifiedresponse.scheme;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which values an entry asks a deployment for: read from the entry itself. */
final class Asked {
  private static final Pattern CONFIG = Pattern.compile("config:([a-z0-9-]+)");

  private Asked() {}

  static Set<String> by(Vendor vendor) {
    Set<String> names = new TreeSet<>();
    Stream.concat(Stream.of(vendor.template), vendor.kind.stream())
        .flatMap(text -> CONFIG.matcher(text).results())
        .map(result -> result.group(1))
        .forEach(names::add);
    boolean signsUrl =
        vendor.template.contains("{url}") || vendor.commitments.toString().contains("(url)");
    if (signsUrl) {
      names.add("public-url");
    }
    switch (vendor.family) {
      case HTTP_SIGNATURE -> names.addAll(Set.of("public-url", "components", "alg"));
      case JWS -> {
        if (!vendor.algorithm.takesPublicKey()) {
          names.add("alg");
        }
      }
      case DETACHED, JWS_HASH, JWS_DETACHED, SD_JWT -> {}
    }
    return names;
  }
}
