/** Plain Undertow, set up in code. */
@NullMarked
package io.github.verifiedresponse.tests;

import org.jspecify.annotations.NullMarked;
