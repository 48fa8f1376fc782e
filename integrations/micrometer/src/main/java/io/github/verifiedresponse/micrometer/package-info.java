/**
 * Meters of Micrometer for what verifiers decide: {@link
 * io.github.verifiedresponse.micrometer.MicrometerListener}, which needs no code.
 */
@NullMarked
package io.github.verifiedresponse.micrometer;

import org.jspecify.annotations.NullMarked;
