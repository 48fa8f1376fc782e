package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests that {@link AttackEndpointTest} runs, and of which most are to fail. They are not nested in
 * it, or a run of it by name would start them, too.
 */
final class Templates {
  private Templates() {}

  /** An endpoint that is started again for each attack. */
  abstract static class Template {
    @AutoClose private final Endpoint endpoint;

    Template(ResponseVerifier verifier) throws Exception {
      endpoint = new Endpoint(verifier, http -> true);
    }

    Attacks attacks() {
      return Attacks.on(endpoint.uri()).as(Fault.CAF, Fault::relayed).header("User", "anna");
    }

    @BeforeEach
    void nothingWasHandledBefore() {
      assertThat(endpoint.handled()).isZero();
    }
  }

  static class Right extends Template {
    Right() throws Exception {
      super(Fault.right().build());
    }

    @AttackEndpoint
    void withstands(Attempt attempt) {
      attempt.make(attacks());
    }
  }

  static class WithoutGuard extends Template {
    WithoutGuard() throws Exception {
      super(Fault.NO_GUARD.verifier());
    }

    @AttackEndpoint
    void withstands(Attempt attempt) {
      attempt.make(attacks().without(Attack.TWICE, "read by nothing"));
    }
  }

  static class Forgetful {
    @AttackEndpoint
    void withstands(Attempt attempt) {
      assertThat(attempt.attack()).isNotNull();
    }
  }

  static class Failing {
    @AttackEndpoint
    void withstands(Attempt attempt) {
      throw new IllegalStateException("no endpoint for " + attempt.attack());
    }
  }
}
