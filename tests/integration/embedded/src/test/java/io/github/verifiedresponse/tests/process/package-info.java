/** The server that serves one application after the other. */
@NullMarked
package io.github.verifiedresponse.tests.process;

import org.jspecify.annotations.NullMarked;
