/**
 * The JAX-RS filter: {@link io.github.verifiedresponse.jaxrs.VerifiedResponseFeature} guards every
 * resource that {@code @VerifiedResponse} reaches.
 */
@NullMarked
package io.github.verifiedresponse.jaxrs;

import org.jspecify.annotations.NullMarked;
