/** What the annotation is written on, and what guards it there. */
@NullMarked
package io.github.verifiedresponse.placement;

import org.jspecify.annotations.NullMarked;
