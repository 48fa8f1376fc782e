package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one entry signs is no other entry's result, also under the same key. */
class TwinsTest {
  /** Which row is meant is the application's word; one secret is refused for two of them. */
  private static final Set<String> TWINS =
      Set.of(
          "github takes meta-webhook",
          "meta-webhook takes github",
          "jws-hs256 takes caf",
          "jws-hs256 takes jws-hs256-raw",
          "jws-hs256-raw takes caf",
          "jws-hs256-raw takes jws-hs256");

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.verifiedresponse.scheme.VendorContractTest#vendors")
  void refusesWhatAnotherVendorSignsUnderTheSameKey(Vendor vendor) throws Exception {
    ResponseVerifier verifier = VendorContractTest.verifier(vendor, 1);
    List<String> taken = new ArrayList<>();
    for (Vendor other : VendorContractTest.vendors().toList()) {
      boolean itself = other.name().equals(vendor.name());
      if (!itself
          && verifier.verify(VendorContractTest.sample(other).request().build())
              instanceof Verification.Verified) {
        taken.add(vendor.name() + " takes " + other.name());
      }
    }

    assertThat(taken).isSubsetOf(TWINS);
  }

  @Test
  void noEntryTakesWhatAnotherOfItsAccountSigns() {
    assertThat(TWINS)
        .allSatisfy(
            twins -> {
              int end = twins.indexOf(" takes ");
              Vendor other = Vendors.named(twins.substring(end + " takes ".length()));
              assertThat(Vendors.named(twins.substring(0, end)).keyOwner())
                  .isNotEqualTo(other.keyOwner());
            });
  }
}
