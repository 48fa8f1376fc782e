/** What a vendor said: the authentic message, its outcome, its times and its identity. */
@NullMarked
package io.github.verifiedresponse.result;

import org.jspecify.annotations.NullMarked;
