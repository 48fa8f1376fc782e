/** Two endpoints and what tests them. */
@NullMarked
package io.github.verifiedresponse.samples.testing;

import org.jspecify.annotations.NullMarked;
