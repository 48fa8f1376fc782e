package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that every entry of the table keeps; {@link PlantedEntriesTest} breaks each of them. */
class VendorTableTest {
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
  void keepsEveryRule(Vendor vendor) {
    assertThat(TableRule.brokenBy(vendor)).isEmpty();
  }

  /** Settings name algorithms by these. */
  @Test
  void noSettingNamesSha1() {
    assertThat(Stream.of(Algorithm.values()).filter(it -> it.jca().contains("SHA1")))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.jws() + it.http()).isEmpty());
  }

  /** A digest over the secret and then the message can be computed on, without the secret. */
  @Test
  void onlyAMacOrASignatureIsNoDigestWithTheSecretBehindTheMessage() {
    assertThat(Algorithm.values())
        .allSatisfy(
            it ->
                assertThat(it.jca())
                    .matches(
                        switch (it.kind()) {
                          case MAC -> "HmacSHA(1|256|384|512)";
                          case SUFFIX_DIGEST -> "SHA-256";
                          case PUBLIC_KEY -> "Ed25519|RSASSA-PSS|SHA[0-9]+with.*";
                        }));
  }
}
