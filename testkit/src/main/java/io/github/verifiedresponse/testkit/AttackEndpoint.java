package io.github.verifiedresponse.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method that is called once for each {@link Attack}, named as it, with an {@link Attempt}
 * that it makes on your endpoint.
 *
 * <pre>{@code
 * @AttackEndpoint
 * void withstands(Attempt attempt) {
 *   TestVendor caf = TestVendor.named("caf").secret(SECRET).approved().boundTo("/personId", "anna");
 *   attempt.make(Attacks.on(uri).as(caf, vendor -> vendor.inJson("/signedResponse")));
 * }
 * }</pre>
 *
 * <p>As {@link Attacks#tests()}, but with JUnit's lifecycle around each attack: your {@code
 * BeforeEach} methods are called, and other extensions start transactions or resolve further
 * parameters. A method that does not make its attempt fails, because nothing was asked.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(AttackEndpointExtension.class)
public @interface AttackEndpoint {}
