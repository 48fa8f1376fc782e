package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Compiled;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.binding.ExpectedResult;
import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardChecksTest {
  private static final Verifiers VERIFIERS =
      Verifiers.of(SignedResponse.verifier("shufti").build());
  private static final String NOBODY =
      ": there is no verifier named 'nobody': set verified-response.nobody.scheme, or use one of [shufti]"
          + " [VR-1003]";

  @VerifiedResponse("nobody")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Onboarding {}

  @VerifiedResponse("nobody")
  interface OnType {}

  static class OnMethod {
    @VerifiedResponse("nobody")
    void hidden() {}
  }

  static class OnAnnotation {
    @Onboarding
    public void run() {}
  }

  interface Located {
    @Path("sub")
    @VerifiedResponse("shufti")
    Object locate();
  }

  static class OnLocator {
    @Path("sub")
    @VerifiedResponse("shufti")
    public Object locate() {
      return this;
    }
  }

  static class BelowLocator extends OnLocator {}

  interface Locating<T> {
    @Path("{id}")
    Object locate(T id);
  }

  static class BelowPath implements Locating<String> {
    @Override
    @VerifiedResponse("shufti")
    public Object locate(String id) {
      return this;
    }
  }

  interface GuardedLocating<T> {
    @VerifiedResponse("shufti")
    Object locate(T id);
  }

  static class BelowGuard implements GuardedLocating<String> {
    @Override
    @Path("{id}")
    public Object locate(String id) {
      return this;
    }
  }

  @VerifiedResponse("shufti")
  static class OnClass {
    @POST
    public void run() {}

    @Path("sub")
    public Object locate() {
      return this;
    }
  }

  static class BelowClass extends OnClass {}

  static class BelowVerb extends OnSubResourceMethod {
    @Override
    @Path("other")
    public void run() {}
  }

  static class OnSubResourceMethod {
    @POST
    @Path("sub")
    @VerifiedResponse("shufti")
    public void run() {}
  }

  static class Inherited implements OnInterfaceMethod {
    @Override
    public void run() {}

    public void open() {}
  }

  interface OnInterfaceMethod {
    @VerifiedResponse("nobody")
    void run();
  }

  @VerifiedResponse(value = "caf", types = "onboarded")
  static class OfTypeOfNone {}

  @Test
  void refuseTypesOfASchemeThatNamesNone() {
    Verifiers verifiers =
        Verifiers.of(SignedResponse.cafVerifier("caf", Carriers.header("X-Result")).build());

    assertThatThrownBy(() -> GuardChecks.check(OfTypeOfNone.class, verifiers))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "@VerifiedResponse on "
                + OfTypeOfNone.class.getName()
                + ": verifier 'caf': types cannot be checked, because the scheme caf has no event types")
        .hasMessageEndingWith("[VR-1011]");
  }

  static ThrowingCallable check(Class<?> type) {
    return () -> GuardChecks.check(type, VERIFIERS);
  }

  private static ThrowingCallable checkMethod(Class<?> type, String name) {
    return () -> GuardChecks.checkMethod(type, type.getMethod(name), VERIFIERS);
  }

  @Test
  void refuseAnUnknownVerifierOnATypeOrAMethod() {
    assertThatThrownBy(check(OnType.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("@VerifiedResponse on " + OnType.class.getName() + NOBODY);
    assertThatThrownBy(check(OnMethod.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("@VerifiedResponse on " + OnMethod.class.getName() + ".hidden" + NOBODY);
    assertThatThrownBy(check(OnAnnotation.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("@VerifiedResponse on " + OnAnnotation.class.getName() + ".run" + NOBODY);
  }

  @Test
  void refuseAnUnknownVerifierThatAMethodInherits() {
    assertThatThrownBy(checkMethod(Inherited.class, "run"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("@VerifiedResponse on " + Inherited.class.getName() + ".run" + NOBODY);
    assertThatCode(checkMethod(Inherited.class, "open")).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("AT-130 refuse an annotation on a sub-resource locator")
  void refuseAnAnnotationOnASubResourceLocator() {
    for (Class<?> type : new Class<?>[] {OnLocator.class, BelowLocator.class, Located.class}) {
      assertThatThrownBy(check(type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "@VerifiedResponse(\"shufti\") on the sub-resource locator "
                  + type.getName()
                  + ".locate would not guard it: write it on the methods, or on the class, of the"
                  + " sub-resource [VR-1113]");
    }
  }

  @Test
  @DisplayName("AT-130 refuse it also where path and annotation stand apart")
  void refuseALocatorWhosePathAndAnnotationStandApart() {
    for (Class<?> type : new Class<?>[] {BelowPath.class, BelowGuard.class, BelowVerb.class}) {
      assertThatThrownBy(check(type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("on the sub-resource locator " + type.getName());
    }
  }

  @Test
  @DisplayName("AT-130 refuse an annotation on the class of a sub-resource locator")
  void refuseAnAnnotationOnTheClassOfASubResourceLocator() {
    for (Class<?> type : new Class<?>[] {OnClass.class, BelowClass.class}) {
      assertThatThrownBy(check(type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "@VerifiedResponse(\"shufti\") on the class of the sub-resource locator "
                  + type.getName()
                  + ".locate would not guard it: write it on the methods, or on the class, of the"
                  + " sub-resource, and here on each resource method [VR-1113]");
    }
  }

  @Test
  void takeAMethodWithAPathAndAVerb() {
    assertThatCode(check(OnSubResourceMethod.class)).doesNotThrowAnyException();
  }

  @Test
  void takeWhatIsNotAnnotated() {
    assertThatCode(check(Object.class)).doesNotThrowAnyException();
  }

  @VerifiedResponse("shufti")
  interface One {}

  @VerifiedResponse("other")
  interface Another {}

  static class Torn implements One, Another {}

  @Test
  void refuseInterfacesThatDisagree() {
    assertThatThrownBy(check(Torn.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Torn.class.getName())
        .hasMessageContaining("have different @VerifiedResponse annotations");
  }

  static class Guarded {
    @VerifiedResponse("session")
    public void run() {}
  }

  @Test
  void refusesABindingToASessionThatNothingLends() {
    for (Binding binding :
        List.of(
            Binding.field("/reference").equalsSession("reference"),
            References.inMemory(Duration.ofHours(1))
                .binding("/reference", ExpectedResult.sessionValue("user")))) {
      Verifiers verifiers =
          Verifiers.of(SignedResponse.verifier("session").binding(binding).build());

      assertThatThrownBy(() -> GuardChecks.check(Guarded.class, verifiers))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("verifier 'session' reads the HTTP session (session:NAME)")
          .hasMessageContaining("add the jar verified-response-filter");
    }
  }

  @Test
  void takesABindingToASessionWithTheServletModule(@TempDir java.nio.file.Path directory)
      throws Exception {
    ClassLoader loader =
        Compiled.into(
            directory,
            Map.of(
                "io.github.verifiedresponse.filter.VerifiedResponseFilter",
                "package io.github.verifiedresponse.filter; public class VerifiedResponseFilter"
                    + " {}"));
    Binding binding = Binding.field("/reference").equalsSession("reference");
    Verifiers verifiers = Verifiers.of(SignedResponse.verifier("session").binding(binding).build());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      assertThatCode(() -> GuardChecks.check(Guarded.class, verifiers)).doesNotThrowAnyException();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void takesABindingToWhatJaxRsKnows() {
    Binding binding = Binding.field("/reference").equalsPrincipal();
    Verifiers verifiers = Verifiers.of(SignedResponse.verifier("session").binding(binding).build());

    assertThatCode(() -> GuardChecks.check(Guarded.class, verifiers)).doesNotThrowAnyException();
  }
}
