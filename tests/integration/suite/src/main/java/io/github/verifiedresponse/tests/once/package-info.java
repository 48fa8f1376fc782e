/** An application whose handlers have effects, which are counted for each result. */
@NullMarked
package io.github.verifiedresponse.tests.once;

import org.jspecify.annotations.NullMarked;
