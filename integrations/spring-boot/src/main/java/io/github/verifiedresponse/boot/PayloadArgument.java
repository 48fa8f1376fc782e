package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.filter.SpringHandlerFilter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * An argument of the type {@link VerifiedPayload}: what the handler's own verifier has verified.
 */
final class PayloadArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == VerifiedPayload.class;
  }

  /**
   * Of the verifier that the handler's annotation names: another one may have verified the request,
   * too.
   *
   * @throws NotVerifiedException when the handler is not guarded
   */
  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    VerifiedResponse guard =
        SpringHandlerFilter.guardOfHandler(attributes(request))
            .orElseThrow(
                () ->
                    new NotVerifiedException(
                        "the argument of "
                            + parameter.getExecutable().getName()
                            + " is a VerifiedPayload, but the handler is not guarded: annotate it"
                            + " with @VerifiedResponse"));
    return VerifiedPayload.require(attributes(request), guard.value());
  }

  private static Function<String, @Nullable Object> attributes(NativeWebRequest request) {
    return name -> request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
  }
}
