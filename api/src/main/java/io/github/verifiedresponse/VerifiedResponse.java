package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Outcome;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Guards a JAX-RS resource class or method, a servlet, or a CDI bean: application code runs only
 * for requests that the named verifier has verified.
 *
 * <pre>{@code
 * @POST
 * @Produces(MediaType.APPLICATION_JSON)
 * @VerifiedResponse("caf")
 * public Receipt onboard(@Context HttpServletRequest request) {
 *   VerifiedPayload result = VerifiedPayload.require(request::getAttribute, "caf");
 *   …
 * }
 * }</pre>
 *
 * <p>On JAX-RS resources it counts wherever it is written: the method, an overridden method, an
 * interface method, the class, a superclass, an interface, or an annotation that is itself
 * annotated with it; the nearest one wins. On a sub-resource locator, or on its class, it would not
 * be seen before the sub-resource runs, so the deployment is refused there.
 *
 * <p>On other CDI beans it is a second lock: the bean's methods throw {@link NotVerifiedException}
 * when the request was not verified. CDI is not needed for the other two.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface VerifiedResponse {

  /** {@return the name of the verifier, as in the settings {@code verified-response.NAME.…}} */
  @Nonbinding
  String value();

  /**
   * {@return the outcomes that this endpoint takes, on top of what the verifier's own {@code
   * accept} setting asks for; empty adds nothing} A genuine result with another outcome is refused
   * as {@link Reason#NOT_ACCEPTED}.
   */
  @Nonbinding
  Outcome[] accept() default {};

  /**
   * {@return the types of events that this endpoint takes, such as {@code payment.captured}; empty
   * adds nothing}
   *
   * <p>A type is what {@link VerifiedPayload#type()} returns, compared exactly. These types narrow
   * the verifier's own {@code types} setting and never widen it: a result must have a type that is
   * listed in both. A genuine result of another type, or of none, is refused as {@link
   * Reason#NOT_ACCEPTED}, or acknowledged where the vendor is the sender; it is not used up. Where
   * the vendor names no type, or none of these is among the verifier's, a servlet, a JAX-RS
   * resource or a handler of Spring MVC stops the start, and a bean of CDI refuses each call.
   */
  @Nonbinding
  String[] types() default {};
}
