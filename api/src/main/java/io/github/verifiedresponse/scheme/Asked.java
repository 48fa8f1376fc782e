package io.github.verifiedresponse.scheme;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which values an entry asks a deployment for: read from the entry itself. */
final class Asked {
  private static final Pattern CONFIG = Pattern.compile("config:([a-z0-9-]+)");

  private Asked() {}

  /** {@return a deployment that has everything that a text asks for, to look whether it is one} */
  static Deployment sample(String text) {
    Deployment sample = Deployment.withoutKeys().with("public-url", "https://www.example.com");
    for (MatchResult found : CONFIG.matcher(text).results().toList()) {
      sample = sample.with(found.group(1), "sample");
    }
    return sample;
  }

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
      case SD_JWT -> names.add("alg");
      case DETACHED, JWS_HASH, JWS_DETACHED -> {}
    }
    return names;
  }
}
