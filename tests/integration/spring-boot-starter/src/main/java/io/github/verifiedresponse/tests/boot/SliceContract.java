package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import io.github.verifiedresponse.testkit.VerifiedPayloads;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.servlet.MockMvc;

/** A test of Spring MVC without a server, and without what its slice leaves out, is guarded too. */
interface SliceContract {

  /** What a test class of the application has. */
  abstract class Slice {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    MockMvc mvc;
  }

  /** {@return a slice of {@code Handlers.OnMethod}} */
  Slice ofHandler();

  /** {@return a slice of {@code Handlers.OnMethod}, whose results are bound to the caller} */
  Slice ofBoundHandler();

  /** {@return a slice of {@code Handlers.UnknownVerifier}} */
  Slice ofUnknownVerifier();

  private static MockMvc started(Slice slice) throws Exception {
    Handled.forget();
    new TestContextManager(slice.getClass()).prepareTestInstance(slice);
    return slice.mvc;
  }

  private static int status(MockMvc mvc, SignedRequest signed) throws Exception {
    return status(
        mvc,
        request -> {
          request.setContent(signed.body());
          signed.forEachHeader(request::addHeader);
        });
  }

  /** The builders of the two versions of Spring are of different types. */
  private static int status(MockMvc mvc, Consumer<MockHttpServletRequest> prepare)
      throws Exception {
    return mvc.perform(
            context -> {
              MockHttpServletRequest request =
                  new MockHttpServletRequest(context, "POST", "/kyc/result");
              prepare.accept(request);
              return request;
            })
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private static SignedRequest signed(String secret) {
    return TestVendor.named("caf").secret(secret).approved().calledBack();
  }

  @Test
  default void aHandlerRunsForAGenuineResultOnce() throws Exception {
    MockMvc mvc = started(ofHandler());
    SignedRequest genuine = signed(CafToken.SECRET);

    assertThat(status(mvc, signed("another-secret-0123456789-abcdefghijkl"))).isEqualTo(401);
    assertThat(Handled.times()).isZero();
    assertThat(status(mvc, genuine)).isEqualTo(200);
    assertThat(status(mvc, genuine)).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  /** As docs/spring-boot.md shows it. */
  @Test
  default void aResultOfTheCallerPasses() throws Exception {
    MockMvc mvc = started(ofBoundHandler());
    SignedRequest ofAnna =
        TestVendor.named("caf")
            .secret(CafToken.SECRET)
            .approved()
            .boundTo("/personId", "anna")
            .asBody();

    assertThat(status(mvc, as("boris", ofAnna))).isEqualTo(403);
    assertThat(Handled.times()).isZero();
    assertThat(status(mvc, as("anna", ofAnna))).isEqualTo(200);
  }

  private static Consumer<MockHttpServletRequest> as(String user, SignedRequest signed) {
    return request -> {
      request.setUserPrincipal(() -> user);
      request.setContent(signed.body());
      signed.forEachHeader(request::addHeader);
    };
  }

  /** What the test kit attaches was verified by another verifier of that name. */
  @Test
  default void aPayloadThatTheSlicesOwnVerifierHasNotVerifiedIsNoneOfIts() throws Exception {
    MockMvc mvc = started(ofHandler());
    Map<String, Object> attached = VerifiedPayloads.attributes("caf", signed(CafToken.SECRET));

    assertThat(status(mvc, request -> attached.forEach(request::setAttribute))).isBetween(400, 499);
    assertThat(Handled.times()).isZero();
  }

  @Test
  default void aMistakeStopsTheSlice() {
    assertThatThrownBy(() -> started(ofUnknownVerifier()))
        .hasStackTraceContaining("there is no verifier named 'cfa'");
  }
}
