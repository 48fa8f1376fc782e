/** The onboarding sample's endpoints on Spring Boot. */
@NullMarked
package io.github.verifiedresponse.samples.boot;

import org.jspecify.annotations.NullMarked;
