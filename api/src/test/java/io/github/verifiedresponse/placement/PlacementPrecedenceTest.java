package io.github.verifiedresponse.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.VerifiedResponse;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Which of several annotations counts. */
class PlacementPrecedenceTest {

  interface Taking<T> {
    @VerifiedResponse("interface")
    void take(T value);
  }

  static class OfStrings implements Taking<String> {
    @Override
    @VerifiedResponse("own")
    public void take(String value) {}
  }

  static class BelowOfStrings extends OfStrings {}

  @VerifiedResponse("general")
  interface General {
    @VerifiedResponse("general-method")
    void run();
  }

  @VerifiedResponse("special")
  interface Special extends General {
    @Override
    @VerifiedResponse("special-method")
    void run();
  }

  static class OfSpecial implements Special {
    @Override
    public void run() {}
  }

  static class OfBoth extends OfSpecial implements General {
    @Override
    public void run() {}
  }

  @VerifiedResponse("sibling")
  interface Sibling extends General {}

  abstract static class Torn implements Special, Sibling {}

  private static String onMethod(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    return AnnotationLookup.onMethod(type, type.getMethod(name, parameters)).orElseThrow().value();
  }

  @Test
  void aClassGoesBeforeItsInterfacesAlsoForABridge() throws Exception {
    assertThat(OfStrings.class.getMethod("take", Object.class).isBridge()).isTrue();
    assertThat(onMethod(OfStrings.class, "take", Object.class)).isEqualTo("own");
    assertThat(onMethod(BelowOfStrings.class, "take", Object.class)).isEqualTo("own");
    assertThat(onMethod(OfStrings.class, "take", String.class)).isEqualTo("own");
  }

  @Test
  void anInterfaceGoesBeforeThoseThatItExtends() throws Exception {
    assertThat(onMethod(OfSpecial.class, "run")).isEqualTo("special-method");
    assertThat(onMethod(OfBoth.class, "run")).isEqualTo("special-method");
    assertThat(onMethod(Special.class, "run")).isEqualTo("special-method");
    assertThat(AnnotationLookup.onType(OfSpecial.class).orElseThrow().value()).isEqualTo("special");
    assertThat(AnnotationLookup.onType(OfBoth.class).orElseThrow().value()).isEqualTo("special");
  }

  @Test
  void twoInterfacesOfWhichNoneExtendsTheOtherDisagree() {
    assertThatThrownBy(() -> AnnotationLookup.onType(Torn.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the interfaces of " + Torn.class.getName() + " have different");
  }

  @Test
  void declarationsAreNamedFromTheTypeUpwards() throws Exception {
    Method take = OfStrings.class.getMethod("take", String.class);

    assertThat(AnnotationLookup.declarations(BelowOfStrings.class, take))
        .containsExactly(take, Taking.class.getMethod("take", Object.class));
    assertThat(
            AnnotationLookup.declarations(
                OfStrings.class, Taking.class.getMethod("take", Object.class)))
        .containsExactly(
            OfStrings.class.getMethod("take", Object.class),
            Taking.class.getMethod("take", Object.class));
  }
}
