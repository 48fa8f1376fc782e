package io.github.verifiedresponse.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
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

  @Onboarding
  @Retention(RetentionPolicy.RUNTIME)
  @interface OfOnboarding {}

  @VerifiedResponse("interface")
  interface Guarded {
    void work();
  }

  interface GuardedMethod<T> {
    @VerifiedResponse("interface-method")
    void take(T value);

    void open();
  }

  interface Below<T> extends GuardedMethod<T> {}

  abstract static class GenericBase<T extends Number> {
    @VerifiedResponse("generic-base")
    abstract void take(List<T> values, T[] more, T one);
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

  static class Generic implements Below<String> {
    @Override
    public void take(String value) {}

    public void take(int value) {}

    @Override
    public void open() {}
  }

  @Onboarding
  static class Meta {}

  @OfOnboarding
  static class MetaOfMeta {}

  @Retention(RetentionPolicy.RUNTIME)
  @interface Plain {}

  @Plain
  static class Open {
    void work() {}
  }

  static class OfNumbers extends GenericBase<Integer> {
    @Override
    void take(List<Integer> values, Integer[] more, Integer one) {}

    void take(List<Integer> values, Integer[] more, String one) {}

    void take(List<Integer> values, Integer[] more) {}
  }

  @VerifiedResponse("class-of-method")
  abstract static class ClassOfMethod implements GuardedMethod<String> {
    @Override
    public void take(String value) {}

    @Override
    public void open() {}
  }

  abstract static class MethodBeforeInterfaceMethod implements GuardedMethod<String> {
    @Override
    @VerifiedResponse("own")
    public void take(String value) {}
  }

  static class MetaMethod {
    @Onboarding
    void work() {}
  }

  static class BelowMetaMethod extends MetaMethod {
    @Override
    void work() {}
  }

  /** As containers make them: a subclass that repeats no annotation. */
  static class Proxy extends OnClass {
    @Override
    public void work() {}
  }

  @Test
  void onTheMethod() {
    VerifiedResponse guard =
        AnnotationLookup.onMethod(OnClass.class, method(OnClass.class)).orElseThrow();

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
    assertThat(ofMethod(Generic.class, "take", String.class)).containsExactly("interface-method");
    assertThat(ofMethod(Generic.class, "open")).isEmpty();
  }

  @Test
  void notOnAnOverloadWithAnotherParameter() throws NoSuchMethodException {
    assertThat(AnnotationLookup.onMethod(Generic.class, Generic.class.getMethod("take", int.class)))
        .isEmpty();
  }

  @Test
  void onAnAnnotationOfTheClass() {
    assertThat(ofType(Meta.class)).containsExactly("meta");
  }

  @Test
  void onAnAnnotationOfAnAnnotationOfTheClass() {
    assertThat(ofType(MetaOfMeta.class)).containsExactly("meta");
  }

  @Test
  void nowhere() {
    assertThat(ofType(Open.class)).isEmpty();
    assertThat(ofMethod(Open.class, "work")).isEmpty();
  }

  @Test
  void onAMethodOfAGenericSuperclassButNotOnItsOverloads() {
    assertThat(ofMethod(OfNumbers.class, "take", List.class, Integer[].class, Integer.class))
        .containsExactly("generic-base");
    assertThat(ofMethod(OfNumbers.class, "take", List.class, Integer[].class, String.class))
        .isEmpty();
    assertThat(ofMethod(OfNumbers.class, "take", List.class, Integer[].class)).isEmpty();
  }

  @Test
  void onTheMethodThatABridgeLeadsTo() {
    assertThat(ofMethod(Generic.class, "take", Object.class)).containsExactly("interface-method");
    assertThat(ofMethod(OfNumbers.class, "take", List.class, Number[].class, Number.class))
        .containsExactly("generic-base");
  }

  @Test
  void onAMethodBeforeAType() {
    assertThat(ofMethod(ClassOfMethod.class, "take", String.class))
        .as("of an interface, before the class itself")
        .containsExactly("interface-method");
    assertThat(ofMethod(ClassOfMethod.class, "open")).containsExactly("class-of-method");
    assertThat(ofMethod(MethodBeforeInterfaceMethod.class, "take", String.class))
        .containsExactly("own");
  }

  @Test
  void onAnAnnotationOfAMethodAlsoWhereItIsOverridden() {
    assertThat(ofMethod(MetaMethod.class, "work")).containsExactly("meta");
    assertThat(ofMethod(BelowMetaMethod.class, "work")).containsExactly("meta");
    assertThat(ofType(MetaMethod.class)).isEmpty();
  }

  @Test
  void onTheClassBehindAContainersSubclass() {
    assertThat(ofMethod(Proxy.class, "work")).containsExactly("method");
    assertThat(ofType(Proxy.class)).containsExactly("class");
    assertThat(AnnotationLookup.onMethod(Proxy.class, method(OnClass.class)).orElseThrow().value())
        .isEqualTo("method");
  }

  @Test
  void onAnInterfaceItself() {
    assertThat(ofType(Guarded.class)).containsExactly("interface");
    assertThat(ofMethod(GuardedMethod.class, "take", Object.class))
        .containsExactly("interface-method");
  }

  static List<String> ofMethod(Class<?> type, String name, Class<?>... parameters) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> Arrays.equals(method.getParameterTypes(), parameters))
        .flatMap(method -> AnnotationLookup.onMethod(type, method).stream())
        .map(VerifiedResponse::value)
        .distinct()
        .toList();
  }

  static List<String> ofType(Class<?> type) {
    return AnnotationLookup.onType(type).map(VerifiedResponse::value).stream().toList();
  }

  private static Method method(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals("work"))
        .findFirst()
        .orElseThrow();
  }
}
