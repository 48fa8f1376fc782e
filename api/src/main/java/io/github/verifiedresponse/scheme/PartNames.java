package io.github.verifiedresponse.scheme;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of the texts that an entry reads beside the content: {@code signature}, {@code time}
 * and {@code id} where they are headers or query parameters, and each other header or parameter by
 * its own name. A relayed result has them elsewhere, and a carrier collects them by these names.
 *
 * @param named by their places in the vendor's own request
 */
record PartNames(Map<Place, String> named, Set<String> all) {
  static final PartNames NONE = new PartNames(Map.of(), Set.of());

  private static final String SIGNATURE = "signature";
  private static final Pattern TOKEN = Pattern.compile("\\{((?:header|query):[^}]+)}");
  private static final Pattern OF_PLACE = Pattern.compile("[^a-z0-9]+");

  static PartNames of(Vendor vendor) {
    Map<Place, String> named = new LinkedHashMap<>();
    Optional.ofNullable(vendor.time.text()).ifPresent(place -> add(named, place, "time"));
    vendor.id.headers().forEach(place -> add(named, place, "id"));
    Stream.concat(
            TOKEN.matcher(vendor.template).results().map(token -> token.group(1)),
            vendor.commitments.stream()
                .filter(rule -> !rule.startsWith("/"))
                .map(rule -> rule.substring(0, rule.indexOf('='))))
        .map(Place::parse)
        .forEach(place -> add(named, place, own(place)));
    Set<String> all = named.values().stream().collect(Collectors.toCollection(TreeSet::new));
    if (!vendor.signature.isEmpty()) {
      all.add(SIGNATURE);
    }
    return new PartNames(Map.copyOf(named), Set.copyOf(all));
  }

  /** What is in the content is signed with it, and comes with it. */
  private static void add(Map<Place, String> named, Place place, String name) {
    boolean isBeside =
        switch (place.kind()) {
          case HEADER, QUERY -> true;
          case FORM, JSON, PART -> false;
        };
    if (isBeside && !named.containsKey(key(place))) {
      boolean used = named.containsValue(name) || name.equals(SIGNATURE);
      named.put(
          key(place),
          used ? place.kind().name().toLowerCase(Locale.ROOT) + "-" + own(place) : name);
    }
  }

  private static String own(Place place) {
    return OF_PLACE.matcher(place.name().toLowerCase(Locale.ROOT)).replaceAll("-");
  }

  /** A header's name has no case. */
  private static Place key(Place place) {
    return place.kind() == Place.Kind.HEADER
        ? new Place(place.kind(), place.name().toLowerCase(Locale.ROOT))
        : place;
  }

  /** {@return what the carrier collected for a place, if it did} */
  Optional<String> in(Map<String, String> parts, Place place) {
    return parts.isEmpty() || named.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(named.get(key(place))).map(parts::get);
  }
}
