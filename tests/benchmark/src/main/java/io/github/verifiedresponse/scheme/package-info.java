/** Opens the two fast paths to the benchmark. */
@NullMarked
package io.github.verifiedresponse.scheme;

import org.jspecify.annotations.NullMarked;
