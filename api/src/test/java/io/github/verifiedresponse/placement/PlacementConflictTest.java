package io.github.verifiedresponse.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A class that inherits two different annotations has none that could be meant. */
@DisplayName("AT-128, AT-129 refuses a class")
class PlacementConflictTest {

  @VerifiedResponse("other-interface")
  interface OtherGuarded {}

  abstract static class Torn implements PlacementTest.Guarded, OtherGuarded {}

  @VerifiedResponse("interface")
  interface SameGuarded {}

  @VerifiedResponse(value = "interface", accept = Outcome.APPROVED)
  interface NarrowGuarded {}

  abstract static class TornOutcomes implements PlacementTest.Guarded, NarrowGuarded {}

  abstract static class Agreed implements PlacementTest.Guarded, SameGuarded {}

  interface OtherGuardedMethod {
    @VerifiedResponse("other-interface-method")
    void take(String value);
  }

  abstract static class TornMethod
      implements PlacementTest.GuardedMethod<String>, OtherGuardedMethod {
    @Override
    public void take(String value) {}
  }

  abstract static class Decided extends TornMethod {
    @Override
    @VerifiedResponse("decided")
    public void take(String value) {}
  }

  @Test
  void whenTwoInterfacesDisagree() {
    assertThatThrownBy(() -> AnnotationLookup.onType(Torn.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Torn.class.getName())
        .hasMessageContaining("write it on the class or its method");
    assertThatThrownBy(() -> AnnotationLookup.onType(TornOutcomes.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(PlacementTest.ofType(Agreed.class)).containsExactly("interface");
  }

  @Test
  void whenTheMethodsOfTwoInterfacesDisagreeUnlessTheClassDecides() {
    assertThatThrownBy(() -> PlacementTest.ofMethod(TornMethod.class, "take", String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(TornMethod.class.getName());
    assertThat(PlacementTest.ofMethod(Decided.class, "take", String.class))
        .containsExactly("decided");
  }
}
