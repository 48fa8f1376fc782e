/** Who has been here: {@link io.github.verifiedresponse.replay.ReplayGuards}. */
@NullMarked
package io.github.verifiedresponse.replay;

import org.jspecify.annotations.NullMarked;
