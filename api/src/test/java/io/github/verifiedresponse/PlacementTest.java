package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where the containers' own look-up of annotations is silently blind, this one is not. */
@DisplayName("AT-128, AT-129 finds the guard wherever it stands:")
class PlacementTest {

  @VerifiedResponse("meta")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Onboarding {}

  @VerifiedResponse("interface")
  interface Guarded {
    void work();
  }

  interface GuardedMethod<T> {
    @VerifiedResponse("interface-method")
    void take(T value);

    void open();
  }

  @VerifiedResponse("superclass")
  static class Base {
    @VerifiedResponse("overridden")
    void work() {}

    void open() {}
  }

  static class Derived extends Base {
    @Override
    void work() {}

    void own() {}
  }

  @VerifiedResponse("class")
  static class OnClass extends Base implements Guarded {
    @Override
    @VerifiedResponse(value = "method", accept = Outcome.APPROVED)
    public void work() {}
  }

  static class OfInterface implements Guarded {
    @Override
    public void work() {}
  }

  static class Generic implements GuardedMethod<String> {
    @Override
    public void take(String value) {}

    public void take(int value) {}

    @Override
    public void open() {}
  }

  @Onboarding
  static class Meta {}

  @VerifiedResponse("other-interface")
  interface OtherGuarded {}

  abstract static class Torn implements Guarded, OtherGuarded {}

  @VerifiedResponse("interface")
  interface SameGuarded {}

  abstract static class Agreed implements Guarded, SameGuarded {}

  @Retention(RetentionPolicy.RUNTIME)
  @interface Plain {}

  @Plain
  static class Open {
    void work() {}
  }

  @Test
  void onTheMethod() {
    VerifiedResponse guard = Placement.onMethod(OnClass.class, method(OnClass.class)).orElseThrow();

    assertThat(guard.value()).isEqualTo("method");
    assertThat(guard.accept()).containsExactly(Outcome.APPROVED);
  }

  @Test
  void onAnOverriddenMethod() {
    assertThat(ofMethod(Derived.class, "work")).containsExactly("overridden");
  }

  @Test
  void onASuperclass() {
    assertThat(ofMethod(Derived.class, "own")).containsExactly("superclass");
    assertThat(ofType(Derived.class)).containsExactly("superclass");
  }

  @Test
  void onTheClassBeforeItsSuperclassAndInterfaces() {
    assertThat(ofType(OnClass.class)).containsExactly("class");
  }

  @Test
  void onAnInterface() {
    assertThat(ofType(OfInterface.class)).containsExactly("interface");
    assertThat(ofMethod(OfInterface.class, "work")).containsExactly("interface");
  }

  @Test
  void onAMethodOfAGenericInterface() {
    assertThat(
            Arrays.stream(Generic.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("take") && !method.isBridge())
                .filter(method -> method.getParameterTypes()[0] == String.class)
                .map(method -> Placement.onMethod(Generic.class, method).orElseThrow().value()))
        .containsExactly("interface-method");
    assertThat(ofMethod(Generic.class, "open")).isEmpty();
  }

  @Test
  void notOnAnOverloadWithAnotherParameter() throws NoSuchMethodException {
    assertThat(Placement.onMethod(Generic.class, Generic.class.getMethod("take", int.class)))
        .isEmpty();
  }

  @Test
  void onAnAnnotationOfTheClass() {
    assertThat(ofType(Meta.class)).containsExactly("meta");
  }

  @Test
  void nowhere() {
    assertThat(ofType(Open.class)).isEmpty();
    assertThat(ofMethod(Open.class, "work")).isEmpty();
  }

  @Test
  void orRefusesWhenTwoInterfacesDisagree() {
    assertThatThrownBy(() -> Placement.onType(Torn.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Torn.class.getName())
        .hasMessageContaining("write it on the class or its method");
    assertThat(ofType(Agreed.class)).containsExactly("interface");
  }

  private static List<String> ofType(Class<?> type) {
    return Placement.onType(type).map(VerifiedResponse::value).stream().toList();
  }

  private static List<String> ofMethod(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .flatMap(method -> Placement.onMethod(type, method).stream())
        .map(VerifiedResponse::value)
        .toList();
  }

  private static Method method(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals("work"))
        .findFirst()
        .orElseThrow();
  }
}
