/** A small KYC onboarding back end behind VerifiedResponse. */
@NullMarked
package io.github.verifiedresponse.samples.onboarding;

import org.jspecify.annotations.NullMarked;
