package io.github.verifiedresponse.cdi;

import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.placement.AnnotationLookup;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * The second lock: a guarded bean's methods run only when its verifier has verified the request.
 * Public for servers that make an enterprise bean's interceptors themselves, as GlassFish does.
 */
@Interceptor
@VerifiedResponse("")
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class VerifiedResponseInterceptor {
  /** A field: Payara subclasses an enterprise bean's interceptors, by a constructor without any. */
  @Inject private @Nullable RequestPayloads requestPayloads;

  /** Called by CDI. */
  public VerifiedResponseInterceptor() {}

  @AroundInvoke
  @Nullable Object requireVerified(InvocationContext invocation) throws Exception {
    if (ServletCall.isOfServlet(invocation)) {
      ServletCall.of(invocation).ifPresent(call -> requirePayload(call, guardOf(invocation)));
      return invocation.proceed();
    }
    RequestPayloads payloads = requestPayloads;
    if (payloads == null) {
      throw new NotVerifiedException("CDI has not passed the verified payload to this interceptor");
    }
    VerifiedResponse guard = guardOf(invocation);
    VerifiedPayload payload =
        payloads
            .by(guard.value())
            .orElseThrow(
                () ->
                    new NotVerifiedException(
                        "the bean is guarded by @VerifiedResponse(\""
                            + guard.value()
                            + "\") but that verifier has verified nothing for this request: also"
                            + " guard the endpoint that calls it"));
    AnnotationLookup.requireAccepted(guard, payload);
    return invocation.proceed();
  }

  /**
   * By the request, since Payara dispatches asynchronously without a request scope. Under a name of
   * its own: beside an overload, GlassFish called the interceptor's method with wrong arguments.
   */
  private static void requirePayload(ServletCall call, VerifiedResponse guard) {
    if (!call.isForErrorPage()) { // which the filter lets through, without a payload
      AnnotationLookup.requireAccepted(
          guard, VerifiedPayload.require(call::attribute, guard.value()));
    }
  }

  private static VerifiedResponse guardOf(InvocationContext invocation) {
    return AnnotationLookup.onMethod(invocation.getTarget().getClass(), invocation.getMethod())
        .orElseThrow(
            () ->
                new NotVerifiedException(
                    "the guard of "
                        + invocation.getMethod().getDeclaringClass().getName()
                        + " cannot be found: write @VerifiedResponse on the bean itself"));
  }
}
