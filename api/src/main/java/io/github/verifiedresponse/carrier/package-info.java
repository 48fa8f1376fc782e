/** Where in a request the signed content and the parts beside it are. */
@NullMarked
package io.github.verifiedresponse.carrier;

import org.jspecify.annotations.NullMarked;
