package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.Vendor.Family;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that every entry of the table keeps, read from the entry and by none of the product. */
enum TableRule {
  WHAT_IS_READ_IS_SIGNED {
    @Override
    boolean isKeptBy(Vendor vendor) {
      Stream<String> kind =
          vendor.kind.stream()
              .map(rule -> rule.replaceFirst("^!", "").replaceFirst("(=|~(?![01])).*$", ""));
      Stream<String> outcome = vendor.outcome.pointers().stream().map(Object::toString);
      Stream<String> one = Stream.of(vendor.type, vendor.time.place());
      Stream<String> id = vendor.id.places().stream().map(place -> place.replace("?", ""));
      return Stream.of(id, outcome, kind, one)
          .flatMap(places -> places)
          .filter(place -> !place.isEmpty())
          .allMatch(place -> isSigned(vendor, place));
    }
  },
  AN_AGE_NEEDS_A_TIME {
    @Override
    boolean isKeptBy(Vendor vendor) {
      return vendor.time.maxAge() == null || !vendor.time.place().isEmpty();
    }
  },
  A_CALL_BACK_IS_ANSWERED_AGAIN {
    @Override
    boolean isKeptBy(Vendor vendor) {
      return !vendor.calledBack || vendor.relayed || isAcknowledgedAgain(vendor);
    }
  },
  A_RELAYED_RESULT_HAS_A_SHAPE {
    @Override
    boolean isKeptBy(Vendor vendor) {
      return !vendor.relayed || !vendor.kind.isEmpty() || STANDARDS.contains(vendor.name());
    }
  },
  A_CREDENTIAL_HAS_AN_AGE_AND_NO_ID {
    @Override
    boolean isKeptBy(Vendor vendor) {
      return !vendor.session
          || (vendor.time.maxAge() != null && vendor.id.places().isEmpty() && !vendor.calledBack);
    }
  },
  WHAT_IS_HANDED_ON_IS_SIGNED {
    @Override
    boolean isKeptBy(Vendor vendor) {
      return signsWhole(vendor)
          || switch (vendor.payload) {
            case JSON -> FIELD.matcher(vendor.template).find();
            case FORM -> vendor.template.contains("{params:");
            case PART_JSON -> vendor.template.contains("{part:1}");
            case RAW -> false;
          };
    }
  },
  NO_DIGEST_HAS_THE_SECRET_FIRST {
    @Override
    boolean isKeptBy(Vendor vendor) {
      return vendor.algorithm.kind() != Algorithm.Kind.SUFFIX_DIGEST
          || (!vendor.template.startsWith("{config:") && vendor.algorithm.jca().equals("SHA-256"));
    }
  },
  SHA_1_IS_FOR_VENDORS_WITHOUT_CHOICE {
    @Override
    boolean isKeptBy(Vendor vendor) {
      boolean isSha1 = vendor.algorithm.jca().toUpperCase(Locale.ROOT).contains("SHA1");
      return isSha1 == SHA_1.contains(vendor.name());
    }
  },
  NO_MESSAGE_CHOOSES_KEY_ALGORITHM_OR_FIELDS {
    @Override
    boolean isKeptBy(Vendor vendor) {
      boolean isInToken = vendor.family == Family.JWS_DETACHED;
      return (vendor.key.isEmpty() || vendor.key.matches("(?s)(key:|root:|jwks:https://[^{}]+/).*"))
          && (isInToken || !vendor.template.contains("{named-headers:"));
    }
  },
  IT_SAYS_WHERE_IT_COMES_FROM {
    @Override
    boolean isKeptBy(Vendor vendor) {
      return !vendor.source.isBlank();
    }
  };

  /** Vendors that offer nothing else. */
  private static final Set<String> SHA_1 =
      Set.of("google-play-billing", "twilio", "twilio-json", "sumsub-sha1");

  /** What signs results of every kind, so that the application's settings say which are meant. */
  private static final Set<String> STANDARDS =
      Set.of("jws-hs256", "jws-hs256-raw", "rfc9421", "sd-jwt");

  private static final TestClock CLOCK = TestClock.atSecond(SignedSample.NOW);
  private static final Pattern FIELD = Pattern.compile("\\{(?:json|json\\?|free):([^}]+)}");
  private static final Pattern PARAMS = Pattern.compile("\\{params:([^}]+)}");

  abstract boolean isKeptBy(Vendor vendor);

  static List<TableRule> brokenBy(Vendor vendor) {
    return Stream.of(values()).filter(rule -> !rule.isKeptBy(vendor)).toList();
  }

  private static boolean isSigned(Vendor vendor, String place) {
    if (place.startsWith("header:") && vendor.id.places().contains(place)) {
      return vendor.template.contains("{" + place + "}");
    }
    if (!place.startsWith("/")) {
      return vendor.template.contains("{time}");
    }
    return signsWhole(vendor)
        || switch (vendor.payload) {
          case JSON -> signedFields(vendor).contains(place);
          case FORM -> isSignedParam(vendor, place.substring(1));
          case PART_JSON -> vendor.template.contains("{part:1}");
          case RAW -> false;
        };
  }

  private static boolean signsWhole(Vendor vendor) {
    return vendor.family != Family.DETACHED
        || Stream.of("{body}", "{content}", "{body.sha256}").anyMatch(vendor.template::contains)
        || vendor.commitments.stream().anyMatch(rule -> rule.endsWith("sha256hex(body)"));
  }

  private static Set<String> signedFields(Vendor vendor) {
    return FIELD
        .matcher(vendor.template)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toSet());
  }

  private static boolean isSignedParam(Vendor vendor, String name) {
    return PARAMS
        .matcher(vendor.template)
        .results()
        .map(it -> List.of(it.group(1).split(";", -1)))
        .anyMatch(
            options ->
                options.stream().noneMatch(it -> names(it, "drop=").contains(name))
                    && options.stream()
                        .filter(it -> it.startsWith("keep="))
                        .allMatch(it -> name.startsWith(it.substring("keep=".length()))));
  }

  private static List<String> names(String option, String start) {
    return option.startsWith(start)
        ? List.of(option.substring(start.length()).split(",", -1))
        : List.of();
  }

  /** Whether a repetition of what a handler has done is answered by a status of the class 2xx. */
  private static boolean isAcknowledgedAgain(Vendor vendor) {
    SignedSample sample = SignedSample.of(vendor, new TestKeys(vendor, 1));
    ResponseVerifier verifier =
        ResponseVerifier.named("repeated")
            .scheme(vendor.scheme(SignedSample.known(vendor, new TestKeys(vendor, 1))))
            .replayGuard(vendor.session ? ReplayGuard.disabled() : ReplayGuards.inMemory(10, CLOCK))
            .clock(CLOCK)
            .build();
    Verification first = verifier.verify(sample.request().build());
    verifier.handling().settle(Verdicts.verified(first), Ending.byAnswer(200));
    return verifier.verify(sample.request().build()) instanceof Verification.Acknowledged;
  }
}
