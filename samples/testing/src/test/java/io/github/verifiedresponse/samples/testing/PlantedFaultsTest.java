package io.github.verifiedresponse.samples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.samples.testing.OnboardingServer.Setup;
import io.github.verifiedresponse.testkit.AttackReport;
import io.github.verifiedresponse.testkit.AttackReport.Finding;
import io.github.verifiedresponse.testkit.AttackReport.Result;
import io.github.verifiedresponse.testkit.Attacks;
import io.github.verifiedresponse.testkit.TestVendor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Without a fault each attack is refused; with one, the attack that the fault lets through fails.
 */
class PlantedFaultsTest {
  private static final TestVendor CAF =
      TestVendor.named("caf").approved().boundTo("/personId", "anna");

  @ParameterizedTest
  @EnumSource(names = {"BINDING_NONE", "EXACT_MAPPING"})
  void withoutItAtLeastTwentyAreWithstood(Fault fault) throws Exception {
    AttackReport report = attacks(fault, OnboardingServer.of(CAF));

    assertThat(report.failed()).as(report.toString()).isEmpty();
    assertThat(report.findings())
        .filteredOn(finding -> finding.result() == Result.WITHSTOOD)
        .hasSizeGreaterThan(20)
        .extracting(Finding::attack)
        .contains(fault.throughIt());
  }

  @ParameterizedTest
  @EnumSource
  void theAttackFailsBecauseOfTheFault(Fault fault) throws Exception {
    AttackReport report = attacks(fault, fault.plantedIn(OnboardingServer.of(CAF)));

    assertThat(report.failed()).as(report.toString()).contains(fault.throughIt());
  }

  private static AttackReport attacks(Fault fault, Setup setup) throws Exception {
    try (OnboardingServer server = setup.start()) {
      return Attacks.on(server.uri(fault.path()))
          .as(CAF, fault::place)
          .header("Authorization", "Bearer anna")
          .report();
    }
  }
}
