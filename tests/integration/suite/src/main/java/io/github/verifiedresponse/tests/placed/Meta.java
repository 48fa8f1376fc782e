package io.github.verifiedresponse.tests.placed;

import io.github.verifiedresponse.VerifiedResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation that is annotated itself. */
@VerifiedResponse("caf")
@Retention(RetentionPolicy.RUNTIME)
public @interface Meta {}
