package io.github.verifiedresponse.samples.testing;

import io.github.verifiedresponse.testkit.Attacks;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The class to copy: it asks both endpoints what an attacker would ask them. */
class OnboardingAttacksTest {
  private static final TestVendor CAF =
      TestVendor.named("caf").approved().boundTo("/personId", "anna");

  @AutoClose private final OnboardingServer server = OnboardingServer.of(CAF).start();

  @TestFactory
  Stream<DynamicTest> theResourceWithstands() {
    return attacks("/onboarding", vendor -> vendor.inJson("/signedResponse"));
  }

  @TestFactory
  Stream<DynamicTest> theServletWithstands() {
    return attacks("/liveness", TestVendor::asBody);
  }

  private Stream<DynamicTest> attacks(String path, Function<TestVendor, SignedRequest> place) {
    Attacks attacks = Attacks.on(server.uri(path)).as(CAF, place);
    return attacks.header("Authorization", "Bearer anna").tests();
  }
}
