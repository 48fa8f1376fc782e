package io.github.verifiedresponse.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** The second lock: it opens only for what the named verifier has verified in this request. */
@EnableWeld
class VerifiedResponseInterceptorTest {

  @WeldSetup
  private final WeldInitiator weld =
      WeldInitiator.from(
              RequestPayloads.class,
              PayloadProducer.class,
              VerifiedResponseInterceptor.class,
              Accounts.class,
              PremiumAccounts.class,
              GuardedMethods.class,
              OfStereotype.class)
          .activate(RequestScoped.class)
          .build();

  @ApplicationScoped
  @VerifiedResponse("caf")
  static class Accounts {
    String open() {
      return "opened";
    }

    @VerifiedResponse(value = "caf", accept = Outcome.APPROVED)
    String openApproved() {
      return "opened for a person who is alive";
    }

    @VerifiedResponse(value = "caf", types = "onboarded")
    String openOfType() {
      return "opened for an event of that type";
    }
  }

  @ApplicationScoped
  static class PremiumAccounts extends Accounts {
    @Override
    String open() {
      return "opened in gold";
    }
  }

  @ApplicationScoped
  static class GuardedMethods {
    String open() {
      return "open to all";
    }

    @VerifiedResponse("shufti")
    String closed() {
      return "closed but for shufti";
    }
  }

  @VerifiedResponse("caf")
  @Stereotype
  @Retention(RetentionPolicy.RUNTIME)
  @interface Onboarding {}

  @Onboarding
  @ApplicationScoped
  static class OfStereotype {
    String open() {
      return "opened by a stereotype";
    }
  }

  @Test
  void letsACallThroughWhenTheVerifierHasVerifiedTheRequest() {
    CdiSamples.declined("caf");

    assertThat(weld.select(Accounts.class).stream().map(Accounts::open))
        .containsExactlyInAnyOrder("opened", "opened in gold");
  }

  @Test
  void throwsNotVerifiedWhenNothingWasVerified() {
    assertRefused();
  }

  @Test
  void throwsNotVerifiedWhenAnotherVerifierHasVerifiedTheRequest() {
    CdiSamples.approved("caf-2");

    assertRefused();
  }

  private void assertRefused() {
    for (Accounts accounts : weld.select(Accounts.class)) {
      assertThatThrownBy(accounts::open)
          .isInstanceOf(NotVerifiedException.class)
          .hasMessageStartingWith("not-verified: ")
          .hasMessageContaining("@VerifiedResponse(\"caf\")")
          .hasMessageContaining("that verifier has verified nothing for this request");
    }
  }

  @Test
  void guardsOnlyTheMethodsThatAreAnnotatedWhereTheClassIsNot() {
    GuardedMethods bean = weld.select(GuardedMethods.class).get();
    CdiSamples.approved("caf");

    assertThat(bean.open()).isEqualTo("open to all");
    assertThatThrownBy(bean::closed)
        .isInstanceOf(NotVerifiedException.class)
        .hasMessageContaining("@VerifiedResponse(\"shufti\")");
    CdiSamples.approved("shufti");
    assertThat(bean.closed()).isEqualTo("closed but for shufti");
  }

  @Test
  void narrowsTheOutcomesThatTheEndpointTakes() {
    PremiumAccounts bean = weld.select(PremiumAccounts.class).get();
    CdiSamples.declined("caf");
    assertThatThrownBy(bean::openApproved)
        .isInstanceOf(NotVerifiedException.class)
        .hasMessageContaining(
            "accepts fewer outcomes or types than the filter or endpoint before it: write accept");

    CdiSamples.approved("caf");
    assertThat(bean.openApproved()).isEqualTo("opened for a person who is alive");
  }

  @Test
  void narrowsTheTypesThatTheEndpointTakes() {
    PremiumAccounts bean = weld.select(PremiumAccounts.class).get();
    CdiSamples.approved("caf");

    assertThatThrownBy(bean::openOfType)
        .isInstanceOf(NotVerifiedException.class)
        .hasMessageContaining("accepts fewer outcomes or types");
  }

  @Test
  void isBroughtByAStereotypeToo() {
    OfStereotype bean = weld.select(OfStereotype.class).get();
    assertThatThrownBy(bean::open).isInstanceOf(NotVerifiedException.class);

    CdiSamples.approved("caf");

    assertThat(bean.open()).isEqualTo("opened by a stereotype");
  }
}
