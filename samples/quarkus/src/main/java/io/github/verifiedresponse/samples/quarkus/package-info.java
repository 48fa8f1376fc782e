/** The onboarding sample's endpoints on Quarkus REST. */
@NullMarked
package io.github.verifiedresponse.samples.quarkus;

import org.jspecify.annotations.NullMarked;
