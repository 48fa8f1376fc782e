/** An application whose store a test takes away. */
@NullMarked
package io.github.verifiedresponse.tests.ready;

import org.jspecify.annotations.NullMarked;
