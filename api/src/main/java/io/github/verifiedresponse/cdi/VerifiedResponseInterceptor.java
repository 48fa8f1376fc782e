package io.github.verifiedresponse.cdi;

import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.gate.Placement;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The second lock: a guarded bean's methods run only when its verifier has verified the request.
 * Public for servers that make an enterprise bean's interceptors themselves, as GlassFish does.
 */
@Interceptor
@VerifiedResponse("")
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class VerifiedResponseInterceptor {
  private static final String SERVLET = "jakarta.servlet.Servlet";

  /** A field: Payara subclasses an enterprise bean's interceptors, by a constructor without any. */
  @Inject private @Nullable RequestPayloads requestPayloads;

  /** Called by CDI. */
  public VerifiedResponseInterceptor() {}

  @AroundInvoke
  @Nullable Object requireVerified(InvocationContext invocation) throws Exception {
    if (isServlet(invocation.getTarget().getClass())) {
      return invocation.proceed();
    }
    RequestPayloads payloads = requestPayloads;
    if (payloads == null) {
      throw new NotVerifiedException("CDI has not told this interceptor what was verified");
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
                            + "\") and that verifier has verified nothing for this request: guard"
                            + " the endpoint that calls it too"));
    requireAccepted(guard, payload);
    return invocation.proceed();
  }

  private static void requireAccepted(VerifiedResponse guard, VerifiedPayload payload) {
    Outcome[] accepted = guard.accept();
    if (accepted.length > 0 && !Arrays.asList(accepted).contains(payload.outcome())) {
      throw new NotVerifiedException(
          "the bean guarded by @VerifiedResponse(\""
              + guard.value()
              + "\") takes fewer outcomes than the endpoint that calls it: say accept there too");
    }
  }

  private static VerifiedResponse guardOf(InvocationContext invocation) {
    return Placement.onMethod(invocation.getTarget().getClass(), invocation.getMethod())
        .orElseThrow(
            () ->
                new NotVerifiedException(
                    "the guard of "
                        + invocation.getMethod().getDeclaringClass().getName()
                        + " cannot be found: write @VerifiedResponse on the bean itself"));
  }

  /**
   * Servlets are the filter's: WildFly and Payara intercept them as well, but init() before there
   * is a request, and Payara an asynchronous dispatch without a request scope.
   */
  private static boolean isServlet(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      // by name, because the Servlet API may be absent
      if (Arrays.stream(c.getInterfaces()).anyMatch(i -> i.getName().equals(SERVLET))) {
        return true;
      }
    }
    return false;
  }
}
