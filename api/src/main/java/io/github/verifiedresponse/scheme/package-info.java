/** How vendors sign. Users learn {@link io.github.verifiedresponse.scheme.Schemes} and no more. */
@NullMarked
package io.github.verifiedresponse.scheme;

import org.jspecify.annotations.NullMarked;
