package io.github.verifiedresponse.placement;

import static io.github.verifiedresponse.placement.PlacementTest.ofMethod;
import static io.github.verifiedresponse.placement.PlacementTest.ofType;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.VerifiedResponse;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;

/** Java keeps an annotation that is written twice in a container only. */
class RepeatedPlacementTest {

  @VerifiedResponse("repeated")
  @Repeatable(OnCalls.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface OnCall {
    String value();
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface OnCalls {
    OnCall[] value();
  }

  /** Holds others, and is no container of them. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Roster {
    OnCall[] value();
  }

  @OnCall("a")
  @OnCall("b")
  static class OnTheClass {
    void work() {}
  }

  static class OnTheMethod {
    @OnCall("a")
    @OnCall("b")
    void work() {}
  }

  static class Heir extends OnTheMethod {
    @Override
    void work() {}
  }

  /** Of annotations, too: here one is annotated with it twice. */
  @OnCall("a")
  @OnCall("b")
  @Retention(RetentionPolicy.RUNTIME)
  @interface AlwaysOnCall {}

  @AlwaysOnCall
  static class OnAnAnnotation {}

  @Roster(@OnCall("a"))
  static class OnTheRoster {}

  @Test
  void aRepeatedAnnotationGuardsLikeASingleOne() {
    assertThat(ofType(OnTheClass.class)).containsExactly("repeated");
    assertThat(ofMethod(OnTheMethod.class, "work")).containsExactly("repeated");
    assertThat(ofMethod(Heir.class, "work")).containsExactly("repeated");
    assertThat(ofType(OnAnAnnotation.class)).containsExactly("repeated");
  }

  @Test
  void anAnnotationThatOnlyHoldsOthersDoesNotGuard() {
    assertThat(ofType(OnTheRoster.class)).isEmpty();
  }
}
