package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.scheme.Vendor.Family;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that every entry of the table keeps. */
class VendorTableTest {
  /** SHA-1 only where a vendor offers nothing else. */
  private static final Set<String> SHA_1 =
      Set.of("google-play-billing", "twilio", "twilio-json", "sumsub-sha1");

  static Stream<Vendor> vendors() {
    return Vendors.all().stream().filter(vendor -> vendor.refusal().isEmpty());
  }

  @Test
  void namesAreUniqueWithTheirVariants() {
    assertThat(Vendors.all().stream().map(vendor -> vendor.name() + " " + vendor.variant()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyRefusalSaysWhy() {
    assertThat(Vendors.all().stream().flatMap(vendor -> vendor.refusal().stream()))
        .hasSizeGreaterThan(10)
        .allSatisfy(why -> assertThat(why).hasSizeGreaterThan(20));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void whatIsReadOfAPartlySignedResultIsSigned(Vendor vendor) {
    List<String> signed = signedPointers(vendor);
    if (signed.isEmpty()) {
      return; // all of it is signed
    }
    assertThat(signed)
        .containsAll(
            vendor.id.places().stream()
                .map(place -> place.replace("?", ""))
                .filter(place -> place.startsWith("/"))
                .toList())
        .containsAll(vendor.outcome.pointers().stream().map(Object::toString).toList())
        .containsAll(
            vendor.kind.stream()
                .map(rule -> rule.replaceFirst("^!", "").replaceFirst("[=~].*$", ""))
                .toList());
    if (vendor.time.place().startsWith("/")) {
      assertThat(signed).contains(vendor.time.place());
    }
  }

  private static List<String> signedPointers(Vendor vendor) {
    return vendor.template.contains("{body}") || vendor.family != Family.DETACHED
        ? List.of()
        : Stream.of(vendor.template.split("[{}]"))
            .filter(token -> token.startsWith("json") || token.startsWith("free:"))
            .map(token -> token.substring(token.indexOf(':') + 1))
            .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void aTimeOfTheRequestIsPartOfTheSignedText(Vendor vendor) {
    if (vendor.time.isText()) {
      assertThat(vendor.template).contains("{time}");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void aMaximumAgeNeedsATime(Vendor vendor) {
    assertThat(vendor.time.maxAge() == null || vendor.time.isSigned()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void aRelayedResultHasAShape(Vendor vendor) {
    boolean generic = vendor.name().startsWith("jws-hs256") || isStandard(vendor);
    boolean open = vendor.kind.isEmpty() && vendor.id.places().isEmpty();

    assertThat(vendor.relayed && open && !generic).isFalse();
  }

  private static boolean isStandard(Vendor vendor) {
    return switch (vendor.family) {
      case HTTP_SIGNATURE, SD_JWT -> true;
      case DETACHED, JWS, JWS_HASH, JWS_DETACHED -> false;
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void aCredentialHasAnAgeAndNoId(Vendor vendor) {
    if (vendor.session) {
      assertThat(vendor.time.maxAge()).isNotNull();
      assertThat(vendor.id.places()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void sha1IsUsedOnlyWhereTheVendorLeavesNoChoice(Vendor vendor) {
    boolean sha1 =
        vendor.algorithm == Algorithm.HMAC_SHA1 || vendor.algorithm == Algorithm.RSA_SHA1;

    assertThat(sha1).isEqualTo(SHA_1.contains(vendor.name()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void everyEntrySaysWhereItComesFrom(Vendor vendor) {
    assertThat(vendor.source).isNotBlank();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void addressesOfKeysAreHttps(Vendor vendor) {
    assertThat(vendor.keyAddress().orElse("https://")).startsWith("https://");
  }
}
