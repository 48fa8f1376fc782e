/** Readiness in MicroProfile Health. */
@NullMarked
package io.github.verifiedresponse.health;

import org.jspecify.annotations.NullMarked;
