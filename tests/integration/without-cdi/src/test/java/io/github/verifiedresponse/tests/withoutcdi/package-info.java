/** The library where there is no CDI. */
@NullMarked
package io.github.verifiedresponse.tests.withoutcdi;

import org.jspecify.annotations.NullMarked;
