/** Other people's test vectors, mutations, fuzzing and leaks. */
@NullMarked
package io.github.verifiedresponse.tests.vectors;

import org.jspecify.annotations.NullMarked;
