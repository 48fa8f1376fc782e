package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.result.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceTest {
  private static final Acceptance ANY = Acceptance.of();
  private static final Acceptance APPROVED = Acceptance.of(Outcome.APPROVED);
  private static final Acceptance PAID = ANY.ofTypes("paid");
  private static final Acceptance PAID_OR_FAILED = ANY.ofTypes("paid", "failed");

  @Test
  void whatAcceptsFewerOutcomesOrTypesIsWithinWhatAcceptsMore() {
    assertThat(APPROVED.isWithin(ANY)).isTrue();
    assertThat(PAID.isWithin(ANY)).isTrue();
    assertThat(PAID.isWithin(PAID_OR_FAILED)).isTrue();
    assertThat(APPROVED.ofTypes("paid").isWithin(APPROVED)).isTrue();

    assertThat(ANY.isWithin(APPROVED)).isFalse();
    assertThat(ANY.isWithin(PAID)).isFalse();
    assertThat(PAID_OR_FAILED.isWithin(PAID)).isFalse();
    assertThat(PAID.isWithin(APPROVED)).isFalse();
  }

  @Test
  void whatRequiresLessIsNotWithinWhatRequiresMore() {
    Acceptance alive = ANY.requiring(List.of(Requirement.of("/isAlive", BooleanNode.TRUE)));

    assertThat(alive.isWithin(ANY)).isTrue();
    assertThat(ANY.isWithin(alive)).isFalse();
  }

  @Test
  void allOutcomesByNameAreTheSameAsNone() {
    assertThat(Acceptance.of(Outcome.values())).isEqualTo(ANY);
    assertThat(Acceptance.of(Outcome.values()).isAny()).isTrue();
    assertThat(PAID.ofTypes().isAny()).isTrue();
    assertThat(PAID.isAny()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "payment.*",
        "*",
        " paid",
        "paid\n",
        "any",
        "paid,failed",
        "paid\u00a0",
        "pa\u200bid"
      })
  void refusesATypeThatNoEventHas(String type) {
    assertThatThrownBy(() -> ANY.ofTypes(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("types are compared exactly: write each type of event");
  }

  @VerifiedResponse(value = "hooks", accept = Outcome.APPROVED, types = "paid")
  private static final class Annotated {}

  @VerifiedResponse(value = "hooks", types = "payment.*")
  private static final class Wild {}

  @Test
  void readsAnAnnotation() {
    assertThat(Acceptance.of(Annotated.class.getAnnotation(VerifiedResponse.class)))
        .isEqualTo(APPROVED.ofTypes("paid"));
    VerifiedResponse wild = Wild.class.getAnnotation(VerifiedResponse.class);
    assertThatThrownBy(() -> Acceptance.of(wild))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith("[VR-1024]");
  }

  @Test
  void showsWhatIsAccepted() {
    assertThat(ANY).hasToString("any outcome");
    assertThat(APPROVED.ofTypes("paid", "failed"))
        .hasToString("outcome [APPROVED], types [paid, failed]");
  }
}
