/** What happens to a request at every filter, whatever its container; adapters live elsewhere. */
@NullMarked
package io.github.verifiedresponse.gate;

import org.jspecify.annotations.NullMarked;
