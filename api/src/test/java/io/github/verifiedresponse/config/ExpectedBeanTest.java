package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.binding.ExpectedResult;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A binding to what a bean of the application expects. */
@EnableWeld
class ExpectedBeanTest {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @WeldSetup private final WeldInitiator weld = WeldInitiator.of(OfAnna.class);

  @TempDir private Path folder = Path.of("");

  /** Expects Anna's results, whoever calls. */
  @ApplicationScoped
  @Named("of-anna")
  public static class OfAnna implements ExpectedResult {
    @Override
    public Optional<String> of(Caller caller) {
      return Optional.of("anna");
    }
  }

  @AfterEach
  void putBack() {
    RunningApplication.forget();
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void letsTheResultPassThatTheBeanExpects() {
    assertThat(weld.isRunning()).isTrue();
    ResponseVerifier verifier = verifier("of-anna");

    VendorSamples.assertVerified(verifier, resultOf("anna"));
    assertThat(VendorSamples.reason(verifier, resultOf("boris"))).isEqualTo(Reason.NOT_BOUND);
  }

  @Test
  void failsClosedWithoutTheBean() {
    assertThatThrownBy(() -> new ExpectedBean("nobody").of(Caller.unknown()))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void saysAtStartWhichBeanIsMissing() {
    assertThatThrownBy(() -> verifier("nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected:nobody names no CDI bean")
        .hasMessageContaining("@Named(\"nobody\")");
  }

  @Test
  void isAskedForAgainWhenCdiHasStarted() throws Exception {
    enter("of-anna");
    assertThatCode(RunningApplication::requireBeans)
        .as("nothing is built yet")
        .doesNotThrowAnyException();
    Verifiers.ofApplication();

    assertThatCode(RunningApplication::requireBeans).doesNotThrowAnyException();
  }

  private void enter(String bean) throws Exception {
    ApplicationLoader.write(
        folder,
        "verified-response.properties",
        "verified-response.caf.scheme=caf",
        "verified-response.caf.secret=" + TestSettings.SECRET,
        "verified-response.caf.binding=/personId=expected:" + bean);
    Thread.currentThread().setContextClassLoader(ApplicationLoader.of(folder));
  }

  private static ResponseVerifier verifier(String bean) {
    return Verifiers.of(TestSettings.caf("binding", "/personId=expected:" + bean)).named("caf");
  }

  private static TestMessage resultOf(String person) {
    return TestMessage.ofToken(
        VendorSamples.CAF.token(
            VendorSamples.payload("of " + person, ",\"personId\":\"" + person + "\"")));
  }
}
