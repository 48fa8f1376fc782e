/**
 * The second lock for CDI beans: {@code @Inject VerifiedPayload} and {@code @VerifiedResponse} as
 * an interceptor binding. Both fail when the request was not verified. Without CDI nothing here is
 * used.
 */
@NullMarked
package io.github.verifiedresponse.cdi;

import org.jspecify.annotations.NullMarked;
