/** Where secrets live: {@link io.github.verifiedresponse.key.Keys}. */
@NullMarked
package io.github.verifiedresponse.key;

import org.jspecify.annotations.NullMarked;
